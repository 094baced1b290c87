import fc from 'fast-check';
import { loanTerms } from '../../loan-terms.ts';
import { arbitraryAllocation } from '../../test/arbitrary-allocation.ts';
import type { LoanAct, LoanEvent } from '../event.ts';
import { type InterestRecalculation, type InterestRule, loanRules, type LoanRules } from '../rules.ts';

export const start = Temporal.PlainDate.from('2026-01-31');

/** Interest that follows the days on which money comes, in date order; as planned where no rest is named. */
export function recalculated(rest: InterestRecalculation['rest'] | null): InterestRule {
  if (rest === null) return { kind: 'as_planned' };
  return { kind: 'recalculated', onAdvance: 'adjust_last', compounding: 'none', rest, levelOn: null };
}

/** CNY 4,000.00 without interest over four months, read by any rules. */
export const arbitraryRules: fc.Arbitrary<LoanRules> = fc
  .record({
    lived: fc.constantFrom<Pick<LoanRules, 'processing' | 'interest'>>(
      { processing: 'in_date_order', interest: { kind: 'as_planned' } },
      { processing: 'in_date_order', interest: { kind: 'earned_daily', dayCount: '30/360', stopsAt_dpd: 30 } },
      { processing: 'regenerated', interest: { kind: 'as_planned' } },
    ),
    allocation: arbitraryAllocation,
    downPayment_ppm: fc.constantFrom(0, 250_000),
    chargebackOrder: fc.constantFrom(null, ['penalty', 'fee', 'interest', 'principal'] as const),
  })
  .map(({ lived, downPayment_ppm, allocation, ...rest }) => {
    const principal = { amount: 1n, currency: 'CNY' } as const;
    const agreed = { principal, disbursed: start, instalments: 4, rate_ppm: 0, downPayment_ppm } as const;
    const terms = loanTerms({ ...agreed, allocation });
    return loanRules({ ...rest, ...lived, terms, arrearsGrace_d: 3 });
  });

/** An entry as it is drawn: what, when, how much, and which earlier entry it is about. */
const draw = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constant('payment' as const) },
    fc.constantFrom(
      'charge' as const,
      'disbursement' as const,
      'credit_balance_refund' as const,
      'chargeback' as const,
      'waiver' as const,
      'waiver_of_charge' as const,
      'charge_adjustment' as const,
      'charge_off' as const,
      'write_off' as const,
      're_amortise' as const,
      're_age' as const,
      'delinquency_pause' as const,
      'close_of_business' as const,
      'undo' as const,
    ),
  ),
  as: fc.constantFrom(
    'repayment' as const,
    'repayment' as const,
    'goodwill_credit' as const,
    'merchant_refund' as const,
  ),
  on: fc.nat({ max: 85 }),
  late: fc.nat({ max: 30 }),
  amount: fc.oneof(fc.bigInt({ min: 1n, max: 20_000n }), fc.bigInt({ min: 1n, max: 500_000n })),
  about: fc.nat({ max: 20 }),
  penalty: fc.boolean(),
});

type Draw = typeof draw extends fc.Arbitrary<infer Value> ? Value : never;

/** Logs that a lender could write: what an entry is about stands, and took effect no later than it. */
export const arbitraryLog: fc.Arbitrary<readonly LoanEvent[]> = fc.array(draw, { maxLength: 18 }).map((draws) => {
  const events: LoanEvent[] = [eventOf(0, { on: 0, late: 0 }, { kind: 'disbursement', amount: 400_000n })];
  const undone = new Set<string>();
  const named = new Set<string>();
  for (const drawn of draws) {
    const standing = events.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id));
    const act = actOf(drawn, standing, named);
    if (act === null) continue;
    const of = 'of' in act ? act.of : undefined;
    if (of !== undefined) named.add(of);
    if (act.kind === 'undo') undone.add(act.of);
    const about = events.find(({ id }) => id === of);
    const earliest = about ? start.until(about.on, { largestUnit: 'days' }).days : 0;
    events.push(eventOf(events.length, { on: Math.max(drawn.on, earliest), late: drawn.late }, act));
  }
  return events;
});

function eventOf(index: number, { on, late }: { on: number; late: number }, act: LoanAct): LoanEvent {
  return { id: String(index), on: start.add({ days: on }), entered: start.add({ days: on + late }), ...act };
}

type Naming = 'chargeback' | 'waiver_of_charge' | 'charge_adjustment' | 'undo';

const acts: { readonly [K in Exclude<Draw['kind'], Naming>]: (drawn: Draw) => LoanAct } = {
  payment: ({ as, amount }) => ({ kind: 'payment', as, amount }),
  charge: ({ penalty, amount, ...drawn }) => ({
    kind: 'charge',
    penalty,
    due: laterThan(drawn),
    amount,
    duty: penalty ? 0n : amount / 20n,
  }),
  disbursement: ({ amount }) => ({ kind: 'disbursement', amount }),
  credit_balance_refund: ({ amount }) => ({ kind: 'credit_balance_refund', amount }),
  waiver: ({ penalty, amount }) => ({ kind: 'waiver', component: penalty ? 'penalty' : 'fee', amount }),
  charge_off: ({ penalty: fraud }) => ({ kind: 'charge_off', fraud }),
  write_off: () => ({ kind: 'write_off' }),
  re_amortise: () => ({ kind: 're_amortise' }),
  re_age: () => ({
    kind: 're_age',
    first: start.add({ days: 120 }),
    instalments: 3,
    every: { count: 1, unit: 'months' },
  }),
  delinquency_pause: (drawn) => ({ kind: 'delinquency_pause', until: laterThan(drawn) }),
  close_of_business: () => ({ kind: 'close_of_business' }),
};

function laterThan({ on, late }: Pick<Draw, 'on' | 'late'>): Temporal.PlainDate {
  return start.add({ days: on + late });
}

function actOf(drawn: Draw, standing: readonly LoanEvent[], named: ReadonlySet<string>): LoanAct | null {
  const { kind } = drawn;
  if (kind === 'chargeback' || kind === 'waiver_of_charge' || kind === 'charge_adjustment' || kind === 'undo')
    return aboutAnother({ ...drawn, kind }, standing, named);
  return acts[kind](drawn);
}

function aboutAnother(
  { kind, amount, about }: Omit<Draw, 'kind'> & { readonly kind: Naming },
  standing: readonly LoanEvent[],
  named: ReadonlySet<string>,
): LoanAct | null {
  // What another entry is about is not undone before that one is.
  const wanted = { undo: null, chargeback: 'payment', waiver_of_charge: 'charge', charge_adjustment: 'charge' }[kind];
  const found = standing.slice(1).filter((one) => (wanted === null ? !named.has(one.id) : one.kind === wanted));
  const one = found[about % Math.max(found.length, 1)];
  if (!one) return null;
  if (kind === 'undo') return { kind, of: one.id };
  if (kind === 'waiver_of_charge') return { kind: 'waiver', of: one.id };
  const most = one.kind === 'payment' && one.amount < amount ? one.amount : amount;
  // Some banks do not say which payment they take back.
  return kind === 'chargeback' && about % 3 === 0 ? { kind, amount: most } : { kind, of: one.id, amount: most };
}
