import { feeDuePostings, interestAccrualPostings } from '@lendline/credit';
import { money } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ClosingStep } from '../rules/closing-steps.ts';
import {
  ageLoans,
  type Ageing,
  type EarnedInterest,
  earnInterest,
  type FallenLoan,
  type FeeDue,
  followBuckets,
  markAged,
  stopInterest,
  takeFeesDue,
} from '../store/close-of-business.ts';
import { closingPlan } from '../store/closing-plans.ts';
import { type NewPosting, post } from '../store/entries.ts';
import type { LoansTables } from '../store/tables.ts';
import type { Books } from './parts.ts';
import { tellDefaults, tellWhatNears } from './tell-closing.ts';

type Tx = SliceTransaction<LoansTables>;

/** Past due for this long is a default (Basel Framework, CRE36.69); what a model is trained to foresee as well. */
const default_dpd = 90;

/** What the steps so far have found and not booked or told yet; it does not outlive the transaction. */
interface Closing {
  readonly parts: Books;
  readonly tx: Tx;
  readonly ageing: Ageing;
  readonly earned: EarnedInterest[];
  readonly fees: FeeDue[];
  readonly fallen: FallenLoan[];
}

const steps: Readonly<Record<ClosingStep, (closing: Closing) => Promise<void>>> = {
  accrue,
  charge: async ({ tx, ageing, fees }) => void fees.push(...(await takeFeesDue(tx, ageing))),
  age: async ({ tx, ageing, fallen }) => void fallen.push(...(await ageLoans(tx, { ...ageing, default_dpd }))),
  bucket: async ({ tx, ageing }) => void (await followBuckets(tx, ageing)),
  post: book,
  events: async ({ parts, tx, ageing, fallen }) => {
    await tellWhatNears(parts, tx, ageing);
    await tellDefaults(tx, fallen);
  },
};

/**
 * Brings loans to the close of a business date, over however many days: interest and fees are booked once, not for each day,
 * and lateness is counted. The steps go in the lender's own order, all in the caller's transaction: a loan has been through
 * all of them or none. Answers the interest counted. The same for one loan before it takes a payment.
 */
export async function bringUpToDate(parts: Books, tx: Tx, ageing: Ageing): Promise<bigint> {
  if (ageing.loanIds.length === 0) return 0n;
  const closing: Closing = { parts, tx, ageing, earned: [], fees: [], fallen: [] };
  for (const step of await closingPlan(tx)) await steps[step](closing);
  await markAged(tx, { ...ageing, together: isOfMany(ageing) ? closing.earned : [] });
  return closing.earned.reduce((sum, { amount }) => sum + amount, 0n);
}

async function accrue({ parts, tx, ageing, earned }: Closing): Promise<void> {
  const stopAt_dpd = parts.pack.servicing.interestStopsAt_dpd;
  earned.push(...(await earnInterest(tx, { ...ageing, stopAt_dpd })));
  const stopped = await stopInterest(tx, { ...ageing, stopAt_dpd });
  for (const { loan_id } of stopped) {
    await tx.audit({ action: 'stop-interest', subject: loan_id, outcome: 'done', details: { dpd: stopAt_dpd } });
  }
  earned.push(...stopped.filter(({ amount }) => amount > 0n));
}

/**
 * Interest of many loans is one posting, however many and however old they are; each keeps what is its own of it. A loan that
 * is touched alone has it in its own journal.
 */
async function book({ parts, tx, ageing, earned, fees }: Closing): Promise<void> {
  const { currency } = parts.pack;
  const interest = earned.reduce((sum, { amount }) => sum + amount, 0n);
  const first = ageing.loanIds[0]!;
  const accrual: NewPosting = {
    kind: 'interest',
    naturalKey: `interest:${isOfMany(ageing) ? `from-${first}` : first}:${ageing.through.toString()}`,
    loanId: isOfMany(ageing) ? null : first,
    bookedOn: ageing.through,
    movements: interestAccrualPostings(money(interest, currency)),
  };
  const charges = fees.map(
    ({ loan_id, n, fee, duty }): NewPosting => ({
      kind: 'fee',
      naturalKey: `fee:${loan_id}:${n}:${ageing.through.toString()}`,
      loanId: loan_id,
      bookedOn: ageing.through,
      movements: feeDuePostings({ fee, duty, total: fee + duty }, currency),
    }),
  );
  await post(tx, [accrual, ...charges]);
}

function isOfMany({ loanIds }: Ageing): boolean {
  return loanIds.length > 1;
}
