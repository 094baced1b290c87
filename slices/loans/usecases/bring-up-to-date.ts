import { feeDuePostings, interestAccrualPostings } from '@lendline/credit';
import { money } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ClosingStep } from '../rules/closing-steps.ts';
import {
  ageLoans,
  type Ageing,
  type FallenLoan,
  type FeeDue,
  followBuckets,
  markAged,
  takeFeesDue,
} from '../store/close-of-business.ts';
import { closingPlan } from '../store/closing-plans.ts';
import { countInterest, interestEarned, loansToStop, type StoppingLoan, stopInterest } from '../store/earn-interest.ts';
import { type NewPosting, post } from '../store/entries.ts';
import { bookTogether, type Lot, settleLoans, type Span } from '../store/lots.ts';
import type { LoansTables } from '../store/tables.ts';
import type { Books } from './parts.ts';
import { askLateFees } from './ask-late-fees.ts';
import { tellDefaults, tellWhatNears } from './tell-closing.ts';

type Tx = SliceTransaction<LoansTables>;

/** Past due for this long is a default (Basel Framework, CRE36.69); what a model is trained to foresee as well. */
const default_dpd = 90;

/** What the steps so far have found and not booked or told yet; it does not outlive the transaction. */
interface Closing {
  readonly parts: Books;
  readonly tx: Tx;
  readonly ageing: Ageing;
  /** The lot that is closed; null for a loan that is touched alone. */
  readonly lot: Lot | null;
  readonly earned: bigint[];
  readonly fees: FeeDue[];
  readonly fallen: FallenLoan[];
}

const steps: Readonly<Record<ClosingStep, (closing: Closing) => Promise<void>>> = {
  accrue,
  charge: async ({ tx, ageing, fees }) => {
    fees.push(...(await takeFeesDue(tx, ageing)));
    await askLateFees(tx, ageing);
  },
  age: async ({ tx, ageing, fallen }) => void fallen.push(...(await ageLoans(tx, { ...ageing, default_dpd }))),
  bucket: async ({ tx, ageing }) => void (await followBuckets(tx, ageing)),
  post: book,
  events: async ({ parts, tx, ageing, fallen }) => {
    await tellWhatNears(parts, tx, ageing);
    await tellDefaults(tx, fallen);
  },
};

/**
 * Brings the owed loans of a lot to the close of a business date, over however many days: interest and fees are booked once, not
 * for each day, and lateness is counted. Only loans to which something happens are written. The steps go in the lender's own
 * order, all in the caller's transaction: a lot has been through all of them or none. Answers the interest counted.
 */
export async function bringLotUpToDate(
  parts: Books,
  tx: Tx,
  { lot, span, through }: { lot: Lot; span: Span; through: Temporal.PlainDate },
): Promise<bigint> {
  const { first, last } = span;
  return runSteps({ parts, tx, lot, ageing: { first, last, closedThrough: lot.closed_through, through } });
}

/** The same for one loan before something happens to it, which the transaction holds as `lockLoan` does; its row is written. */
export async function bringUpToDate(
  parts: Books,
  tx: Tx,
  { loanId, through }: { loanId: string; through: Temporal.PlainDate },
): Promise<void> {
  const ageing: Ageing = { first: loanId, last: loanId, closedThrough: null, through };
  await runSteps({ parts, tx, lot: null, ageing });
  await markAged(tx, ageing);
}

async function runSteps(of: Pick<Closing, 'parts' | 'tx' | 'lot' | 'ageing'>): Promise<bigint> {
  const closing: Closing = { ...of, earned: [], fees: [], fallen: [] };
  for (const step of await closingPlan(of.tx)) await steps[step](closing);
  return sumOf(closing.earned);
}

async function accrue({ parts, tx, ageing, lot, earned }: Closing): Promise<void> {
  const stopping = await loansToStop(tx, { ...ageing, stopAt_dpd: parts.pack.servicing.interestStopsAt_dpd });
  if (stopping.length > 0) earned.push(await stopEarning({ parts, tx, ageing, lot }, stopping));
  if (lot !== null) earned.push(await interestEarned(tx, ageing));
  else earned.push(...amountsOf(await countInterest(tx, [{ id: ageing.first, day: ageing.through }])));
}

/** What loans earned up to their last day of it, counted in their rows. */
async function stopEarning(
  { parts, tx, ageing, lot }: Pick<Closing, 'parts' | 'tx' | 'ageing' | 'lot'>,
  stopping: readonly StoppingLoan[],
): Promise<bigint> {
  const loanIds = stopping.map(({ id }) => id);
  if (ageing.closedThrough !== null) await settleLoans(tx, { loanIds, through: ageing.closedThrough });
  const days = stopping.map(({ id, stops_on }) => ({ id, day: stops_on.subtract({ days: 1 }) }));
  const earned = [...(await countInterest(tx, days)), ...(await stopInterest(tx, stopping))];
  if (lot !== null) await bookTogether(tx, earned);
  const { interestStopsAt_dpd: dpd } = parts.pack.servicing;
  for (const loanId of loanIds) {
    await tx.audit({ action: 'stop-interest', subject: loanId, outcome: 'done', details: { dpd } });
  }
  return sumOf(amountsOf(earned));
}

/**
 * Interest of a lot is one posting, however many loans it has and however old they are; what is one loan's of it follows from
 * its row. A loan that is touched alone has it in its own journal.
 */
async function book({ parts, tx, ageing, lot, earned, fees }: Closing): Promise<void> {
  const { currency } = parts.pack;
  const { first, through } = ageing;
  const accrual: NewPosting = {
    kind: 'interest',
    naturalKey: `interest:${lot === null ? first : `lot-${lot.first_id}`}:${through.toString()}`,
    loanId: lot === null ? first : null,
    bookedOn: through,
    movements: interestAccrualPostings(money(sumOf(earned), currency)),
  };
  const charges = fees.map(
    ({ loan_id, n, fee, duty }): NewPosting => ({
      kind: 'fee',
      naturalKey: `fee:${loan_id}:${n}:${through.toString()}`,
      loanId: loan_id,
      bookedOn: through,
      movements: feeDuePostings({ fee, duty, total: fee + duty }, currency),
    }),
  );
  await post(tx, [accrual, ...charges]);
}

function amountsOf(earned: readonly { readonly amount: bigint }[]): bigint[] {
  return earned.map(({ amount }) => amount);
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
