import { type Context, ok, present, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { notFound, type SliceTransaction, staffMember } from '@lendline/platform';
import type { SuspenseDetail, SuspenseId, SuspenseItem, SuspenseState } from '../contract.ts';
import { problem } from '../problems.ts';
import { canGo } from '../rules/suspense.ts';
import { arrivedPayout } from '../store/payments.ts';
import { openDetails, openNote, sealNote } from '../store/sealed.ts';
import { findEntry, placeEntry } from '../store/statements.ts';
import { changeSuspense, findSuspense, listOf, lockSuspense, toItem, waitingTotals } from '../store/suspense.ts';
import type { PaymentsTables, StatementEntryRow, SuspenseRow } from '../store/tables.ts';
import { countForLoan } from './count-for-loan.ts';
import { writeReturn } from './give-back.ts';
import type { PaymentsParts } from './parts.ts';
import { tellEnded } from './tell-ended.ts';

type Tx = SliceTransaction<PaymentsTables>;
const usualLimit = 100;

export async function listSuspense(
  { database }: PaymentsParts,
  context: Context,
  { state = 'waiting', limit = usualLimit }: { state?: 'waiting' | 'ended'; limit?: number },
): Promise<Result<{ items: readonly SuspenseItem[]; waiting: readonly WireMoney[] }, Problem>> {
  const shown = await database.transaction(
    context,
    async (tx) => ({
      items: (await listOf(tx, { state, limit })).map(toItem),
      waiting: await waitingTotals(tx),
    }),
    { readOnly: true },
  );
  return ok(shown);
}

/** With what the payer wrote and who it was: other people's data, so that the look is audited. */
export async function getSuspense(
  { database, crypto }: PaymentsParts,
  context: Context,
  suspenseId: SuspenseId,
): Promise<Result<SuspenseDetail, Problem>> {
  const found = await database.transaction(context, async (tx) => {
    const row = await findSuspense(tx, suspenseId);
    if (!row) return null;
    await tx.audit({ action: 'look-at-suspense', subject: suspenseId, outcome: 'done' });
    return { row, entry: await entryOf(tx, row) };
  });
  if (!found) return notFound();
  const { text, payer } = await openDetails(crypto, found.entry);
  return ok({ ...toItem(found.row), text, payer, note: await openNote(crypto, found.row) });
}

export async function assignSuspense(
  { database }: PaymentsParts,
  context: Context,
  { suspenseId, mine }: { suspenseId: SuspenseId; mine: boolean },
): Promise<Result<SuspenseItem, Problem>> {
  const assignee = mine ? staffMember(context) : null;
  return database.transaction(context, async (tx) => {
    const row = await lockSuspense(tx, suspenseId);
    if (!row) return notFound();
    if (row.ended_at) return problem('payments.suspense-over');
    await tx.audit({ action: mine ? 'take-suspense' : 'hand-back-suspense', subject: suspenseId, outcome: 'done' });
    return ok(toItem(await changeSuspense(tx, suspenseId, { assignee })));
  });
}

interface Acting {
  readonly tx: Tx;
  readonly row: SuspenseRow;
  /** Sealed. */
  readonly note: string;
}

/** One step of one item: found, held, allowed from its state, done and audited, in one transaction. */
async function act(
  { database, crypto }: PaymentsParts,
  context: Context,
  step: {
    readonly suspenseId: SuspenseId;
    readonly to: SuspenseState;
    readonly note: string;
    readonly action: string;
    /** What the step changes; a problem where it may not be. */
    readonly work: (acting: Acting) => Promise<Result<Parameters<typeof changeSuspense>[2], Problem>>;
  },
): Promise<Result<SuspenseItem, Problem>> {
  const note = await sealNote(crypto, { tenant: context.tenant, id: step.suspenseId }, step.note);
  return database.transaction(context, async (tx) => {
    const row = await lockSuspense(tx, step.suspenseId);
    if (!row) return notFound();
    const refused = (reason: string) => tx.audit({ action: step.action, subject: row.id, outcome: 'refused', reason });
    if (!canGo(row.state, step.to)) {
      await refused(row.state);
      return problem('payments.suspense-over');
    }
    const change = await step.work({ tx, row, note });
    if (!change.ok) {
      await refused(change.error.code);
      return change;
    }
    const changed = await changeSuspense(tx, row.id, { ...change.value, state: step.to, note });
    await tx.audit({ action: step.action, subject: row.id, outcome: 'done', details: { state: step.to } });
    if (changed.ended_at) await tellEnded(tx, changed);
    return ok(toItem(changed));
  });
}

/** It is a repayment of this loan: a collection is made of it, settled and told like every other. */
export function matchSuspense(
  parts: PaymentsParts,
  context: Context,
  { suspenseId, loanId, note }: { suspenseId: SuspenseId; loanId: string; note: string },
): Promise<Result<SuspenseItem, Problem>> {
  return act(parts, context, {
    suspenseId,
    note,
    to: 'matched',
    action: 'match-suspense',
    work: async ({ tx, row }) => {
      if (row.side === 'out') return problem('payments.suspense-outgoing');
      const payout = await arrivedPayout(tx, loanId);
      if (!payout || payout.currency !== row.currency) return problem('payments.loan-not-paid-out');
      const entry = await entryOf(tx, row);
      const payment = await countForLoan(parts, tx, { entry, payout });
      const { finding, score, signals } = entry;
      await placeEntry(tx, entry.id, { state: 'matched', finding, score, signals, payment_id: payment.id });
      return ok({ loan_id: loanId, payment_id: payment.id, decided_by: staffMember(context), ended_at: context.now() });
    },
  });
}

export function askReturn(
  parts: PaymentsParts,
  context: Context,
  { suspenseId, note }: { suspenseId: SuspenseId; note: string },
): Promise<Result<SuspenseItem, Problem>> {
  const asked_by = staffMember(context);
  return act(parts, context, {
    suspenseId,
    note,
    to: 'return-asked',
    action: 'ask-return',
    work: ({ row }) =>
      Promise.resolve(row.side === 'out' ? problem('payments.suspense-outgoing') : ok({ asked_by, decided_by: null })),
  });
}

/** Another member of staff agrees, and the money goes; or does not, and it waits again. */
export function decideReturn(
  parts: PaymentsParts,
  context: Context,
  { suspenseId, agree, note }: { suspenseId: SuspenseId; agree: boolean; note: string },
): Promise<Result<SuspenseItem, Problem>> {
  const decided_by = staffMember(context);
  return act(parts, context, {
    suspenseId,
    note,
    to: agree ? 'returning' : 'open',
    action: agree ? 'agree-to-return' : 'decline-return',
    work: async ({ tx, row }) => {
      if (row.state !== 'return-asked') return problem('payments.suspense-over');
      // Who asked may take it back, never agree to it.
      if (row.asked_by === decided_by) return agree ? problem('payments.other-decides') : ok({ asked_by: null });
      if (!agree) return ok({ asked_by: null });
      const entry = await entryOf(tx, row);
      const { payer } = await openDetails(parts.crypto, entry);
      const simulated_rail = parts.rails.payout.simulated;
      const of = { rail: row.rail, currency: row.currency, simulated_rail, loan_id: null, line_id: null };
      const givesBack = entry.reference ?? entry.key;
      const sent = await writeReturn(parts, tx, { of, amount: row.amount, givesBack, payer });
      return sent ? ok({ decided_by, payment_id: sent.id }) : problem('payments.no-such-rail');
    },
  });
}

export function closeSuspense(
  parts: PaymentsParts,
  context: Context,
  { suspenseId, note }: { suspenseId: SuspenseId; note: string },
): Promise<Result<SuspenseItem, Problem>> {
  const decided_by = staffMember(context);
  return act(parts, context, {
    suspenseId,
    note,
    to: 'closed',
    action: 'close-suspense',
    work: () => Promise.resolve(ok({ decided_by, ended_at: context.now() })),
  });
}

async function entryOf(tx: Tx, { entry_id }: SuspenseRow): Promise<StatementEntryRow> {
  return present(await findEntry(tx, entry_id), 'money in suspense is of an entry');
}
