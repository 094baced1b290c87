import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { sumOf } from './parts.ts';
import { replay } from './replay.ts';
import type { LoanRules } from './rules.ts';

const start = Temporal.PlainDate.from('2026-01-31');

const rules = fc
  .record({
    strategy: fc.constantFrom<LoanRules['strategy']>(
      { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] },
      {
        kind: 'by_bucket',
        order: ['penalty', 'fee', 'principal', 'interest'],
        direction: 'horizontal',
        future: { other: 'next' },
      },
      {
        kind: 'by_bucket',
        order: ['interest', 'principal', 'fee', 'penalty'],
        direction: 'vertical',
        future: { other: 're_amortise' },
      },
    ),
    chargebackOrder: fc.constantFrom(null, ['penalty', 'fee', 'interest', 'principal'] as const),
    downPayment_ppm: fc.constantFrom(0, 250_000),
    processing: fc.constantFrom('in_date_order' as const, 'regenerated' as const),
  })
  .map(
    ({ downPayment_ppm, ...rest }): LoanRules => ({
      ...rest,
      terms: loanTerms({
        principal: { amount: 1n, currency: 'CNY' },
        disbursed: start,
        instalments: 4,
        rate_ppm: 0,
        downPayment_ppm,
      }),
      recalculation: null,
      autoDownPayment: false,
      chargeAccrual: 'due',
      arrearsGrace_d: 0,
    }),
  );

/** An entry as it is drawn: what, when, how much, and which earlier entry it is about. */
const draw = fc.record({
  kind: fc.constantFrom(
    'payment' as const,
    'payment' as const,
    'charge' as const,
    'disbursement' as const,
    'credit_balance_refund' as const,
    'chargeback' as const,
    'waiver' as const,
    'charge_adjustment' as const,
    're_amortise' as const,
    're_age' as const,
    'undo' as const,
  ),
  on: fc.nat({ max: 85 }),
  late: fc.nat({ max: 30 }),
  amount: fc.oneof(fc.bigInt({ min: 1n, max: 20_000n }), fc.bigInt({ min: 1n, max: 500_000n })),
  about: fc.nat({ max: 20 }),
  penalty: fc.boolean(),
});

type Draw = typeof draw extends fc.Arbitrary<infer Value> ? Value : never;

/** Logs that a lender could write: what an entry is about stands, and took effect no later than it. */
const log = fc.array(draw, { maxLength: 18 }).map((draws) => {
  const events: LoanEvent[] = [event(0, { on: 0, late: 0 }, { kind: 'disbursement', amount: 400_000n })];
  const undone = new Set<string>();
  const named = new Set<string>();
  for (const drawn of draws) {
    const act = actOf(
      drawn,
      events.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id)),
      named,
    );
    if (act === null) continue;
    if ('of' in act) named.add(act.of);
    if (act.kind === 'undo') undone.add(act.of);
    const about = 'of' in act ? events.find(({ id }) => id === act.of) : undefined;
    const earliest = about ? start.until(about.on, { largestUnit: 'days' }).days : 0;
    events.push(event(events.length, { on: Math.max(drawn.on, earliest), late: drawn.late }, act));
  }
  return events;
});

function event(index: number, { on, late }: { on: number; late: number }, act: LoanAct): LoanEvent {
  return { id: String(index), on: start.add({ days: on }), entered: start.add({ days: on + late }), ...act };
}

function actOf(drawn: Draw, standing: readonly LoanEvent[], named: ReadonlySet<string>): LoanAct | null {
  const { kind, amount, penalty } = drawn;
  switch (kind) {
    case 'payment':
      return { kind, as: 'repayment', amount };
    case 'charge':
      return { kind, name: 'a fee', penalty, amount: { flat: amount } };
    case 'chargeback':
    case 'waiver':
    case 'charge_adjustment':
    case 'undo':
      return aboutAnother({ ...drawn, kind }, standing, named);
    case 're_age':
      return { kind, first: start.add({ days: 120 }), instalments: 3, every: { count: 1, unit: 'months' } };
    case 're_amortise':
      return { kind };
    case 'disbursement':
    case 'credit_balance_refund':
      return { kind, amount };
  }
}

type AboutAnother = Omit<Draw, 'kind'> & { readonly kind: 'chargeback' | 'waiver' | 'charge_adjustment' | 'undo' };

