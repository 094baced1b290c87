import { checkConformal, fitSplitConformal } from '../conformal/split-conformal.ts';
import { takeColumnRows } from '../data/table.ts';
import { measureFairness } from '../fairness/fairness.ts';
import { groupsOf } from '../fairness/groups.ts';
import type { ModelDocument } from './document.ts';
import type { Prepared } from './prepare.ts';

/** Share of sets of outcomes that may miss the truth. */
const missed = 0.1;

interface HeldOut {
  readonly pd: Float64Array;
  readonly bad: Uint8Array;
}

/** How the model treats groups that it never saw, and how sure it is of single people: both on the test rows. */
export function judgeTreatment(
  { prepared, heldOut }: { readonly prepared: Prepared; readonly heldOut: HeldOut },
  testPd: Float64Array,
  given?: number,
): Pick<ModelDocument['metrics'], 'fairness' | 'conformal'> {
  const { test } = prepared.split;
  const bad = Uint8Array.from(test, (row) => prepared.sample.outcomes.bad[row]!);
  const cutOff = given ?? heldOut.bad.reduce((sum, value) => sum + value, 0) / heldOut.bad.length;
  const fairness = prepared.protectedColumns.flatMap((column) => {
    const groups = groupsOf(takeColumnRows(column, test));
    if (!groups) return [];
    return [{ column: column.name, fairness: measureFairness({ pd: testPd, bad, ...groups, cutOff }) }];
  });
  const conformal = fitSplitConformal(heldOut.pd, heldOut.bad, missed);
  return { fairness, conformal: { ...conformal, ...checkConformal(conformal, testPd, bad) } };
}
