import type { CasePriority, FraudAssessment } from '../contract.ts';

type Assessed = Pick<FraudAssessment, 'stage' | 'lists' | 'velocity' | 'ring' | 'typologies' | 'listHits'>;

/**
 * How soon somebody has to look at an assessment; null where there is nothing to look at. What interdicts or is on the block list
 * holds an application up, and at drawdown it holds money up.
 */
export function priorityOf(assessed: Assessed): CasePriority | null {
  const isHeld = assessed.typologies === 'interdict' || assessed.lists === 'hit';
  if (isHeld) return assessed.stage === 'drawdown' ? 'urgent' : 'high';
  const isSeen =
    assessed.typologies === 'alert' ||
    assessed.ring === 'suspected' ||
    assessed.listHits.some(({ list }) => list === 'watch');
  if (!isSeen) return null;
  return assessed.stage === 'drawdown' ? 'high' : 'normal';
}

const order: readonly CasePriority[] = ['urgent', 'high', 'normal'];

/** The more urgent of two: an alert that joins a case never makes it less so. */
export function moreUrgent(a: CasePriority, b: CasePriority): CasePriority {
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}
