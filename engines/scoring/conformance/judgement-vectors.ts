import { type Outcome, skipped } from '@lendline/kernel';
import { checkConformal, fitSplitConformal } from '../conformal/split-conformal.ts';
import { type Fairness, measureFairness } from '../fairness/fairness.ts';
import { oneFigure, type Parts, type ScoredRows, type Section } from './metric-vectors.ts';
import { isObject, type ReferenceFiles } from './reference-files.ts';
import { tolerances } from './tolerances.ts';
import { VectorCheck } from './vector-check.ts';

/** Approval, opportunity and odds of two groups at a cut-off of PD. */
export function fairnessVectors({ file, name, stated }: Section, parts: Parts, files: ReferenceFiles): Outcome[] {
  const cutOff = Number(stated['approve_if_p_bad_lt']);
  return Object.entries(stated).flatMap(([pair, figures]): Outcome[] => {
    if (!isObject(figures)) return [];
    const section = { file, name: `${name} ${pair}`, stated: figures };
    const lack = files.lacksData;
    const group = lack ? undefined : groupsOfPair(pair, files);
    if (!group)
      return [
        skipped(
          `${file} ${section.name}`,
          lack ?? 'its groups are not named as `column >= value` or `column value vs value`',
        ),
      ];
    const rows = { ...parts.all, group, names: ['group0', 'group1'], cutOff, against: 'group1' };
    return pairVectors(section, measureFairness(rows));
  });
}

/** 1 for the rows of the first group, 0 for the second, -1 for neither. */
function groupsOfPair(pair: string, files: ReferenceFiles): number[] | undefined {
  const atLeast = /^(\w+)\s*>=\s*([\d.]+)/.exec(pair);
  if (atLeast) {
    const column = files.column(atLeast[1]!) ?? files.columnStarting(`${atLeast[1]}_`);
    if (column?.kind !== 'numeric') return undefined;
    return Array.from(column.values, (value) => Number(value >= Number(atLeast[2])));
  }
  const [, name = '', first = '', second = ''] = /^(\w+) (\S+) vs (\S+)$/.exec(pair) ?? [];
  const column = files.column(name);
  if (column?.kind !== 'category') return undefined;
  const [one, other] = [column.levels.indexOf(first), column.levels.indexOf(second)];
  return Array.from(column.codes, (code) => (code === one ? 1 : code === other ? 0 : -1));
}

function pairVectors({ file, name, stated }: Section, { groups, comparisons }: Fairness): Outcome[] {
  const vectors = Object.entries(stated).flatMap(([group, figures]): Outcome[] => {
    const found = groups.find((one) => one.group === group);
    if (!found || !isObject(figures)) return [];
    const ours: Readonly<Record<string, number | null>> = {
      n: found.rows,
      approval_rate: found.approvalRate,
      tpr_good_approved: found.approvedGoods,
      fpr_bad_approved: found.approvedBads,
      bad_rate_among_approved: found.badRateOfApproved,
      auc: found.auc,
      mean_p: found.meanPd,
      bad_rate: found.badRate,
    };
    return [compareFields(`${file} ${name} ${group}`, figures, ours)];
  });
  const rate = (group: string): number => groups.find((one) => one.group === group)?.approvalRate ?? Number.NaN;
  const [comparison] = comparisons;
  const differences: Readonly<Record<string, number | null>> = {
    demographic_parity_diff: rate('group1') - rate('group0'),
    adverse_impact_ratio_g0_over_g1: comparison?.adverseImpactRatio ?? null,
    equal_opportunity_diff: comparison?.equalOpportunity ?? null,
    equalized_odds_diff: comparison?.equalisedOdds ?? null,
    smd_score: comparison?.standardisedDifference ?? null,
  };
  const numbers = Object.entries(stated).filter(([, value]) => typeof value === 'number');
  const others = numbers.filter(([field]) => !Object.hasOwn(differences, field)).map(([field]) => field);
  return [
    ...vectors,
    compareFields(`${file} ${name} differences`, stated, differences),
    ...others.map((field) => skipped(`${file} ${name} ${field}`, 'no figure of ours has this name')),
  ];
}

/** Fields that both have. */
function compareFields(
  vector: string,
  stated: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, number | null>>,
): Outcome {
  const check = new VectorCheck(vector);
  for (const [field, got] of Object.entries(ours)) {
    const expected = stated[field];
    if (typeof expected !== 'number') continue;
    check.near(field, { expected, got: got ?? Number.NaN, tolerance: tolerances.arithmetic });
  }
  return check.failures;
}

/** Sets of outcomes with a promised coverage, fitted on some rows and tried on others: `700-849`, both ends in it. */
export function conformalVectors({ file, name, stated }: Section, { all }: Parts): Outcome[] {
  const [fitRows, tryRows] = [stated['calib_rows'], stated['eval_rows']].map((range) => rowsIn(range, all));
  const alpha = Number(stated['alpha']);
  if (!fitRows || !tryRows || !(alpha > 0 && alpha < 1))
    return [skipped(`${file} ${name}`, 'its rows are not named as `first-last`, or alpha is no share')];
  const fitted = fitSplitConformal(fitRows.pd, fitRows.bad, alpha);
  const { coverage, counts } = checkConformal(fitted, tryRows.pd, tryRows.bad);
  const ours: Readonly<Record<string, number>> = {
    qhat: fitted.threshold,
    coverage,
    singletons: counts.good + counts.bad,
    both: counts.both,
    empty: counts.none,
  };
  return Object.entries(ours)
    .filter(([field]) => typeof stated[field] === 'number')
    .map(([field, got]) =>
      oneFigure(`${file} ${name} ${field}`, {
        expected: Number(stated[field]),
        got,
        tolerance: tolerances.arithmetic,
      }),
    );
}

function rowsIn(range: unknown, { pd, bad }: ScoredRows): ScoredRows | undefined {
  const limits = typeof range === 'string' ? /^(\d+)-(\d+)$/.exec(range) : null;
  if (!limits) return undefined;
  const [from, to] = [Number(limits[1]), Number(limits[2]) + 1];
  return { pd: pd.slice(from, to), bad: bad.slice(from, to) };
}
