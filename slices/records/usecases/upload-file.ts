import { createHash } from 'node:crypto';
import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { ImportReport, RecordsImported, RecordSource } from '../contract.ts';
import { notAllowed } from '../problems.ts';
import { reportAt } from '../store/import-report.ts';
import { storedCall, storedTransaction } from '../rules/stored-rows.ts';
import { findByHash, insertImport } from '../store/imports.ts';
import { insertSealed, sealRows } from '../store/sealed-rows.ts';
import type { ImportRow } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';
import { type ReadFile, readFile } from './read-file.ts';
import { scrambler } from './scramble.ts';

export interface UploadFile {
  readonly source: RecordSource;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How many rows that are no records a report shows; the rest is in the download. */
const shownProblems = 20;

/** Reads a file that the borrower adds. The consent is asked first, and the same bytes again answer the first import. */
export async function uploadFile(
  parts: RecordsParts,
  context: Context,
  { source, bytes }: UploadFile,
): Promise<Result<ImportReport, Problem>> {
  const line = borrowerLine(context);
  const consent = await parts.consents.check(asService(context, 'records'), { lineId: line, source });
  if (!consent.ok) return consent;
  if (!consent.value.allowed) return refused(parts, context, notAllowed(source, consent.value.because));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await parts.database.transaction(context, (tx) => findByHash(tx, { line, hash }), { readOnly: true });
  if (known) return ok(reportAt(known, context.now(), parts.freshness));
  const borrower = await borrowerOf(parts, context, line);
  if (!borrower.ok) return borrower;
  const { country, applicant } = borrower.value;
  const read = await readFile(bytes, { source, zone: parts.freshness.zone, now: context.now(), applicant });
  if (!read.ok) return refused(parts, context, read);
  return keep(parts, context, { line, source, hash, country, file: read.value });
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
  const { line, source, hash, file } = given;
  const row = importRow(given, context);
  const rows = await scrambledRows(parts, context, given);
  const sealed = [
    ...(await sealRows(parts.crypto, context, { id: row.id, content: 'accepted', rows })),
    ...(await sealRows(parts.crypto, context, { id: row.id, content: 'problems', rows: file.leftOut })),
  ];
  return parts.database.transaction(context, async (tx) => {
    if (!(await insertImport(tx, row))) {
      const first = await findByHash(tx, { line, hash });
      assert(first, 'a hash that could not be inserted is there');
      return ok(reportAt(first, context.now(), parts.freshness));
    }
    await insertSealed(tx, sealed);
    const report = reportAt({ ...row, tenant: context.tenant }, context.now(), parts.freshness);
    const { kind, counts, flags } = report;
    await tx.audit({
      action: 'import-file',
      subject: row.id,
      outcome: 'done',
      details: { source, kind, counts, flags, rows: report.rows },
    });
    const event: RecordsImported = { lineId: line, importId: row.id, source, counts };
    await tx.publish({ type: 'records.imported', version: 1, subject: row.id, data: event });
    return ok(report);
  });
}

async function scrambledRows(parts: RecordsParts, context: Context, { file, country }: ToKeep): Promise<object[]> {
  const peers = file.calls.map(({ peer }) => peer);
  const accounts = file.transactions.map(({ counterparty_account }) => counterparty_account ?? '');
  const scramble = await scrambler(parts, context, { texts: [...peers, ...accounts], country });
  return [
    ...file.calls.map((call) => storedCall(call, scramble)),
    ...file.transactions.map((transaction) => storedTransaction(transaction, scramble)),
  ];
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
  };
}

/** A refusal is audited as a success is. */
async function refused(
  { database }: RecordsParts,
  context: Context,
  problem: { readonly ok: false; readonly error: Problem },
): Promise<Result<never, Problem>> {
  await database.transaction(context, (tx) =>
    tx.audit({
      action: 'import-file',
      subject: borrowerLine(context),
      outcome: 'refused',
      reason: problem.error.code,
    }),
  );
  return problem;
}
