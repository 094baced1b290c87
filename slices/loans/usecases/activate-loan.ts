import { disbursementPostings } from '@lendline/credit';
import { assert, dayIn, money, present } from '@lendline/kernel';
import type { Payment } from '@lendline/payments/contract';
import type { SliceTransaction } from '@lendline/platform';
import { instalmentsOf } from '../rules/instalment.ts';
import { buildLoan } from '../rules/terms.ts';
import { isPosted, post } from '../store/entries.ts';
import { saveInstalments } from '../store/instalments.ts';
import { lockLoan, updateLoan } from '../store/loans.ts';
import type { LoanRow, LoansTables } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';
import { loanEvent } from './show-loan.ts';

/**
 * The money has arrived: the schedule is dated from the day of payment, and the loan is in the books. Told twice, it is
 * once. A payout of a loan that is not waiting for one breaks an assumption; the event is kept for a person.
 */
export async function activateLoan(
  parts: LoansParts,
  tx: SliceTransaction<LoansTables>,
  payment: Payment,
): Promise<void> {
  const loan = present(await lockLoan(tx, payment.loanId), 'a payout is of a loan that is here');
  const naturalKey = `disbursement:${payment.id}`;
  if (await isPosted(tx, naturalKey)) return;
  assert(loan.state === 'disbursing', 'a payout that succeeded is of a loan that waits for it');
  assert(payment.amount.amount === loan.payout.toString(), 'the payout is what was agreed');
  const day = dayIn(parts.pack.zone, Temporal.Instant.from(payment.settledAt ?? payment.createdAt));
  const { schedule } = builtFrom(loan, day);
  const instalments = instalmentsOf(schedule);
  await saveInstalments(tx, loan.id, instalments);
  const change = {
    state: 'active',
    disbursed_on: day,
    aged_on: day,
    matures_on: present(instalments.at(-1), 'a schedule has an instalment').due,
  } as const;
  await updateLoan(tx, loan.id, change);
  const keptBack = schedule.charges.filter(({ n }) => n === 0);
  await post(tx, [
    {
      kind: 'disbursement',
      naturalKey,
      loanId: loan.id,
      bookedOn: day,
      movements: disbursementPostings(money(loan.principal, loan.currency), keptBack),
    },
  ]);
  await tx.audit({ action: 'activate-loan', subject: loan.id, outcome: 'done', details: { payment: payment.id } });
  const data = loanEvent({ row: { ...loan, ...change } });
  await tx.publish({ type: 'loans.activated', version: 1, subject: loan.id, data });
}

function builtFrom(loan: LoanRow, day: Temporal.PlainDate) {
  const built = buildLoan(
    {
      principal: money(loan.principal, loan.currency),
      instalments: loan.instalments,
      every: { count: loan.every_count, unit: loan.every_unit },
      rate_ppm: loan.rate_ppm,
      fee_ppm: loan.fee_ppm,
      duty_ppm: loan.duty_ppm,
    },
    day,
  );
  assert(built.ok, 'terms that had a schedule on one day have one on any');
  return built.value;
}
