import type { StrategyId } from '../contract.ts';

/** What was live in one environment, the newest first, and what was taken back from it. */
export interface LiveHistory {
  readonly live: readonly StrategyId[];
  /** Taken back by a rollback and never made live by people since. */
  readonly takenBack: ReadonlySet<StrategyId>;
}

/**
 * The version that a rollback brings back: the last one before the live one of now. What was itself taken back stays away:
 * a second rollback goes further into the past, not to the version that the first one ended.
 */
export function previousLive(now: StrategyId, { live, takenBack }: LiveHistory): StrategyId | undefined {
  return live.find((one) => one !== now && !takenBack.has(one));
}
