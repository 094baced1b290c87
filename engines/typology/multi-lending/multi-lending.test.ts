import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiLendingFeatures } from './features.ts';
import {
  bankSorts,
  countStats,
  lendingKeys,
  lendingProducts,
  lendingWindows,
  monthStats,
  nonBankSorts,
  recencyFeatures,
  windowFeatures,
} from './grammar.ts';
import type { LendingScope } from './placed.ts';
import type { LendingQuery } from './query.ts';
import { readLendingAnswer } from './read-answer.ts';
import { registerSignals } from './register-signals.ts';

const zone = 'Asia/Shanghai';
const as_of = Temporal.ZonedDateTime.from(`2026-03-31T12:00[${zone}]`).toInstant();
const scope: LendingScope = { as_of, zone, self: 'ours' };

let told = 0;

/** An application by id and number at an online micro-lender, so many local days and hours before the reading. */
function asked(local: string, but: Partial<LendingQuery> = {}): LendingQuery {
  const at = Temporal.ZonedDateTime.from(`${local}[${zone}]`).toInstant();
  told += 1;
  return {
    id: `query-${told}`,
    at,
    arrived: at,
    by: ['id', 'cell'],
    institution: `lender-${told}`,
    lender: { group: 'nbank', sort: 'nsloan' },
    product: 'pdl',
    ...but,
  };
}

const sorts: readonly LendingQuery['lender'][] = [
  ...bankSorts.map((sort) => ({ group: 'bank', sort }) as const),
  ...nonBankSorts.map((sort) => ({ group: 'nbank', sort }) as const),
];

const query: fc.Arbitrary<LendingQuery> = fc
  .record({
    id: fc.uuid(),
    minutes_before: fc.integer({ min: -3_000, max: 400 * 24 * 60 }),
    late_h: fc.constantFrom(0, 0, 0, 5, 300),
    by: fc.constantFrom(['id'], ['cell'], ['id', 'cell']) as fc.Arbitrary<LendingQuery['by']>,
    institution: fc.constantFrom('ours', 'a', 'b', 'c'),
    lender: fc.constantFrom(...sorts),
    product: fc.constantFrom(...lendingProducts),
  })
  .map(({ minutes_before, late_h, ...rest }) => {
    const at = as_of.subtract({ minutes: minutes_before });
    return { ...rest, at, arrived: at.add({ hours: late_h }) };
  });

const queries = fc.array(query, { maxLength: 25 });

