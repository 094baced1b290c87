import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booksOf, missingSides } from './books.ts';
import { arbitraryAllocation } from '../test/arbitrary-allocation.ts';
import { type ServicedLoan, serviceLoan, type ServicingAct, type ServicingRules } from './service-loan.ts';
import { balances, type Day, feeRules, live, logOf, repayment, rulesOf, start } from './test/serviced-loan.ts';

const through = start.add({ days: 160 });
const days = fc.integer({ min: 0, max: 160 });
const day = days.map((d) => start.add({ days: d }));
const amount = fc.bigInt(1n, 150_000n);
const act: fc.Arbitrary<ServicingAct> = fc.oneof(
  { weight: 5, arbitrary: amount.map(repayment) },
  fc.record({ kind: fc.constant('payment' as const), as: fc.constant('goodwill_credit' as const), amount }),
  fc.record({ kind: fc.constant('charge' as const), penalty: fc.boolean(), due: day, amount, duty: fc.constant(0n) }),
  fc.record({
    kind: fc.constant('charge' as const),
    penalty: fc.constant(false),
    due: day,
    amount,
    duty: fc.bigInt(0n, 999n),
  }),
  fc.record({ kind: fc.constant('waiver' as const), component: fc.constantFrom('interest', 'fee', 'penalty'), amount }),
  fc.record({ kind: fc.constantFrom('chargeback', 'credit_balance_refund'), amount }),
  fc.record({ kind: fc.constant('charge_off' as const), fraud: fc.boolean() }),
  fc.constant({ kind: 'write_off' as const }),
  fc.record({ kind: fc.constant('interest_pause' as const), until: day }),
  fc.record({ kind: fc.constant('delinquency_pause' as const), until: day }),
  fc.constant({ kind: 're_amortise' as const }),
  fc.record({ kind: fc.constant('undo' as const), of: fc.integer({ min: 1, max: 8 }).map((n) => `event_${n}`) }),
);

const drawn = fc.tuple(
  days,
  fc.oneof({ weight: 6, arbitrary: act }, fc.constantFrom('re_age', 'reschedule', 'withdrawal')),
);

/** Acts whose own days must lie after the day on which they happen. */
const toDays = (list: readonly (readonly [number, ServicingAct | string])[]): Day[] =>
  list.map(([d, one]) => [d, typeof one === 'string' ? replanned(one, d) : one]);

const acts = fc.array(drawn, { maxLength: 8 }).map(toDays);
const actsOfDifferentDays = fc.uniqueArray(drawn, { maxLength: 8, selector: ([d]) => d }).map(toDays);

/** Products that differ in price and in where payments go. */
const products = fc
  .record({
    agreed: fc.constantFrom(
      rulesOf(),
      rulesOf({ instalments: 6, method: 'equal_principal' }),
      rulesOf({ fees: [{ ...feeRules.terms.fees[0]!, when: 'each' }] }),
      rulesOf({ fees: [{ ...feeRules.terms.fees[0]!, when: 'disbursement' }] }),
      feeRules,
    ),
    allocation: arbitraryAllocation,
    interestStopsAt_dpd: fc.constantFrom(20, 90),
  })
  .map(({ agreed, allocation, interestStopsAt_dpd }): ServicingRules => {
    return { terms: { ...agreed.terms, allocation }, interestStopsAt_dpd };
  });

function replanned(kind: string, d: number): ServicingAct {
  const first = start.add({ days: d + 20 });
  if (kind === 're_age') return { kind, first, instalments: 4, every: { count: 1, unit: 'months' } };
  if (kind === 'reschedule') return { kind, first, extraInstalments: 2 };
  return { kind: 'withdrawal', returnBy: first };
}

/** What the lender paid out and took in by a log, whatever became of it in the loan. */
function cashOf(list: readonly Day[]) {
  const log = logOf(list);
  const undone = new Set(log.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])));
  const sum = (wanted: (act: ServicingAct) => boolean): bigint =>
    log
      .filter((event) => wanted(event) && !undone.has(event.id))
      .reduce(
        (total, event) => ('amount' in event && typeof event.amount === 'bigint' ? total + event.amount : total),
        0n,
      );
  return {
    lent: sum(({ kind }) => kind === 'disbursement'),
    givenBack: sum(({ kind }) => kind === 'chargeback' || kind === 'credit_balance_refund'),
    repaid: sum((one) => one.kind === 'payment' && one.as === 'repayment'),
    goodwill: sum((one) => one.kind === 'payment' && one.as === 'goodwill_credit'),
  };
}

const sumOver = (loan: ServicedLoan, of: (line: ServicedLoan['plan'][number]) => bigint): bigint =>
  loan.plan.reduce((total, line) => total + of(line), 0n);

