import type { LocalText } from '@lendline/kernel';
import { type Fee, type FeeAmount, feeAmount, type FeeBase, type FeeKind } from './fee.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { Share } from './spread.ts';

/** One fee as it falls due: with instalment `n`, or kept back from the payout when `n` is 0. */
export interface ScheduledFee extends FeeAmount {
  readonly n: number;
  readonly due: Temporal.PlainDate;
  readonly kind: FeeKind;
  readonly name: LocalText;
}

/** A row of a schedule before fees. */
export interface DueRow extends Share {
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly isDownPayment: boolean;
}

interface Payout {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

/** Everything that is paid out, in date order. */
export function payoutsOf({
  principal,
  disbursed,
  changes,
}: Pick<LoanTerms, 'principal' | 'disbursed' | 'changes'>): Payout[] {
  const later = changes.filter((change) => change.kind === 'payout');
  const all = [{ on: disbursed, amount: principal.amount }, ...later];
  return all.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

/** When a fee falls due, and what each thing that it can be a share of comes to then. */
interface FeeTimeOf {
  readonly n: number;
  readonly due: Temporal.PlainDate;
  readonly bases: Readonly<Record<FeeBase, bigint>>;
}

/**
 * When each fee falls due and what it comes to. At disbursement a share of the principal is kept back from every payout;
 * a fixed amount, or a share of interest, from the first. A fee that comes with instalments never comes with a down
 * payment, which is paid out of the customer's own pocket.
 */
export function chargesOf(terms: LoanTerms, rows: readonly DueRow[]): ScheduledFee[] {
  const times = { disbursement: payoutTimes(terms, rows), ...instalmentTimes(terms, rows) };
  return terms.fees.flatMap((fee) => {
    const once = fee.when === 'disbursement' && !isShareOfPayout(fee);
    return (once ? times.disbursement.slice(0, 1) : times[fee.when]).map(({ bases, n, due }) => {
      const base = 'rate_ppm' in fee.charge ? bases[fee.charge.of ?? 'principal'] : 0n;
      return { n, due, kind: fee.kind, name: fee.name, ...feeAmount(fee, base) };
    });
  });
}

function isShareOfPayout({ charge }: Fee): boolean {
  return 'rate_ppm' in charge && (charge.of === undefined || charge.of === 'principal' || charge.of === 'balance');
}

function payoutTimes(terms: LoanTerms, rows: readonly DueRow[]): FeeTimeOf[] {
  const interest = interestOf(rows);
  return payoutsOf(terms).map(({ on, amount }) => ({
    n: 0,
    due: on,
    bases: { principal: amount, balance: amount, interest, principal_and_interest: lentBy(terms) + interest },
  }));
}

function instalmentTimes(terms: LoanTerms, rows: readonly DueRow[]): Record<'maturity' | 'each', FeeTimeOf[]> {
  const lent = lentBy(terms);
  const interest = interestOf(rows);
  let repaid = 0n;
  const each = rows.flatMap((row, index): FeeTimeOf[] => {
    const known = payoutsOf(terms).filter(({ on }) => Temporal.PlainDate.compare(on, row.from) <= 0);
    const balance = known.reduce((sum, { amount }) => sum + amount, 0n) - repaid;
    repaid += row.principal;
    const principal_and_interest = row.principal + row.interest;
    const bases = { principal: lent, balance, interest: row.interest, principal_and_interest };
    return row.isDownPayment ? [] : [{ n: index + 1, due: row.due, bases }];
  });
  const whole = { principal: lent, balance: lent, interest, principal_and_interest: lent + interest };
  return { each, maturity: each.slice(-1).map((last) => ({ ...last, bases: whole })) };
}

function lentBy(terms: LoanTerms): bigint {
  return payoutsOf(terms).reduce((sum, { amount }) => sum + amount, 0n);
}

function interestOf(rows: readonly DueRow[]): bigint {
  return rows.reduce((sum, { interest }) => sum + interest, 0n);
}
