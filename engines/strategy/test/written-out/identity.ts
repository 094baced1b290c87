import type { DecisionInput } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { declines, type Finding, isKnown, notes, passes, refers, ruleOn, type RuleResult } from '../../step.ts';
import { walkResult, type WalkSoFar, type WalkStep } from './step.ts';

/**
 * Step 2: the line and the identity behind it. A carrier that does not answer sends the application to a person,
 * and so does a mismatch: a relative's SIM or a minority name is no fraud.
 */
export const identity: WalkStep = (input, pack, soFar) => {
  const { values } = input;
  const tenure = tenureRule(input, pack, soFar);
  return walkResult(
    [
      ruleOn('line.possession', ['possession', values.possession], {
        unknown: refers('possession-silent'),
        known: (held) => (held ? passes : declines('line-not-held')),
      }),
      matchRule(input, pack, soFar),
      tenure.rule,
      ruleOn('line.swap', ['sim_swapped', values.sim_swapped], {
        unknown: refers('swap-silent'),
        known: (swapped) => (swapped ? refers('line-swapped') : passes),
      }),
      ruleOn('line.recycling', ['number_recycled', values.number_recycled], {
        unknown: refers('recycling-silent'),
        known: (recycled) => (recycled ? refers('number-recycled') : passes),
      }),
      ruleOn('line.forwarding', ['call_forwarding', values.call_forwarding], {
        unknown: refers('forwarding-silent'),
        // Conditional forwarding is voicemail on most lines.
        known: (state) => (state === 'unconditional' ? refers('calls-forwarded') : passes),
      }),
    ],
    { tenureProven: tenure.proven },
  );
};

type Match = 'match' | 'name-differs' | 'id-differs' | 'birth-date-differs' | 'no-record';

const matchFindings: Readonly<Record<Match, Finding>> = {
  match: passes,
  'name-differs': refers('name-differs'),
  'id-differs': refers('id-differs'),
  'birth-date-differs': refers('birth-date-differs'),
  'no-record': refers('identity-no-record'),
};

function matchRule(input: DecisionInput, pack: Pack, soFar: WalkSoFar): RuleResult {
  const { name_id_number_match: match, identity_checked_on } = input.values;
  const rule = ruleOn('line.match', ['name_id_number_match', match], {
    unknown: reusable(input, pack, soFar) ? { ...passes, flags: ['identity-reused'] } : refers('match-silent'),
    known: (answer) => matchFindings[answer],
  });
  return { ...rule, inputs: { ...rule.inputs, identity_checked_on } };
}

/** A repeat borrower's identity stands for 180 days unless the line changed, which must itself be known. */
function reusable({ values }: DecisionInput, pack: Pack, { segment, today }: WalkSoFar): boolean {
  const checked = values.identity_checked_on;
  if (segment !== 'repeat' || !isKnown(checked) || checked === 'none') return false;
  if (values.sim_swapped !== false || values.number_recycled !== false) return false;
  const age_days = checked.until(today, { largestUnit: 'days' }).days;
  return age_days >= 0 && age_days <= pack.line.reuseIdentity_days;
}

/** Carriers give tenure as an interval [min, max) of months: only what the whole interval says is sure. */
function tenureRule(
  { values }: DecisionInput,
  pack: Pack,
  { today }: WalkSoFar,
): { readonly rule: RuleResult; readonly proven: boolean } {
  const tenure = values.tenure_months;
  const least = pack.line.declineTenureBelow_months;
  const proven = isKnown(tenure) && tenure.min >= pack.thinFile.tenureBelow_months;
  const rule = ruleOn('line.tenure', ['tenure_months', tenure], {
    unknown: refers('tenure-silent'),
    known: ({ min, max }) => {
      // On this day even the youngest line the interval allows has reached the bound.
      if (max !== 'open' && max <= least)
        return declines('line-too-new', { comeBackOn: today.add({ months: least - min }) });
      return proven ? passes : notes('tenure-short');
    },
  });
  return { rule, proven };
}
