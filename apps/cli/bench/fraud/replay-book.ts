import { FraudReplay, type ReplayedAssessment, type ReplayedAttempt } from '@lendline/fraud';
import type { Typology } from '@lendline/typology';
import { type ApplicationTruth, type EvaluationBook } from '@lendline/world/truth';

/** A request, what was said of it, and the truth. */
export interface Judged {
  readonly assessed: ReplayedAssessment;
  readonly truth: ApplicationTruth;
}

export interface ReplayingBook extends Pick<EvaluationBook, 'outcomes' | 'truth'> {
  /** In the order of time, which is that of outcomes and truth. */
  readonly attempts: readonly ReplayedAttempt[];
  readonly typologies: readonly Typology[];
}

/** News that comes later than the request that it is about. */
interface News {
  readonly at_ms: number;
  readonly tell: (replay: FraudReplay) => void;
}

const day_ms = 86_400_000;
/** A loan is known to be unpaid 30 days after its first instalment was due; a default are 90. */
const untilDefault_ms = 60 * day_ms;

/**
 * Lives through a book in the order of time. Everybody is lent to, as the book supposes. Whoever alerted, deceived and never
 * paid is confirmed as fraud when that is known, and not before: staff who look err in nothing, and see nothing that did not alert.
 */
export function replayBook({ attempts, outcomes, truth, typologies }: ReplayingBook): readonly Judged[] {
  const replay = new FraudReplay({ typologies, zone: 'Asia/Shanghai' });
  let waiting: News[] = [];
  return attempts.map((attempt, place) => {
    const at_ms = attempt.asOf.epochMilliseconds;
    waiting = tellDue(replay, waiting, at_ms);
    // Whoever draws on a line of credit has borrowed before.
    if (attempt.stage === 'drawdown') replay.hearPaidOut(attempt.lineId, at_ms - day_ms);
    const one = { assessed: replay.assess(attempt), truth: truth[place]! };
    waiting.push(...newsOf(attempt, one, outcomes[place]!));
    return one;
  });
}

function tellDue(replay: FraudReplay, waiting: readonly News[], now_ms: number): News[] {
  const due = waiting.filter(({ at_ms }) => at_ms <= now_ms).toSorted((a, b) => a.at_ms - b.at_ms);
  for (const { tell } of due) tell(replay);
  return waiting.filter(({ at_ms }) => at_ms > now_ms);
}

function newsOf(
  { lineId, asOf }: ReplayedAttempt,
  { assessed, truth }: Judged,
  { neverPaid, known_ms }: EvaluationBook['outcomes'][number],
): News[] {
  const at_ms = asOf.epochMilliseconds;
  const lent = { at_ms: at_ms + 1, tell: (replay: FraudReplay) => replay.hearPaidOut(lineId, at_ms + 1) };
  if (!neverPaid) return [lent];
  const isConfirmed = truth.label === 'fraud' && isAlerted(assessed);
  const known = Temporal.Instant.fromEpochMilliseconds(known_ms);
  return [
    lent,
    { at_ms: known_ms + untilDefault_ms, tell: (replay) => replay.hearDefault(lineId) },
    ...(isConfirmed ? [{ at_ms: known_ms, tell: (replay: FraudReplay) => replay.confirmFraud(lineId, known) }] : []),
  ];
}

/** A tier is stepped down at least: a typology was reached, attempts came faster than usual, or it waits for a person. */
export function isAlerted(assessed: ReplayedAssessment): boolean {
  return isHeld(assessed) || assessed.hits.length > 0 || assessed.velocity === 'raised';
}

/** It waits for a person before money leaves, by the steps that every pack has: silence does as well. */
export function isHeld({ lists, velocity, ring, typologies }: ReplayedAssessment): boolean {
  const isFound = lists === 'hit' || velocity === 'high' || ring === 'suspected';
  return isFound || typologies === 'interdict' || typologies === 'unknown';
}
