import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionInput, Segment, TraceEntry } from './decision.ts';
import type { DrawdownInput } from './drawdown.ts';
import { factNames, type Facts } from './facts.ts';
import { cn } from './packs/cn.ts';
import { ke } from './packs/ke.ts';
import { chinese, kenyan, today } from './test/applicant.ts';
import { strategyOf } from './test/strategy-of.ts';
import { decide, stillIn } from './test/written-out/decide.ts';
import { recheckAtDrawdown } from './test/written-out/drawdown.ts';
import { usableRecords } from './test/written-out/records.ts';
import { dayIn, money } from '@lendline/kernel';

const countries = [
  { pack: cn, applicant: chinese },
  { pack: ke, applicant: kenyan },
] as const;

const day = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((days) => today.subtract({ days }));

const orNone = <Value>(of: fc.Arbitrary<Value>) => fc.oneof({ weight: 4, arbitrary: of }, fc.constant('none' as const));

/** Every value that a fact may have, near the bounds where the packs change their minds. */
function factValues(currency: 'CNY' | 'KES'): { readonly [Name in keyof Facts]: fc.Arbitrary<unknown> } {
  const units = (most: number) =>
    fc.integer({ min: 0, max: most * 100 }).map((amount) => money(BigInt(amount), currency));
  const word = (...words: string[]) => fc.constantFrom(...words);
  const count = (max: number) => fc.integer({ min: 0, max });
  return {
    licence: currency === 'CNY' ? word('small-loan-company', 'private-lender', 'bank') : word('digital-credit', 'bank'),
    model_origin: word('real', 'simulated'),
    age_years: fc.integer({ min: 17, max: 40 }),
    open_loans: fc.constantFrom(0, 0, 0, 1),
    days_past_due: fc.constantFrom(0, 0, 0, 1),
    charged_off: fc.constantFrom(false, false, false, true),
    loans_closed: count(4),
    recent_loans: count(4),
    last_loan_closed_on: orNone(day(-2, 12)),
    last_loan_worst_lateness_days: orNone(count(6)),
    current_limit: orNone(units(60_000)),
    last_raise_on: orNone(day(25, 35)),
    raise_holdout: fc.boolean(),
    own_monthly_instalments: units(1_000),
    possession: fc.constantFrom(true, true, true, false),
    name_id_number_match: word(
      'match',
      'match',
      'match',
      'name-differs',
      'id-differs',
      'birth-date-differs',
      'no-record',
    ),
    tenure_months: fc.constantFrom<unknown>(
      { min: 24, max: 'open' },
      { min: 6, max: 12 },
      { min: 3, max: 6 },
      { min: 1, max: 4 },
      { min: 0, max: 3 },
      { min: 0, max: 'open' },
    ),
    sim_swapped: fc.constantFrom(false, false, true),
    number_recycled: fc.constantFrom(false, false, true),
    call_forwarding: word('inactive', 'conditional', 'unconditional'),
    identity_checked_on: orNone(day(-1, 190)),
    lists: word('clear', 'clear', 'hit', 'not-run'),
    velocity: word('normal', 'normal', 'raised', 'high', 'not-run'),
    ring: word('clear', 'clear', 'suspected', 'not-run'),
    typologies: word('clear', 'clear', 'alert', 'interdict', 'not-run'),
    other_lenders_open: fc.oneof(count(6), fc.constant('not-run')),
    bureau: word('clear', 'no-file', 'not-run', 'delinquent'),
    calls_newest_on: orNone(day(-3, 10)),
    calls_holder: word('applicant', 'applicant', 'other'),
    calls_covered_days: fc.integer({ min: 0, max: 60 }),
    statement_newest_on: orNone(day(-3, 10)),
    statement_holder: word('applicant', 'applicant', 'other'),
    statement_covered_days: fc.integer({ min: 0, max: 60 }),
    pd_ppm: count(130_000),
    own_pd_ppm: orNone(count(130_000)),
    score_sources: fc.subarray(['calls', 'statement']),
    score_reasons: fc.subarray(['score-income', 'score-tenure', 'score-recency', 'score-contacts', 'score-balance']),
    median_monthly_income: units(40_000),
    median_monthly_turnover: units(200_000),
    other_monthly_instalments: units(3_000),
  };
}