describe('features of multi-lending', () => {
  it('say by hand what a few applications say', () => {
    const features = multiLendingFeatures(
      [
        asked('2026-03-31T11:00', { institution: 'ours' }),
        asked('2026-03-30T23:30', { institution: 'a' }),
        asked('2026-03-28T03:00', { institution: 'a' }),
        asked('2026-02-20T10:00', { lender: { group: 'bank', sort: 'ret' }, product: 'rel' }),
        asked('2026-01-05T10:00', { by: ['cell'] }),
        asked('2025-03-31T11:00'),
      ],
      scope,
    );
    expect(features).toMatchObject({
      als_d7_id_nbank_allnum: 3,
      als_d7_id_nbank_orgnum: 2,
      als_d7_id_nbank_selfnum: 1,
      als_d7_id_nbank_nsloan_allnum: 3,
      als_d7_id_nbank_week_allnum: 1,
      als_d7_id_nbank_night_allnum: 1,
      als_d7_id_pdl_orgnum: 2,
      als_d7_id_bank_allnum: 0,
      als_m3_id_bank_ret_allnum: 1,
      als_m3_id_rel_allnum: 1,
      als_m3_id_tot_mons: 2,
      als_m3_id_avg_monnum: 2,
      als_m3_id_max_monnum: 3,
      als_m3_id_min_monnum: 0,
      als_m3_id_max_inteday: 36,
      als_m3_id_min_inteday: 1,
      als_m3_id_bank_min_inteday: null,
      als_m3_cell_nbank_allnum: 4,
      als_m12_id_nbank_allnum: 3,
      als_fst_id_bank_inteday: 39,
      als_lst_id_bank_consnum: 1,
      als_lst_id_bank_csinteday: 1,
      als_fst_cell_nbank_inteday: 85,
      als_lst_id_nbank_inteday: 0,
      als_lst_id_nbank_consnum: 2,
      als_lst_id_nbank_csinteday: 2,
    });
  });

  it('are 0 in every count of somebody who asked nowhere, and no gap of 0 days', () => {
    const features = multiLendingFeatures([], scope);
    expect(Object.keys(features)).toHaveLength(820);
    const gaps = Object.entries(features).filter(([, value]) => value === null);
    expect(gaps.every(([name]) => name.endsWith('inteday') && !name.endsWith('csinteday'))).toBe(true);
    expect(new Set(Object.values(features))).toEqual(new Set([0, null]));
  });

  it('add up: sorts of lenders to their group, products to all, and months to their window', () => {
    fc.assert(
      fc.property(queries, (some) => {
        const features = multiLendingFeatures(some, scope);
        const sum = (names: readonly string[]): number => names.reduce((total, name) => total + features[name]!, 0);
        for (const window of Object.keys(lendingWindows)) {
          for (const key of lendingKeys) {
            const at = `als_${window}_${key}`;
            const groups = sum([`${at}_bank_allnum`, `${at}_nbank_allnum`]);
            expect(sum(bankSorts.map((sort) => `${at}_bank_${sort}_allnum`))).toBe(features[`${at}_bank_allnum`]);
            expect(sum(nonBankSorts.map((sort) => `${at}_nbank_${sort}_allnum`))).toBe(features[`${at}_nbank_allnum`]);
            expect(sum(lendingProducts.map((product) => `${at}_${product}_allnum`))).toBe(groups);
            if (!(`${at}_tot_mons` in features)) continue;
            expect(features[`${at}_tot_mons`]! * features[`${at}_avg_monnum`]!).toBeCloseTo(groups, 9);
            expect(features[`${at}_max_monnum`]).toBeLessThanOrEqual(groups);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('say the same in whatever order and however often they were told, and see nothing later than the instant', () => {
    const again = queries.chain((some) =>
      fc.record({
        some: fc.constant(some),
        told: fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
      }),
    );
    fc.assert(
      fc.property(again, ({ some, told: twice }) => {
        const seen = some.filter(
          ({ at, arrived }) => Temporal.Instant.compare(at, as_of) < 0 && Temporal.Instant.compare(arrived, as_of) <= 0,
        );
        expect(multiLendingFeatures(twice, scope)).toEqual(multiLendingFeatures(seen, scope));
      }),
      { numRuns: 20 },
    );
  });

  it('count a longer window no lower than a shorter one', () => {
    fc.assert(
      fc.property(queries, (some) => {
        const features = multiLendingFeatures(some, scope);
        for (const stat of countStats) {
          const counts = Object.keys(lendingWindows).map((window) => features[`als_${window}_id_nbank_${stat}`]!);
          expect(counts).toEqual(counts.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('an answer of a register', () => {
  it('reads blank as 0 and never as missing, a gap that there is not as none, and silence as unknown', () => {
    const { features, missing, faults } = readLendingAnswer({
      als_d7_id_nbank_orgnum: '',
      als_d7_id_bank_orgnum: '2',
      als_m12_id_avg_monnum: '1.25',
      als_m3_id_min_inteday: '',
      als_m1_id_bank_orgnum: 'many',
      flag_applyloanstr: '1',
    });
    expect(features).toEqual({
      als_d7_id_nbank_orgnum: 0,
      als_d7_id_bank_orgnum: 2,
      als_m12_id_avg_monnum: 1.25,
      als_m3_id_min_inteday: null,
    });
    expect(faults.map(({ name }) => name)).toEqual(['als_m1_id_bank_orgnum']);
    expect(missing).toHaveLength(820 - 4);
    expect(registerSignals(features)).toMatchObject({
      register_lenders_7d: 2,
      register_lenders_1m: null,
      register_shortest_gap_3m_days: 'none',
      register_week_to_quarter: null,
    });
  });

  it('gives the same features back that it was written from', () => {
    fc.assert(
      fc.property(queries, (some) => {
        const features = multiLendingFeatures(some, scope);
        const written = Object.entries(features).map(([name, value]) => [name, value === null ? '' : value] as const);
        expect(readLendingAnswer(Object.fromEntries(written))).toEqual({ features, missing: [], faults: [] });
      }),
      { numRuns: 20 },
    );
  });
});

const reference = join(
  process.env['LENDLINE_REFERENCE'] ?? '../shared/data',
  'scorecard',
  'multi_lending_feature_grammar.json',
);
const present = existsSync(reference);

describe(`the published grammar${present ? '' : ' (skipped: the reference data is absent)'}`, () => {
  it.skipIf(!present)('has our windows, keys, segments, stats and recency', () => {
    const grammar = JSON.parse(readFileSync(reference, 'utf8'));
    const first = (line: string): string => line.split(' ')[0]!;
    expect(grammar.window).toEqual(Object.keys(lendingWindows));
    expect(Object.keys(grammar.key)).toEqual([...lendingKeys]);
    expect(grammar.segment.product.map(first)).toEqual(expect.arrayContaining([...lendingProducts]));
    expect(grammar.segment.product).toHaveLength(lendingProducts.length);
    expect(grammar.segment.institution.bank.map(first)).toEqual([...bankSorts]);
    expect(grammar.segment.institution.nbank.map(first)).toEqual([...nonBankSorts]);
    expect(grammar.segment.time.toSorted()).toEqual(['night', 'week']);
    expect(Object.keys(grammar.stat).toSorted()).toEqual([...countStats, ...monthStats].toSorted());
    const recency = grammar.recency.map((line: string) =>
      first(line).replace('{bank|nbank}', 'bank').replace('{key}', 'id'),
    );
    expect(recencyFeatures.map(({ name }) => name)).toEqual(expect.arrayContaining(recency));
    expect(new Set([...windowFeatures, ...recencyFeatures].map(({ name }) => name)).size).toBe(820);
  });
});
