import { type Context, dayIn, newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { idsIn, matchEntry, type Matching, type PaymentFacts, type Scored } from '../rules/match-entry.ts';
import { arrivedPayout } from '../store/payments.ts';
import { openDetails } from '../store/sealed.ts';
import { candidatesOf, lockNewEntry, newEntries, placeEntry } from '../store/statements.ts';
import { insertSuspense } from '../store/suspense.ts';
import type { PaymentRow, PaymentsTables, StatementEntryRow } from '../store/tables.ts';
import { countForLoan } from './count-for-loan.ts';
import type { PaymentsParts } from './parts.ts';
import { publishAndTell } from './tell-systems.ts';
import { settleIn } from './settle-payment.ts';

type Tx = SliceTransaction<PaymentsTables>;
const batch = 100;

/** Places every entry of a statement that nobody has looked at, each in a transaction of its own: it can stop anywhere. */
export async function matchStatement(parts: PaymentsParts, context: Context, statementId: string): Promise<void> {
  for (;;) {
    const found = await parts.database.transaction(context, (tx) => newEntries(tx, statementId, batch), {
      readOnly: true,
    });
    for (const entry of found) await placeOne(parts, context, entry);
    if (found.length < batch) return;
  }
}

async function placeOne(parts: PaymentsParts, context: Context, found: StatementEntryRow): Promise<void> {
  const { text } = await openDetails(parts.crypto, found);
  const idsInText = idsIn(text);
  await parts.database.transaction(context, async (tx) => {
    const entry = await lockNewEntry(tx, found.id);
    if (!entry) return;
    const payments = await candidatesOf(tx, entry, idsInText);
    const matching = matchEntry(
      factsOf(entry, idsInText),
      payments.map((row) => paymentFacts(parts, row)),
    );
    if (matching.finding === 'matched' && matching.best) await placeMatched(parts, tx, { entry, best: matching.best });
    else if (!(await countedForNamedLoan(parts, tx, { entry, idsInText, matching })))
      await suspend(tx, entry, matching);
  });
}

/** The rail has booked it: that is its word on an outcome that was open, so both are written or neither. */
async function placeMatched(
  parts: PaymentsParts,
  tx: Tx,
  { entry, best }: { entry: StatementEntryRow; best: Scored },
): Promise<void> {
  await placeEntry(tx, entry.id, placed('matched', best));
  const reference = entry.reference ?? entry.key;
  await settleIn(parts, tx, { paymentId: best.payment.id, settled: { kind: 'succeeded', reference } });
}

/** Money that came in for one loan that its text names, and that no payment of ours is: it is a repayment of that loan. */
async function countedForNamedLoan(
  parts: PaymentsParts,
  tx: Tx,
  { entry, idsInText, matching }: { entry: StatementEntryRow; idsInText: readonly string[]; matching: Matching },
): Promise<boolean> {
  const loans = idsInText.filter((id) => id.startsWith('loan_'));
  const [loanId] = loans;
  const isPlain = matching.finding === 'missing-here' && entry.side === 'in' && entry.takes_back === null;
  if (!isPlain || loans.length !== 1 || !loanId || entry.currency !== parts.pack.currency) return false;
  const payout = await arrivedPayout(tx, loanId);
  if (!payout) return false;
  const payment = await countForLoan(parts, tx, { entry, payout });
  const place = { state: 'matched', finding: 'loan-named', payment_id: payment.id, score: 0 } as const;
  await placeEntry(tx, entry.id, { ...place, signals: ['loan-in-text'] });
  return true;
}

async function suspend(tx: Tx, entry: StatementEntryRow, { finding, best, suggestions }: Matching): Promise<void> {
  const id = newId('suspense', tx.context.now());
  const { rail, side, amount, currency, value_on } = entry;
  const shown = best ? [best, ...suggestions.filter(({ payment }) => payment.id !== best.payment.id)] : suggestions;
  await insertSuspense(tx, {
    id,
    entry_id: entry.id,
    rail,
    side,
    amount,
    currency,
    value_on,
    finding,
    suggestions: shown.map(({ payment, score, signals }) => ({
      paymentId: payment.id as `payment_${string}`,
      loanId: payment.loanId,
      score,
      signals,
    })),
    created_at: tx.context.now(),
  });
  const place = { state: 'suspense', finding, payment_id: null } as const;
  await placeEntry(tx, entry.id, { ...place, score: best?.score ?? 0, signals: best?.signals ?? [] });
  await tx.audit({ action: 'suspend-money', subject: id, outcome: 'done', details: { rail, side, amount, finding } });
  const data = { rail, side, amount: { amount: amount.toString(), currency }, finding };
  await publishAndTell(tx, { type: 'payments.money-suspended', version: 1, subject: id, data });
}

function placed(finding: 'matched', { payment, score, signals }: Scored) {
  return { state: 'matched', finding, payment_id: payment.id, score, signals } as const;
}

function factsOf(entry: StatementEntryRow, idsInText: readonly string[]) {
  const { side, amount, currency, value_on, reference, payment_named, takes_back } = entry;
  return {
    side,
    amount,
    currency,
    valueOn: value_on,
    reference,
    paymentNamed: payment_named,
    takesBack: takes_back,
    idsInText,
  };
}

function paymentFacts({ pack }: PaymentsParts, row: PaymentRow): PaymentFacts {
  return {
    id: row.id,
    direction: row.direction,
    state: row.state,
    loanId: row.loan_id,
    amount: row.amount,
    currency: row.currency,
    reference: row.rail_reference,
    givesBack: row.gives_back,
    createdOn: dayIn(pack.zone, row.created_at),
  };
}