interface Person {
  readonly segment: Segment;
  readonly requested: number;
  readonly term: number | 'any';
  readonly hours: number;
  /** What differs from somebody who passes every check. */
  readonly differs: Partial<Facts>;
}

/** Somebody who passes, but for some facts: were all drawn at once, nearly everybody would end at the first step. */
function person(currency: 'CNY' | 'KES'): fc.Arbitrary<Person> {
  const values = factValues(currency);
  const some = fc
    .subarray([...factNames], { minLength: 0, maxLength: 14 })
    .chain((names) =>
      fc.record(
        Object.fromEntries(
          names.map((name) => [name, fc.oneof({ weight: 6, arbitrary: values[name] }, fc.constant('unknown'))]),
        ),
      ),
    );
  return fc.record({
    segment: fc.constantFrom<Segment>('new', 'repeat', 'trader'),
    requested: fc.integer({ min: 1, max: 60_000_00 }),
    term: fc.constantFrom<number | 'any'>('any', 1, 3, 6, 12),
    hours: fc.constantFrom(0, 0, 0, 24 * 700),
    differs: some as fc.Arbitrary<Partial<Facts>>,
  });
}

const withoutRows = <Decided extends { readonly trace: readonly TraceEntry[] }>(decided: Decided) => ({
  ...decided,
  trace: decided.trace.map(({ row: _, ...entry }) => entry),
});

for (const { pack, applicant } of countries) {
  describe(`the strategy of the pack ${pack.id}, run by ZEN`, () => {
    const strategy = strategyOf(pack);
    const inputOf = ({ segment, requested, term, hours, differs }: Person): DecisionInput => {
      const input = applicant({ segment, amount: money(BigInt(requested), pack.currency), term, values: differs });
      return { ...input, asOf: input.asOf.add({ hours }) };
    };

    it('decides what the rules written out in TypeScript decide, to the cent and the last word of the trace', async () => {
      const outcomes = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(person(pack.currency === 'KES' ? 'KES' : 'CNY'), async (drawn) => {
          const input = inputOf(drawn);
          const decided = await strategy.decide(input);
          expect(withoutRows(decided)).toEqual(decide(input, pack));
          expect(strategy.walk(input)).toEqual(decided);
          expect(
            decided.trace.every(({ row, step }) => row !== undefined || ['affordability', 'menu'].includes(step)),
          ).toBe(true);
          outcomes.set(decided.outcome, (outcomes.get(decided.outcome) ?? 0) + 1);
        }),
        { numRuns: 250 },
      );
      // Were all of one kind, the two would agree on little.
      expect([...outcomes.keys()].toSorted()).toEqual(['approve', 'decline', 'refer']);
    });

    it('says who is still in, which records count and what holds a drawdown as those rules do', async () => {
      await fc.assert(
        fc.asyncProperty(person(pack.currency === 'KES' ? 'KES' : 'CNY'), async (drawn) => {
          const input = inputOf(drawn);
          expect(await strategy.stillIn(input)).toBe(stillIn(input, pack));
          const agreed = {
            amount: money(100_000n, pack.currency),
            instalments: pack.id === 'ke' ? 1 : 3,
            price_ppm: 150_000,
          };
          const drawdown: DrawdownInput = { ...input, agreed };
          const held = recheckAtDrawdown(drawdown, pack);
          const [rechecked, usable] = [
            await strategy.recheck(drawdown),
            await strategy.usableRecords(input, 'drawdown'),
          ];
          expect(withoutRows(rechecked)).toEqual(held);
          // Of somebody whom the line or the identity put out no records are read.
          const isRead = held.trace.some(({ step }) => step === 'records');
          expect(isRead ? usable : undefined).toEqual(
            isRead ? usableRecords(input, pack, dayIn(pack.zone, input.asOf)) : undefined,
          );
        }),
        { numRuns: 120 },
      );
    });
  });
}
