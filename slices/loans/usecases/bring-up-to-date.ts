import { feeDuePostings, interestAccrualPostings } from '@lendline/credit';
import { money } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { InstalmentNears, LoanDefaulted, LoanId } from '../contract.ts';
import {
  ageLoans,
  type Ageing,
  earnInterest,
  instalmentsNear,
  stopInterest,
  takeFeesDue,
} from '../store/close-of-business.ts';
import { type NewPosting, post } from '../store/entries.ts';
import type { LoansTables } from '../store/tables.ts';
import { type LoansParts, wireOf } from './parts.ts';

type Tx = SliceTransaction<LoansTables>;

/** Past due for this long is a default (Basel Framework, CRE36.69); what a model is trained to foresee as well. */
const default_dpd = 90;

/**
 * Brings loans to the close of a business date, over however many days: interest and fees are booked once for each loan, not
 * for each day, and lateness is counted. Answers the interest booked. The same for one loan before it takes a payment.
 */
export async function bringUpToDate(parts: LoansParts, tx: Tx, ageing: Ageing): Promise<bigint> {
  if (ageing.loanIds.length === 0) return 0n;
  const stopAt_dpd = parts.pack.servicing.interestStopsAt_dpd;
  const earned = await earnInterest(tx, { ...ageing, stopAt_dpd });
  const stopped = await stopInterest(tx, { ...ageing, stopAt_dpd });
  for (const { loan_id } of stopped) {
    await tx.audit({ action: 'stop-interest', subject: loan_id, outcome: 'done', details: { dpd: stopAt_dpd } });
  }
  await post(tx, [
    ...interestPostings(parts, ageing, together(earned, stopped)),
    ...(await feePostings(parts, tx, ageing)),
  ]);
  await tellWhatNears(parts, tx, ageing);
  await tellDefaults(tx, ageing);
  return [...earned, ...stopped].reduce((sum, { amount }) => sum + amount, 0n);
}

type Earned = Awaited<ReturnType<typeof earnInterest>>;

/** One posting for each loan. */
function together(...lists: readonly Earned[]): Earned {
  const byLoan = Map.groupBy(lists.flat(), ({ loan_id }) => loan_id);
  const sums = [...byLoan].map(([loan_id, own]) => ({
    loan_id,
    amount: own.reduce((sum, { amount }) => sum + amount, 0n),
  }));
  return sums.filter(({ amount }) => amount > 0n);
}

function interestPostings({ pack }: LoansParts, { through }: Ageing, earned: Earned): NewPosting[] {
  return earned.map(({ loan_id, amount }) => ({
    kind: 'interest',
    naturalKey: `interest:${loan_id}:${through.toString()}`,
    loanId: loan_id,
    bookedOn: through,
    movements: interestAccrualPostings(money(amount, pack.currency)),
  }));
}

async function feePostings({ pack }: LoansParts, tx: Tx, ageing: Ageing): Promise<NewPosting[]> {
  const due = await takeFeesDue(tx, ageing);
  return due.map(({ loan_id, n, fee, duty }) => ({
    kind: 'fee',
    naturalKey: `fee:${loan_id}:${n}:${ageing.through.toString()}`,
    loanId: loan_id,
    bookedOn: ageing.through,
    movements: feeDuePostings({ fee, duty, total: fee + duty }, pack.currency),
  }));
}

async function tellWhatNears(parts: LoansParts, tx: Tx, ageing: Ageing): Promise<void> {
  const offsets = parts.pack.contactCadence.sms.map(({ day }) => day);
  for (const near of await instalmentsNear(tx, { ...ageing, offsets })) {
    const data: InstalmentNears = {
      loanId: near.loan_id as LoanId,
      lineId: near.line_id as LineId,
      n: near.n,
      due: near.due_on.toString(),
      offsetDays: near.offset_days,
      outstanding: wireOf(parts, near.outstanding),
    };
    await tx.publish({ type: 'loans.instalment-nears', version: 1, subject: near.loan_id, data });
  }
}

/** Counts lateness, and tells of each loan that was never so late before. */
async function tellDefaults(tx: Tx, ageing: Ageing): Promise<void> {
  for (const { id, line_id, application_id, fallen_on } of await ageLoans(tx, { ...ageing, default_dpd })) {
    const data: LoanDefaulted = {
      loanId: id as LoanId,
      lineId: line_id as LineId,
      applicationId: application_id,
      on: fallen_on.toString(),
    };
    await tx.audit({ action: 'find-default', subject: id, outcome: 'done', details: { on: data.on } });
    await tx.publish({ type: 'loans.defaulted', version: 1, subject: id, data });
  }
}
