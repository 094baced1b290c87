import type { DecisionInput } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { isKnown, passes, refers, ruleOn, type RuleResult } from '../../step.ts';
import { walkResult, type WalkSoFar, type WalkStep } from './step.ts';

/** Step 6: the probability of default, by segment. Of a repeat borrower, own repayment outweighs phone data. */
export const score: WalkStep = (input, pack, soFar) => {
  const { values } = input;
  const sources = sourcesRule(input, soFar);
  const own = ownRule(input, soFar);
  const readable = sources.outcome === 'pass' && own.outcome === 'pass' && isKnown(values.pd_ppm);
  return walkResult(
    [
      modelRule(input),
      sources,
      ruleOn('score.pd', ['pd_ppm', values.pd_ppm], { unknown: refers('score-silent'), known: () => passes }),
      own,
    ],
    readable ? { pd_ppm: probability(input, pack, soFar) } : {},
  );
};

function modelRule({ values }: DecisionInput): RuleResult {
  const rule = { rule: 'score.model' as const, inputs: { model_origin: values.model_origin } };
  if (values.model_origin === 'real') return { ...rule, ...passes };
  return {
    ...rule,
    outcome: 'note',
    flags: [values.model_origin === 'simulated' ? 'simulated-model' : 'model-origin-unknown'],
  };
}

/** A score that read records which count as absent is no score; not knowing what it read is the same when there is something to fear. */
function sourcesRule({ values }: DecisionInput, { usable }: WalkSoFar): RuleResult {
  const read = values.score_sources;
  const faulty = isKnown(read) ? read.some((source) => usable?.[source] !== true) : !usable?.calls || !usable.statement;
  return {
    rule: 'score.sources',
    inputs: { score_sources: read },
    ...(faulty ? refers('score-on-absent-records') : passes),
  };
}

function ownRule({ values }: DecisionInput, { segment }: WalkSoFar): RuleResult {
  const own = values.own_pd_ppm;
  const missing = segment === 'repeat' && (!isKnown(own) || own === 'none');
  return {
    rule: 'score.own',
    inputs: { segment, own_pd_ppm: own },
    ...(missing ? refers('own-score-silent') : passes),
  };
}

function probability({ values }: DecisionInput, pack: Pack, { segment }: WalkSoFar): number {
  const phone = Number(values.pd_ppm);
  if (segment !== 'repeat') return phone;
  // In whole numbers: shares of parts per million as fractions are not exact, and a half would fall to either side.
  const own_ppm = pack.score.ownRepaymentWeight_ppm;
  return Math.round((own_ppm * Number(values.own_pd_ppm) + (1_000_000 - own_ppm) * phone) / 1e6);
}
