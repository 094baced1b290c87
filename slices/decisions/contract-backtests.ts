import type { FileAnswer, Id, LocalText, Operation } from '@lendline/kernel';
import type { BacktestReport } from '@lendline/strategy';
import type { StrategyId } from './contract-strategies.ts';

export type BacktestId = Id<'backtest'>;

/** `waiting` until a process takes it up; `failed` says why in `because`. */
export type BacktestState = 'waiting' | 'running' | 'done' | 'failed';

/** A version as it stood when the backtest was asked for; a draft may have gone on since. */
export interface BacktestSide {
  readonly strategyId: StrategyId;
  readonly revision: number;
  readonly number: number;
  readonly name: string;
}

/** Decisions of the days in question that are in no figure. */
export interface LeftOut {
  /** Its stored input cannot be read with the pack of today. */
  readonly unreadable: number;
  /** A stored value is later than the decision. */
  readonly laterThanDecision: number;
  /** It was declined before facts were asked for that one of the two versions would have gone on to. */
  readonly notComparable: number;
}

export interface BacktestSummary {
  readonly id: BacktestId;
  readonly a: BacktestSide;
  readonly b: BacktestSide;
  /** First and last day in the lender's zone, both of them in; null: from the first decision, to the last. */
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string;
  readonly state: BacktestState;
  /** Recorded decisions to be replayed, null while nobody has counted them, and those replayed so far. */
  readonly total: number | null;
  readonly done: number;
  readonly leftOut: LeftOut;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Of one that failed: what is wrong and what to do. */
  readonly because: LocalText | null;
}

export interface BacktestDetail extends BacktestSummary {
  /** Null until it is done. */
  readonly report: BacktestReport | null;
}

/** A version, the newest revision of it unless told; drafts among them. */
export interface BacktestPlace {
  readonly strategyId: StrategyId;
  readonly revision?: number | undefined;
}

export interface BacktestsClient {
  /**
   * Has two versions replayed on what was decided: each on the stored inputs of the newest attempt of each application. It runs
   * in the background; `getBacktest` says how far it has come. Errors: `decisions.strategy-faulty` where one of them may not
   * decide, `decisions.backtest-same` where both are the same document, `decisions.backtest-days` for days that end before they begin.
   */
  readonly startBacktest: Operation<
    {
      readonly a: BacktestPlace;
      readonly b: BacktestPlace;
      readonly from?: string;
      readonly to?: string;
      readonly note: string;
    },
    BacktestSummary
  >;
  /** Newest first. */
  readonly listBacktests: Operation<Record<string, never>, { readonly backtests: readonly BacktestSummary[] }>;
  readonly getBacktest: Operation<{ readonly backtestId: BacktestId }, BacktestDetail>;
  /** The figures as a table, one line for each: all, by segment, by rule. `decisions.backtest-not-done` until there are any. */
  readonly exportBacktest: Operation<{ readonly backtestId: BacktestId }, FileAnswer>;
}