describe('any log', () => {
  it('conserves money: the books balance, agree with the plan, and settlement moved by what came and went', () => {
    fc.assert(
      fc.property(acts, products, (list, rules) => {
        const loan = live(list, 160, rules);
        const totals = balances(loan);
        const of = (name: string) => totals.get(name) ?? 0n;
        const { lent, givenBack, repaid } = cashOf(list);
        const { fee, duty } = loan.keptBack;
        expect([...totals.values()].reduce((sum, one) => sum + one, 0n)).toBe(0n);
        expect(of('settlement')).toBe(repaid - lent - givenBack + fee + duty);
        expect(of('overpayment')).toBe(-loan.overpaid);
        expect(loan.overpaid).toBeGreaterThanOrEqual(0n);
        if (loan.chargedOff !== null) return;
        const charged = loan.plan.filter((line) => line.hasEarnedFees(loan.through));
        const fees = charged.reduce((sum, line) => sum + line.fees - line.paid.fee, 0n);
        expect(of('loan_principal')).toBe(sumOver(loan, (line) => line.owed.principal - line.paid.principal));
        expect(of('interest_receivable')).toBe(sumOver(loan, (line) => loan.earned(line) - line.paid.interest));
        expect(of('fee_receivable')).toBe(fees);
        expect(of('penalty_receivable')).toBe(sumOver(loan, (line) => line.penalties - line.paid.penalty));
      }),
      { numRuns: 400 },
    );
  });

  it('owes what was paid out and its price, less what came in, whatever was planned anew in between', () => {
    fc.assert(
      fc.property(acts, products, (list, rules) => {
        const loan = live(list, 160, rules);
        const { lent, givenBack, repaid, goodwill } = cashOf(list);
        const price = sumOver(loan, ({ interest, fees, penalties }) => interest + fees + penalties);
        expect(loan.outstanding - loan.overpaid).toBe(lent + givenBack + price - repaid - goodwill);
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same in whatever order entries of different days were written down', () => {
    fc.assert(
      fc.property(actsOfDifferentDays, products, fc.infiniteStream(fc.nat()), (list, rules, keys) => {
        const log = logOf(list.filter(([d]) => d > 0));
        const place = new Map(log.map(({ id }) => [id, keys.next().value]));
        const mixed = log.toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
        const [one, other] = [log, mixed].map((events) => serviceLoan(rules, events, { currency: 'CNY', through }));
        expect(other!.plan).toEqual(one!.plan);
        expect(other!.transactions).toEqual(one!.transactions);
        expect(balances(other!)).toEqual(balances(one!));
      }),
      { numRuns: 100 },
    );
  });

  it('reads after an undoing as if what was undone had never been written', () => {
    fc.assert(
      fc.property(acts, products, (list, rules) => {
        const log = logOf(list);
        const undone = new Set(log.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])));
        const without = log.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id));
        const [one, other] = [log, without].map((events) => serviceLoan(rules, events, { currency: 'CNY', through }));
        expect(one!.plan).toEqual(other!.plan);
        expect(booksOf(one!)).toEqual(booksOf(other!));
      }),
      { numRuns: 100 },
    );
  });

  it('is ended by its payoff, to the cent, on its day and on later ones, and not by a cent less', () => {
    fc.assert(
      fc.property(acts, products, fc.nat({ max: 40 }), (list, rules, after) => {
        const loan = live(list, 160, rules);
        const payoff = loan.payoffOn(through.add({ days: after }));
        if (loan.outstanding === 0n) return;
        expect(payoff).toBeGreaterThan(0n);
        if (payoff === 1n) return;
        const on = through.add({ days: after });
        const paying = (amount: bigint) =>
          serviceLoan(rules, [...logOf(list), { id: 'the payoff', on, ...repayment(amount) }], {
            currency: 'CNY',
            through: on,
          });
        const ended = paying(payoff);
        expect([ended.outstanding, ended.overpaid]).toEqual([0n, loan.overpaid]);
        const short = paying(payoff - 1n);
        expect(short.outstanding).toBeGreaterThan(0n);
      }),
      { numRuns: 200 },
    );
  });

  it('never leaves an instalment paid beyond what it owes', () => {
    fc.assert(
      fc.property(acts, (list) => {
        for (const line of live(list, 160).plan) {
          expect(line.paid.interest).toBeLessThanOrEqual(line.interest);
          expect(line.paid.principal).toBeLessThanOrEqual(line.owed.principal);
          expect(line.paid.fee).toBeLessThanOrEqual(line.fees);
          expect(line.duty).toBeGreaterThanOrEqual(0n);
          expect(line.duty).toBeLessThanOrEqual(line.fees);
          expect(Temporal.PlainDate.compare(line.from, line.due)).toBeLessThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is in the books once what is missing of it was added, however it was read before', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const booked = new Map(booksOf(live(before, 160)).map(({ source, moves }) => [source, moves]));
        for (const { source, moves } of booksOf(live(after, 160))) {
          const there = new Map(booked.get(source) ?? []);
          for (const { account, debit, credit } of missingSides(moves, there)) {
            there.set(account, (there.get(account) ?? 0n) + debit - credit);
          }
          for (const [account, sum] of there) expect(sum).toBe(moves.get(account) ?? 0n);
        }
      }),
      { numRuns: 100 },
    );
  });
});