function aboutAnother(
  { kind, amount, about }: AboutAnother,
  standing: readonly LoanEvent[],
  named: ReadonlySet<string>,
): LoanAct | null {
  // What another entry is about is not undone before that one is.
  const wanted = { undo: null, chargeback: 'payment', waiver: 'charge', charge_adjustment: 'charge' }[kind];
  const found = standing.slice(1).filter((one) => (wanted === null ? !named.has(one.id) : one.kind === wanted));
  const one = found[about % Math.max(found.length, 1)];
  if (!one) return null;
  if (kind === 'undo' || kind === 'waiver') return { kind, of: one.id };
  const most = one.kind === 'payment' && one.amount < amount ? one.amount : amount;
  return { kind, of: one.id, amount: most };
}

interface Purse {
  readonly owed: bigint;
  readonly overpaid: bigint;
}

/**
 * The oracle: a loan as two sums, what is owed and what was paid too much. It knows nothing of instalments, components or
 * strategies; how much of a charge was still open when it was waived it is told.
 */
function oracle(events: readonly LoanEvent[], waived: ReadonlyMap<string, bigint>): Purse {
  const undone = new Set(events.flatMap((one) => (one.kind === 'undo' ? [one.of] : [])));
  const effect = (one: LoanEvent): Temporal.PlainDate =>
    one.kind === 'charge' && Temporal.PlainDate.compare(one.entered, one.on) < 0 ? one.entered : one.on;
  const inOrder = events
    .filter(({ id, kind }) => kind !== 'undo' && !undone.has(id))
    .toSorted((a, b) => Temporal.PlainDate.compare(effect(a), effect(b)));
  return inOrder.reduce<Purse>((purse, one) => after(purse, one, waived.get(one.id) ?? 0n), { owed: 0n, overpaid: 0n });
}

function after(purse: Purse, one: LoanEvent, waived: bigint): Purse {
  const { owed, overpaid } = purse;
  const least = (x: bigint, y: bigint): bigint => (x < y ? x : y);
  const owing = (amount: bigint, usable: bigint): Purse => {
    const used = least(overpaid, usable);
    return { owed: owed + amount - used, overpaid: overpaid - used };
  };
  // What was overpaid pays anything open when money is paid out; else only what it is taken for.
  if (one.kind === 'disbursement') return owing(one.amount, owed + one.amount);
  if (one.kind === 'chargeback' || one.kind === 'credit_balance_refund') return owing(one.amount, one.amount);
  if (one.kind === 'charge') return owing('flat' in one.amount ? one.amount.flat : 0n, 0n);
  if (one.kind === 'waiver') return { owed: owed - waived, overpaid };
  if (one.kind !== 'payment' && one.kind !== 'charge_adjustment') return purse;
  const paid = least(owed, one.amount);
  return { owed: owed - paid, overpaid: overpaid + one.amount - paid };
}

describe('a loan’s log, against two sums', () => {
  it('owes and has overpaid what the sums say, under any entries, backdated, undone, replanned', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
        if (rule.processing === 'regenerated') return;
        const life = replay(rule, events, 'CNY');
        const waived = new Map(
          life.transactions.filter(({ kind }) => kind === 'waiver').map(({ id, amount }) => [id, amount]),
        );
        expect({ owed: life.outstanding, overpaid: life.overpaid }).toEqual(oracle(events, waived));
      }),
      { numRuns: 400 },
    );
  });

  it('creates and loses no money where the whole schedule is made anew either', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
        const life = replay(rule, events, 'CNY');
        const waived = new Map(
          life.transactions.filter(({ kind }) => kind === 'waiver').map(({ id, amount }) => [id, amount]),
        );
        const { owed, overpaid } = oracle(events, waived);
        expect(life.outstanding - life.overpaid).toBe(owed - overpaid);
      }),
      { numRuns: 400 },
    );
  });

  it('tells of every entry where its money went: parts, and what was too much, add up to it', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
        for (const one of replay(rule, events, 'CNY').transactions) {
          if (one.kind !== 'repayment' && one.kind !== 'charge_adjustment') continue;
          expect(sumOf(one.parts) + one.overpaid).toBe(one.amount);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same in whatever order entries of different days were written down', () => {
    fc.assert(
      fc.property(rules, log, fc.integer({ min: 1, max: 1000 }), (rule, events, seed) => {
        const settled = events.map((one) => ({ ...one, entered: start.add({ days: 200 }) }));
        const days = settled.map(({ on }) => on.toString());
        const hasUndone = settled.some(({ kind }) => kind === 'undo');
        if (hasUndone || new Set(days).size < days.length || rule.processing === 'regenerated') return;
        const shuffled = settled.toSorted((a, b) => ((Number(a.id) * seed) % 17) - ((Number(b.id) * seed) % 17));
        const one = replay(rule, settled, 'CNY');
        const other = replay(rule, shuffled, 'CNY');
        expect(other.plan).toEqual(one.plan);
        expect(other.overpaid).toBe(one.overpaid);
      }),
    );
  });
});
