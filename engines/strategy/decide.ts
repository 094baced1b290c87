import { type Money, money } from '@lendline/kernel';
import type { Decision, DecisionInput, FirstLoanLoss } from './decision.ts';
import type { Pack } from './pack.ts';
import { maxPrincipalReasons, type ReasonCode } from './reasons.ts';
import { type SoFar, worst } from './steps/step.ts';
import { flagsOf, order, startOf, traceOf, walk, type Walked } from './walk.ts';

/**
 * One decision: a function of its stored input and its pack, nothing else. The same input gives the same decision on
 * any day and machine. What is unknown is never read as yes: its own branch refers, or lends less.
 */
export function decide(input: DecisionInput, pack: Pack): Decision {
  const walked = walk(order, input, { pack, start: startOf(input, pack) });
  const verdict = worst(walked.found.map((rule) => rule.outcome));
  const outcome = verdict === 'pass' ? 'approve' : verdict === 'decline' ? 'decline' : 'refer';
  const { soFar } = walked;
  const nothing = money(0n, pack.currency);
  return {
    outcome,
    pack: pack.id,
    segment: soFar.segment,
    asOf: input.asOf,
    tier: soFar.tier?.tier,
    limit: outcome === 'decline' ? nothing : (soFar.limit ?? nothing),
    menu: outcome === 'decline' ? [] : (soFar.menu ?? []),
    reasons: principalReasons(walked, outcome),
    comeBackOn: outcome === 'decline' ? comeBackOn(walked) : undefined,
    flags: flagsOf(walked),
    firstLoanLoss: firstLoanLoss(soFar, input, pack),
    trace: traceOf(walked),
  };
}

/** Whether an application is still in after steps 1 to 3, so that checks which cost money are worth asking. */
export function stillIn(input: DecisionInput, pack: Pack): boolean {
  const free = order.slice(0, 3);
  const { found } = walk(free, input, { pack, start: startOf(input, pack) });
  return worst(found.map((rule) => rule.outcome)) !== 'decline';
}

const outcomeReasons = { approve: 'note', decline: 'decline', refer: 'refer' } as const;

/** Only what brought this outcome about, in the order of the steps. An approval says why it is not more. */
function principalReasons({ found }: Walked, outcome: Decision['outcome']): ReasonCode[] {
  const decisive = found.filter((rule) => rule.outcome === outcomeReasons[outcome]);
  const codes = decisive.flatMap((rule) => [...(rule.reason ? [rule.reason] : []), ...(rule.because ?? [])]);
  return [...new Set(codes)].slice(0, maxPrincipalReasons);
}

/** A date is promised only when time alone cures every reason of the decline. */
function comeBackOn({ found }: Walked): Temporal.PlainDate | undefined {
  const dates = found.filter((rule) => rule.outcome === 'decline').map((rule) => rule.comeBackOn);
  const known = dates.filter((date) => date !== undefined);
  if (known.length < dates.length) return undefined;
  return known.toSorted((a, b) => Temporal.PlainDate.compare(b, a))[0];
}

function firstLoanLoss({ menu, segment }: SoFar, { values }: DecisionInput, pack: Pack): FirstLoanLoss | undefined {
  const first = segment !== 'repeat' && (values.loans_closed === 'unknown' || values.loans_closed === 0);
  if (!menu || !first) return undefined;
  const losses = menu.filter((cell) => cell.offered).map((cell) => -cell.expectedResult.amount);
  const worstLoss = losses.reduce((most, loss) => (loss > most ? loss : most), 0n);
  const inPackMoney = (amount: bigint): Money => money(amount, pack.currency);
  return { expected: inPackMoney(worstLoss), budget: inPackMoney(pack.economics.firstLoanLossBudget) };
}
