import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableFromRecords } from '../data/table.ts';
import { absentNote, readCsv, readReference, referencePresent } from '../test/reference.ts';
import { measureFairness } from './fairness.ts';
import { groupsOf } from './groups.ts';

interface ReferenceGroup {
  readonly [figure: string]: number;
}

describe.skipIf(!referencePresent)(`fairness, against figures worked out with numpy${absentNote}`, () => {
  const people = () => readCsv('germancredit.csv');
  const pds = () => readCsv('metrics_reference_pred.csv').map(({ p }) => Number(p));
  const reference = () =>
    (JSON.parse(readReference('metrics_reference.json')) as { fairness: Record<string, never> }).fairness as Record<
      string,
      ReferenceGroup & { group0: ReferenceGroup; group1: ReferenceGroup }
    >;

  it.each([
    ['age>=25 (group1) vs <25 (group0)', (row: Record<string, string>) => (Number(row['age_in_years']) < 25 ? 0 : 1)],
    ['foreign_worker yes vs no', (row: Record<string, string>) => (row['foreign_worker'] === 'no' ? 0 : 1)],
  ] as const)('%s: approval, opportunity and odds of both groups at a cut-off of PD .30', (name, groupOf) => {
    const rows = people();
    const fairness = measureFairness({
      pd: pds(),
      bad: rows.map(({ creditability }) => (creditability === 'bad' ? 1 : 0)),
      group: rows.map(groupOf),
      names: ['group0', 'group1'],
      cutOff: 0.3,
      against: 'group1',
    });
    const expected = reference()[name]!;
    for (const group of fairness.groups) {
      const figures = expected[group.group as 'group0'];
      expect(group.rows).toBe(figures['n']);
      expect(group.approvalRate).toBeCloseTo(figures['approval_rate']!, 12);
      expect(group.approvedGoods).toBeCloseTo(figures['tpr_good_approved']!, 12);
      expect(group.approvedBads).toBeCloseTo(figures['fpr_bad_approved']!, 12);
      expect(group.badRateOfApproved).toBeCloseTo(figures['bad_rate_among_approved']!, 12);
      expect(group.auc).toBeCloseTo(figures['auc']!, 12);
    }
    const [comparison] = fairness.comparisons;
    expect(comparison!.adverseImpactRatio).toBeCloseTo(expected['adverse_impact_ratio_g0_over_g1']!, 12);
    expect(comparison!.equalOpportunity).toBeCloseTo(expected['equal_opportunity_diff']!, 12);
    expect(comparison!.equalisedOdds).toBeCloseTo(expected['equalized_odds_diff']!, 12);
    expect(comparison!.standardisedDifference).toBeCloseTo(expected['smd_score']!, 10);
  });
});

const rows = fc.array(fc.record({ pd: fc.double({ min: 0, max: 1, noNaN: true }), bad: fc.constantFrom(0, 1) }), {
  minLength: 4,
  maxLength: 60,
});

describe('fairness', () => {
  it('finds nothing between two groups of the same people', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.2, max: 0.8, noNaN: true }), (people, cutOff) => {
        const twice = [...people, ...people];
        const { comparisons } = measureFairness({
          pd: twice.map(({ pd }) => pd),
          bad: twice.map(({ bad }) => bad),
          group: twice.map((_, row) => (row < people.length ? 0 : 1)),
          names: ['one', 'other'],
          cutOff,
        });
        const [comparison] = comparisons;
        const { adverseImpactRatio: ratio } = comparison!;
        // Nobody approved at all: nought over nought.
        expect(Number.isNaN(ratio) || ratio === 1).toBe(true);
        expect(comparison!.equalOpportunity ?? 0).toBe(0);
        expect(comparison!.equalisedOdds ?? 0).toBe(0);
      }),
    );
  });

  it('leaves out people whose group is not known, and compares with the group approved most', () => {
    const { groups, comparisons } = measureFairness({
      pd: [0.1, 0.2, 0.9, 0.1, 0.5],
      bad: [0, 0, 1, 1, 0],
      group: [0, 0, 1, 1, -1],
      names: ['a', 'b', 'nobody'],
      cutOff: 0.3,
    });
    expect(groups.map(({ group, rows: count }) => [group, count])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    expect(comparisons).toMatchObject([{ group: 'b', against: 'a', adverseImpactRatio: 0.5 }]);
  });
});

describe('groups of a protected column', () => {
  const column = (name: string, values: (string | number | null)[]) =>
    tableFromRecords(values.map((value) => ({ [name]: value }))).columns.get(name)!;

  it('are its words or its few numbers, and ages by the edges given, the edge in the older group', () => {
    expect(groupsOf(column('sex', ['f', 'm', null, 'f']))).toEqual({
      group: Int32Array.of(0, 1, -1, 0),
      names: ['f', 'm'],
    });
    expect(groupsOf(column('marriage', [2, 1, 2, null]))).toEqual({
      group: Int32Array.of(1, 0, 1, -1),
      names: ['1', '2'],
    });
    expect(groupsOf(column('age', [24, 25, 61, null]), [25, 60])).toEqual({
      group: Int32Array.of(0, 1, 2, -1),
      names: ['< 25', '25 – 60', '≥ 60'],
    });
  });
});
