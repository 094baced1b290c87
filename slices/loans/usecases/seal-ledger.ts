import { actorName, type Clock, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { type Log, newContext } from '@lendline/platform';
import type { JournalCheck, KeptJournalCheck } from '../ledger-contract.ts';
import { differenceFromJournal } from '../store/ledger-balances.ts';
import { checkSeals, journals, sealNext } from '../store/ledger-seals.ts';
import { insertSealCheck, lastSealCheck } from '../store/seal-checks.ts';
import type { SealCheckRow } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';

type Parts = Pick<LoansParts, 'database'>;

/** Puts seals on everything that was posted, but for what transactions that still run have written. */
export async function sealLedger({ database }: Parts, context: Context): Promise<void> {
  while (await database.transaction(context, sealNext));
}

/** Whether the journal is as it was sealed, and the balances kept beside it are its own. */
export async function verifyLedger(parts: Parts, context: Context): Promise<Result<JournalCheck, Problem>> {
  await sealLedger(parts, context);
  const { seals, entries, head, broken, apart } = await parts.database.transaction(
    context,
    async (tx) => ({ ...(await checkSeals(tx)), apart: await differenceFromJournal(tx) }),
    { readOnly: true },
  );
  const row: SealCheckRow = {
    id: newId('check', context.now()),
    tenant: context.tenant,
    checked_at: context.now(),
    checked_by: actorName(context.actor),
    entries,
    seals,
    head,
    broken: broken && { seal: broken.seal, from: `${broken.from_seq}`, through: `${broken.through_seq}` },
    balanced: apart === 0n,
  };
  await parts.database.transaction(context, (tx) => insertSealCheck(tx, row));
  return ok(toCheck(row));
}

/** What the last check found, whoever asked for it. */
export async function lastLedgerCheck(
  parts: Parts,
  context: Context,
): Promise<Result<{ readonly check: KeptJournalCheck | null }, Problem>> {
  const row = await parts.database.transaction(context, lastSealCheck, { readOnly: true });
  const check = row && { ...toCheck(row), checkedAt: row.checked_at.toString(), checkedBy: row.checked_by };
  return ok({ check });
}

function toCheck({ entries, seals, head, broken, balanced }: SealCheckRow): JournalCheck {
  return { entries: Number(entries), seals, head, intact: broken === null, broken, balanced };
}

/** An entry is under a seal within a second, so half of that is left for the work itself. */
const sealEvery_ms = 500;

/**
 * Seals the journals of all lenders until stopped. However many processes do so, an entry is sealed once. `stop` resolves
 * when a seal that is being put is put: the database must stay open until then.
 */
export function keepSealing(
  parts: Parts,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): { stop(): Promise<void> } {
  const contextFor = (tenant?: string): Context =>
    newContext({ actor: { kind: 'service', name: 'loans' }, clock, ...(tenant === undefined ? {} : { tenant }) });
  const sealAll = async (): Promise<void> => {
    const tenants = await parts.database.transaction(contextFor(), journals, { readOnly: true });
    for (const tenant of tenants) await sealLedger(parts, contextFor(tenant));
  };
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sealAll()
      .catch((error: unknown) => log.error({ err: error }, 'the journal could not be sealed; it is tried again'))
      .finally(() => (busy = false));
  }, sealEvery_ms);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
