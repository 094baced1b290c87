import {
  callQuality,
  coverage,
  detectKind,
  type FileProblem,
  type FileQuality,
  type FileWarning,
  type FileWords,
  type LineRecord,
  readCallRecords,
  readStatement,
  type RowProblem as ReadProblem,
  statementQuality,
  type Transaction,
} from '@lendline/behaviour';
import { type Currency, type LocalText, type NumberingPlan, ok, type Problem, type Result } from '@lendline/kernel';
import type { RecordSource } from '../contract.ts';
import { fileRefused, misplaced } from '../problems.ts';
import { type Applicant, type Holder, holderByName, holderOfCalls } from '../rules/holder.ts';
import type { FileMark } from '../rules/import-flags.ts';
import { ownNumberIn } from '../rules/own-number.ts';
import { splitPostDated } from '../rules/post-dated.ts';
import type { LeftOutRow } from '../rules/rejected-csv.ts';
import { rowProblem } from '../rules/stored-rows.ts';

/** A file whose every row is accounted for. Personal data: it is scrambled and sealed before it is written. */
export interface ReadFile {
  readonly kind: string;
  readonly rowsRead: number;
  readonly calls: readonly LineRecord[];
  readonly transactions: readonly Transaction[];
  /** The words of the file's label columns, rejected rows' among them, and those of them that its reader does not know. */
  readonly words: FileWords;
  /** What the file is worth; its keys are those of rows as they stand in the file. */
  readonly quality: FileQuality;
  readonly leftOut: readonly LeftOutRow[];
  readonly holder: Holder;
  readonly marks: readonly FileMark[];
  readonly warnings: readonly LocalText[];
  readonly coveredDays: number;
  readonly window: { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | null;
}

export interface ReadingOf {
  readonly source: RecordSource;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly applicant: Applicant;
  /** Where the applicant's line is, and how numbers are written there. */
  readonly country: string;
  readonly plan: NumberingPlan;
  /** Of amounts in files that print none. */
  readonly currency: Currency;
  /** Opens an encrypted zip. */
  readonly password: string | undefined;
}

/** Reads a file of either kind. Errors: a problem that says what is wrong with the whole file and what to do. */
export async function readFile(bytes: Uint8Array, of: ReadingOf): Promise<Result<ReadFile, Problem>> {
  const read = of.source === 'call-records' ? readCalls(bytes, of) : await readPayments(bytes, of);
  if (read.ok) return read;
  const { reason } = read.error;
  return reason === 'unrecognised' && isKnown(bytes) ? misplaced(of.source) : fileRefused(read.error);
}

/** A file that one reader does not recognise, and that is of a known kind all the same, is the other reader's. */
function isKnown(bytes: Uint8Array): boolean {
  const kind = detectKind(bytes);
  // What is packed says nothing of what is inside.
  return kind !== null && kind !== 'workbook' && kind !== 'archive';
}

/** How a file of a kind that names both sides of every row names the applicant; undefined for other kinds. */
function ownSideIn(bytes: Uint8Array, { applicant: { phone }, country, plan }: ReadingOf): string | undefined {
  const kind = detectKind(bytes);
  if (kind !== 'cider' && kind !== 'gsma') return undefined;
  return ownNumberIn(new TextDecoder().decode(bytes), { phone, country, plan });
}

function readCalls(bytes: Uint8Array, of: ReadingOf): Result<ReadFile, FileProblem> {
  const { zone, now, applicant, currency } = of;
  const line = ownSideIn(bytes, of);
  const read = readCallRecords(bytes, { zone, as_of: now, currency, ...(line === undefined ? {} : { line }) });
  if (!read.ok) return read;
  const { kind, rows, records, holder } = read.value;
  const { happened, postDated } = splitPostDated(records, now);
  const rejected = [...read.value.rejected, ...postDated];
  return ok({
    ...factsOf(happened),
    kind: importKind(kind, bytes),
    rowsRead: rows,
    calls: happened,
    transactions: [],
    words: wordsOf(read.value),
    quality: callQuality(kind, { ...read.value, records: happened, rejected }),
    leftOut: leftOut({ ...read.value, rejected }),
    holder: holderOfCalls(holder, applicant),
    ...remarksOf(read.value.warnings),
  });
}

async function readPayments(bytes: Uint8Array, of: ReadingOf): Promise<Result<ReadFile, FileProblem>> {
  const { zone, currency, password } = of;
  const account = ownSideIn(bytes, of);
  const read = await readStatement(bytes, {
    zone,
    currency,
    ...(account === undefined ? {} : { account }),
    ...(password === undefined ? {} : { password }),
  });
  if (!read.ok) return read;
  const { kind, rows, transactions, holder } = read.value;
  const { happened, postDated } = splitPostDated(transactions, of.now);
  const rejected = [...read.value.rejected, ...postDated];
  return ok({
    ...factsOf(happened),
    kind: importKind(kind, bytes),
    rowsRead: rows,
    calls: [],
    transactions: happened,
    words: wordsOf(read.value),
    quality: statementQuality(kind, { ...read.value, transactions: happened, rejected }),
    leftOut: leftOut({ ...read.value, rejected }),
    holder: account === undefined ? holderByName(holder.name, of.applicant.name) : 'applicant',
    ...remarksOf(read.value.warnings),
  });
}

function wordsOf({ vocabulary, unknown_words }: FileWords): FileWords {
  return { vocabulary, unknown_words };
}

function factsOf(rows: readonly (LineRecord | Transaction)[]): Pick<ReadFile, 'coveredDays' | 'window'> {
  const afterAll = Temporal.Instant.fromEpochMilliseconds(
    rows.reduce((latest, { at_ms }) => Math.max(latest, at_ms), 0) + 1,
  );
  const { days_covered, oldest, newest } = coverage(rows, afterAll);
  return { coveredDays: days_covered, window: oldest && newest ? { from: oldest, to: newest } : null };
}

interface LeftOut {
  readonly rejected: readonly ReadProblem[];
  readonly ignored: readonly ReadProblem[];
}

function leftOut({ rejected, ignored }: LeftOut): LeftOutRow[] {
  return [
    ...rejected.map((row) => ({ ...rowProblem(row), outcome: 'rejected' as const })),
    ...ignored.map((row) => ({ ...rowProblem(row), outcome: 'ignored' as const })),
  ];
}

const markOf: Partial<Record<FileWarning['reason'], FileMark>> = {
  resaved: 'resaved',
  're-encoded': 'resaved',
  'fewer-rows-than-declared': 'fewer-rows-than-promised',
};

function remarksOf(warnings: readonly FileWarning[]): Pick<ReadFile, 'marks' | 'warnings'> {
  const marks = warnings.map(({ reason }) => markOf[reason]).filter((mark) => mark !== undefined);
  return { marks: [...new Set(marks)], warnings: warnings.map(({ what }) => what) };
}

/** How imports name a kind of file. */
export function importKind(kind: string, bytes: Uint8Array): string {
  if (kind === 'wechat') return detectKind(bytes) === 'workbook' ? 'wechat-xlsx' : 'wechat-csv';
  return kind === 'carrier-list' ? 'cn-mobile' : kind;
}
