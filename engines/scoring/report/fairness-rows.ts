import type { Fairness } from '../fairness/fairness.ts';
import { percent, type Say } from './words.ts';

/** Heads of the columns of `fairnessRows`; the first column names a group. */
export function fairnessHead(first: string, say: Say): string[] {
  return [first, say('rows'), say('approved'), say('approvedGoods'), say('impact'), say('opportunity'), say('odds')];
}

/** One row a group: name, rows, share approved, goods approved, and how it stands beside the group approved most. */
export function fairnessRows({ groups, comparisons }: Fairness): string[][] {
  return groups.map(({ group, rows, approvalRate, approvedGoods }) => {
    const beside = comparisons.find((comparison) => comparison.group === group);
    return [
      group,
      String(rows),
      percent(approvalRate),
      approvedGoods === null ? '–' : percent(approvedGoods),
      beside ? beside.adverseImpactRatio.toFixed(3) : '–',
      write(beside?.equalOpportunity),
      write(beside?.equalisedOdds),
    ];
  });
}

function write(difference: number | null | undefined): string {
  return difference === null || difference === undefined ? '–' : difference.toFixed(3);
}
