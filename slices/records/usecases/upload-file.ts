import { createHash } from 'node:crypto';
import { callIdentity, detectKind, paymentIdentity } from '@lendline/behaviour';
import { assert, type Context, type Err, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { ImportReport, RecordSource } from '../contract.ts';
import { notAllowed } from '../problems.ts';
import { reportAt } from '../store/import-report.ts';
import { storedCall, storedTransaction } from '../rules/stored-rows.ts';
import { keptWords } from '../rules/vocabulary.ts';
import { findByHash } from '../store/imports.ts';
import { sealRows } from '../store/sealed-rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { askConsent } from './ask-consent.ts';
import { keepQuality } from './keep-quality.ts';
import type { RecordsParts } from './parts.ts';
import { importKind, type ReadFile, readFile } from './read-file.ts';
import { scrambler } from './scramble.ts';
import { noteIntake, writeImport } from './write-import.ts';

export interface UploadFile {
  readonly source: RecordSource;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly password?: string | undefined;
}

/** How many rows that are no records a report shows; the rest is in the download. */
const shownProblems = 20;

/** Reads a file that the borrower adds. The consent is asked first, and the same bytes again answer the first import. */
export async function uploadFile(
  parts: RecordsParts,
  context: Context,
  { source, bytes, password }: UploadFile,
): Promise<Result<ImportReport, Problem>> {
  const line = borrowerLine(context);
  const consent = await askConsent(parts, context, { line, source });
  if (!consent.ok) return consent;
  if (!consent.value.allowed) return refused(parts, context, notAllowed(source, consent.value.because));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await parts.database.transaction(context, (tx) => findByHash(tx, { line, hash }), { readOnly: true });
  if (known) return ok(reportAt(known, { at: context.now(), freshness: parts.freshness }));
  const borrower = await borrowerOf(parts, context, line);
  if (!borrower.ok) return borrower;
  const { country, applicant } = borrower.value;
  const read = await readFile(bytes, {
    source,
    zone: parts.freshness.zone,
    now: context.now(),
    applicant,
    country,
    plan: parts.plan,
    currency: parts.currency,
    password,
  });
  if (!read.ok) return refused(parts, context, { ...read, file: unread(read.error, source, bytes) });
  return keep(parts, context, { line, source, hash, country, file: read.value });
}

interface UnreadFile {
  readonly source: RecordSource;
  /** As far as it can be told. */
  readonly kind: string;
}

/** What a file is refused for when its source has changed its form, and not its sender made a mistake. */
const signsOfChange: ReadonlySet<string> = new Set(
  ['unrecognised', 'no-header-row', 'missing-column', 'ambiguous-columns', 'not-xml'].map(
    (reason) => `records.file-${reason}`,
  ),
);

/** The file, when what could not be read of it may be its source's doing. */
function unread({ code }: Problem, source: RecordSource, bytes: Uint8Array): UnreadFile | null {
  if (!signsOfChange.has(code)) return null;
  const kind = detectKind(bytes);
  return { source, kind: kind === null ? 'unrecognised' : importKind(kind, bytes) };
}

interface Borrower {
  readonly country: string;
  readonly applicant: { readonly name: string | null; readonly phone: string };
}

async function borrowerOf(
  { lines }: RecordsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<Borrower, Problem>> {
  const asking = asService(context, 'records');
  const [line, person] = await Promise.all([
    lines.getLine(asking, { lineId }),
    lines.readPersonalData(asking, { lineId, purpose: 'holder check' }),
  ]);
  if (!line.ok) return line;
  return person.ok ? ok({ country: line.value.country, applicant: person.value }) : person;
}

interface ToKeep {
  readonly line: LineId;
  readonly source: RecordSource;
  readonly hash: string;
  readonly country: string;
  readonly file: ReadFile;
}

/** Scrambles and seals the rows, then writes file, rows, audit and event in one transaction. */
async function keep(parts: RecordsParts, context: Context, given: ToKeep): Promise<Result<ImportReport, Problem>> {
  const { line, hash, file } = given;
  const row = importRow(given, context);
  const { rows, keys } = await scrambledRows(parts, context, given);
  const quality = await keepQuality(parts, context, { quality: { ...file.quality, keys } });
  const sealed = [
    ...(await sealRows(parts.crypto, context, { id: row.id, content: 'accepted', rows })),
    ...(await sealRows(parts.crypto, context, { id: row.id, content: 'problems', rows: file.leftOut })),
  ];
  const words = keptWords(file.words);
  return parts.database.transaction(context, async (tx) => {
    const report = await writeImport(parts, tx, { row, sealed, quality, words });
    if (report) return ok(report);
    const first = await findByHash(tx, { line, hash });
    assert(first, 'a hash that could not be inserted is there');
    return ok(reportAt(first, { at: context.now(), freshness: parts.freshness }));
  });
}

interface ScrambledRows {
  readonly rows: readonly object[];
  /** What tells each row from others: by the hash of the other side, so that every form of its number is one. */
  readonly keys: readonly string[];
}

async function scrambledRows(parts: RecordsParts, context: Context, { file, country }: ToKeep): Promise<ScrambledRows> {
  const peers = file.calls.map(({ peer }) => peer);
  const accounts = file.transactions.map(({ counterparty_account }) => counterparty_account ?? '');
  const scramble = await scrambler(parts, context, { texts: [...peers, ...accounts], country });
  const arrived_ms = context.now().epochMilliseconds;
  const calls = file.calls.map((call) => ({ ...storedCall(call, scramble), arrived_ms }));
  const transactions = file.transactions.map((row) => ({ ...storedTransaction(row, scramble), arrived_ms }));
  return {
    rows: [...calls, ...transactions],
    keys: [...calls.map(callIdentity), ...transactions.map(paymentIdentity)],
  };
}

function importRow({ line, source, hash, file }: ToKeep, context: Context): Omit<ImportRow, 'tenant'> {
  const now = context.now();
  const rejected = file.leftOut.filter(({ outcome }) => outcome === 'rejected').length;
  const byUse = file.leftOut.toSorted((a, b) =>
    a.outcome === b.outcome ? a.line - b.line : a.outcome === 'rejected' ? -1 : 1,
  );
  return {
    id: newId('import', now),
    line_id: line,
    source,
    kind: file.kind,
    file_hash: hash,
    imported_at: now,
    rows_read: file.rowsRead,
    accepted: file.calls.length + file.transactions.length,
    rejected,
    ignored: file.leftOut.length - rejected,
    oldest_event: file.window?.from ?? null,
    newest_event: file.window?.to ?? null,
    covered_days: file.coveredDays,
    holder: file.holder,
    marks: file.marks,
    warnings: file.warnings,
    first_problems: byUse.slice(0, shownProblems).map(({ outcome: _, ...shown }) => shown),
    feed_id: null,
  };
}

/** A refusal is audited as a success is. That of a file of a known kind is a sign that its source has changed. */
async function refused(
  { database, freshness }: RecordsParts,
  context: Context,
  { file = null, ...problem }: Err<Problem> & { readonly file?: UnreadFile | null },
): Promise<Result<never, Problem>> {
  const line = borrowerLine(context);
  const { code: reason } = problem.error;
  await database.transaction(context, async (tx) => {
    await tx.audit({ action: 'import-file', subject: line, outcome: 'refused', reason });
    const words = { vocabulary: {}, unknown_words: {} };
    const nothing = { rows: 0, leftOut: 0, days: 0, words };
    if (file) await noteIntake(tx, freshness.zone, { ...file, isFile: true, line, refused: reason, ...nothing });
  });
  return problem;
}
