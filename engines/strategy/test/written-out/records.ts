import type { DecisionInput, Flag } from '../../decision.ts';
import type { Facts } from '../../facts.ts';
import type { Pack } from '../../pack.ts';
import type { ReasonCode } from '../../reasons.ts';
import type { UsableRecords } from '../../strategy.ts';
import { isKnown, notes, passes, type RuleResult } from '../../step.ts';
import { walkResult, type WalkSoFar, type WalkStep } from './step.ts';

/** Step 5: records that are stale or another's count as absent and are flagged; too few days make a thin file. */
export const records: WalkStep = (input, pack, soFar) => {
  const calls = judge(input.values, 'calls', { pack, today: soFar.today });
  const statement = judge(input.values, 'statement', { pack, today: soFar.today });
  const coveredDays = Math.max(0, calls.coveredDays, statement.coveredDays);
  const thin = coveredDays < pack.thinFile.coverageBelow_days || soFar.tenureProven !== true;
  const coverage: RuleResult = {
    rule: 'records.coverage',
    inputs: { covered_days: coveredDays, thin_file: thin },
    ...(coveredDays < pack.thinFile.coverageBelow_days ? notes('records-absent', 'thin-file') : passes),
    ...(thin && { flags: ['thin-file'] satisfies Flag[] }),
  };
  return walkResult([calls.rule, statement.rule, coverage], {
    usable: { calls: calls.usable, statement: statement.usable },
    thin,
  });
};

/** Which records a score may read on this day. */
export function usableRecords(
  input: Pick<DecisionInput, 'values'>,
  pack: Pack,
  today: Temporal.PlainDate,
): UsableRecords {
  const calls = judge(input.values, 'calls', { pack, today });
  const statement = judge(input.values, 'statement', { pack, today });
  return {
    calls: calls.usable,
    statement: statement.usable,
    coveredDays: Math.max(0, calls.coveredDays, statement.coveredDays),
  };
}

interface Judged {
  readonly usable: boolean;
  readonly coveredDays: number;
  readonly rule: RuleResult;
}

interface On extends Pick<WalkSoFar, 'today'> {
  readonly pack: Pack;
}

function judge(values: Facts, kind: 'calls' | 'statement', on: On): Judged {
  const newest = values[`${kind}_newest_on`];
  const holder = values[`${kind}_holder`];
  const covered = values[`${kind}_covered_days`];
  const inputs =
    kind === 'calls'
      ? { calls_newest_on: newest, calls_holder: holder, calls_covered_days: covered }
      : { statement_newest_on: newest, statement_holder: holder, statement_covered_days: covered };
  const rule = `records.${kind}` as const;
  if (newest === 'none') return { usable: false, coveredDays: 0, rule: { rule, inputs, outcome: 'note' } };
  const fault = faultOf(newest, holder, on);
  if (fault) return { usable: false, coveredDays: 0, rule: { rule, inputs, ...notes(fault, `${kind}-absent`) } };
  return { usable: true, coveredDays: isKnown(covered) ? covered : 0, rule: { rule, inputs, ...passes } };
}

/** Why records count as absent. Not knowing whose they are, or how old, is reason enough. */
function faultOf(
  newest: Temporal.PlainDate | 'unknown',
  holder: Facts['calls_holder'],
  { pack, today }: On,
): ReasonCode | undefined {
  if (newest === 'unknown') return 'records-age-unknown';
  const age_days = newest.until(today, { largestUnit: 'days' }).days;
  if (age_days > pack.records.newestAtMost_days) return 'records-stale';
  // A file may be written in a zone that is already a day ahead.
  if (age_days < -1) return 'records-post-dated';
  if (holder === 'other') return 'records-of-another';
  return holder === 'applicant' ? undefined : 'records-holder-unproven';
}
