import { type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { FileInbox, OpenRail, RailFile } from '../connectors/rail.ts';
import type { TakenFile } from '../contract.ts';
import { findBatch, paymentsOfBatch } from '../store/batches.ts';
import { insertFile, isFileNoted, newestFiles } from '../store/rail-files.ts';
import type { PaymentRow } from '../store/tables.ts';
import { closeWhenSettled } from './batches.ts';
import type { PaymentsParts } from './parts.ts';
import { settlePayment } from './settle-payment.ts';
import { takeStatement } from './take-statement.ts';

type Outcome = TakenFile['outcome'];

/**
 * Takes what rails left for us, oldest name first. A message is taken once by its own id, whatever its file is called;
 * what cannot be read, or not wholly, is noted once for a person and kept.
 */
export async function takeFiles(
  parts: PaymentsParts,
  context: Context,
): Promise<Result<Readonly<Record<'taken' | 'duplicates' | 'unreadable' | 'notOurs', number>>, Problem>> {
  const outcomes: Outcome[] = [];
  for (const rail of parts.rails.all) {
    const { inbox } = rail.rail;
    if (inbox) outcomes.push(...(await takeFrom(parts, context, { rail, inbox })));
  }
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const counts = { taken: count('taken'), duplicates: count('duplicate') };
  return ok({ ...counts, unreadable: count('unreadable'), notOurs: count('not-ours') });
}

export async function listFiles(
  { database }: PaymentsParts,
  context: Context,
  { limit = 50 }: { limit?: number },
): Promise<Result<{ files: readonly TakenFile[] }, Problem>> {
  return ok({ files: await database.transaction(context, (tx) => newestFiles(tx, limit), { readOnly: true }) });
}

async function takeFrom(
  parts: PaymentsParts,
  context: Context,
  { rail, inbox }: { rail: OpenRail; inbox: FileInbox },
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const broken: unknown[] = [];
  for (const name of (await inbox.list()) ?? []) {
    try {
      const outcome = await takeNamed(parts, context, { rail, inbox, name });
      if (outcome) outcomes.push(outcome);
    } catch (error) {
      // It waits where it is; those after it must not wait with it.
      broken.push(error);
    }
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} files of ${rail.name} could not be taken`);
  return outcomes;
}

/** What became of a file; `null` when the rail did not give it, or it was noted for a person before. */
async function takeNamed(
  parts: PaymentsParts,
  context: Context,
  { rail, inbox, name }: { rail: OpenRail; inbox: FileInbox; name: string },
): Promise<Outcome | null> {
  const file = await inbox.read(name);
  if (!file) return null;
  const outcome = await takeOne(parts, context, { rail, file });
  const isKnown = !isWhole(file) && (await wasNoted(parts, context, { rail, name, file }));
  if (!isKnown) await note(parts, context, { rail, name, file, outcome });
  // Only now: whoever crashes before finds it again, and a message is taken once.
  await (isWhole(file) ? inbox.done(name) : inbox.keep(name));
  return isKnown ? null : outcome;
}

/** Everything in it was read. */
function isWhole(file: RailFile): boolean {
  return file.kind === 'status' || (file.kind === 'statement' && file.statement.rejected === 0);
}

/** A bank shows a file that stays with it again and again. */
function wasNoted(
  { database }: PaymentsParts,
  context: Context,
  { rail, name, file }: Omit<Noted, 'outcome'>,
): Promise<boolean> {
  const of = { rail: rail.name, name: shortName(name), kind: file.kind };
  return database.transaction(context, (tx) => isFileNoted(tx, of), { readOnly: true });
}

function shortName(name: string): string {
  return name.slice(0, 120);
}

function takeOne(
  parts: PaymentsParts,
  context: Context,
  { rail, file }: { rail: OpenRail; file: RailFile },
): Promise<Outcome> {
  switch (file.kind) {
    case 'unreadable':
      return Promise.resolve('unreadable');
    case 'statement':
      return takeStatement(parts, context, { rail: rail.name, statement: file.statement }).then(({ ok: isNew }) =>
        isNew ? 'taken' : 'duplicate',
      );
    case 'status':
      return takeStatus(parts, context, { rail, report: file });
  }
}

/** Settles the payments that a report speaks of. Only those of the batch it names, and what has settled stays. */
async function takeStatus(
  parts: PaymentsParts,
  context: Context,
  { rail, report }: { rail: OpenRail; report: RailFile & { kind: 'status' } },
): Promise<Outcome> {
  const { batchId } = report;
  if (!batchId) return 'not-ours';
  const found = await parts.database.transaction(
    context,
    async (tx) => {
      const batch = await findBatch(tx, batchId);
      return batch?.rail === rail.name && { batch, payments: await paymentsOfBatch(tx, batch.id) };
    },
    { readOnly: true },
  );
  if (!found) return 'not-ours';
  for (const payment of found.payments) await settleBy(parts, context, { payment, report });
  await closeWhenSettled(parts, context, found.batch.id);
  return 'taken';
}

async function settleBy(
  parts: PaymentsParts,
  context: Context,
  { payment, report }: { payment: PaymentRow; report: RailFile & { kind: 'status' } },
): Promise<void> {
  const refused = report.allFailed && ({ kind: 'failed', reason: report.allFailed, reference: null } as const);
  const settled = report.outcomes.get(payment.id) ?? refused;
  if (settled) await settlePayment(parts, context, { paymentId: payment.id, settled });
}

interface Noted {
  readonly rail: OpenRail;
  readonly name: string;
  readonly file: RailFile;
  readonly outcome: Outcome;
}

async function note(parts: PaymentsParts, context: Context, { rail, name, file, outcome }: Noted): Promise<void> {
  const id = newId('file', context.now());
  const message_id =
    file.kind === 'statement' ? file.statement.messageId : file.kind === 'status' ? file.messageId : null;
  await parts.database.transaction(context, async (tx) => {
    const row = { id, rail: rail.name, name: shortName(name), kind: file.kind, message_id, outcome };
    await insertFile(tx, { ...row, taken_at: context.now() });
    const details = { rail: rail.name, kind: file.kind, message: message_id };
    const done = outcome === 'taken';
    await tx.audit(
      done
        ? { action: 'take-file', subject: id, outcome: 'done', details }
        : { action: 'take-file', subject: id, outcome: 'refused', reason: outcome, details },
    );
  });
  parts.metrics.count('payments', `file:${file.kind}:${outcome}`);
}
