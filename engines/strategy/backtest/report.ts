import type { LocalText, WireMoney } from '@lendline/kernel';
import type { Decision, Segment } from '../decision.ts';
import type { Shown } from '../experiments/compare.ts';
import type { Confidence, Interval } from '../experiments/intervals.ts';

/** A share of people with its interval; `rate` is null of nobody. */
export interface RateFigure {
  readonly count: number;
  readonly of: number;
  readonly rate: number | null;
  readonly interval: Interval;
}

/**
 * What is known of the loans of a group. Outcomes are known only of those who were lent to: `rate` is among them, and `bounds`
 * are the rates of the whole group if everybody else had been good, or bad.
 */
export interface OutcomeFigures {
  readonly applications: number;
  /** Were lent to, and of those whose loans have matured. */
  readonly lent: number;
  readonly known: number;
  readonly bad: number;
  readonly rate: number | null;
  readonly interval: Interval;
  readonly bounds: Interval;
  /** Mean PD of those for whom one was recorded; null where none was. */
  readonly expectedBad: number | null;
  readonly withPd: number;
}

/** What a strategy would lend, and what came of recorded loans among it. Expected figures are the menu's own. */
export interface MoneyFigures {
  readonly principal: WireMoney;
  readonly interest: WireMoney;
  readonly expectedLoss: WireMoney;
  readonly expectedResult: WireMoney;
  /** Of those loans that were given, as far as the books say; they may have been of another amount. Null where they are silent. */
  readonly recorded: {
    readonly principal: WireMoney | null;
    readonly interest: WireMoney | null;
    readonly loss: WireMoney | null;
  };
}

export interface SideFigures {
  readonly outcomes: Readonly<Record<Decision['outcome'], number>>;
  readonly approved: RateFigure;
  /** Of those it approves. */
  readonly loans: OutcomeFigures;
  readonly money: MoneyFigures;
}

/** The second strategy less the first. */
export interface Difference {
  /** Null where one of them has nobody to speak of. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly shows: Shown;
}

export interface BacktestFigures {
  readonly applications: number;
  readonly a: SideFigures;
  readonly b: SideFigures;
  readonly differences: {
    /** Of the share approved, of the same people (Agresti and Min). */
    readonly approved: Difference;
    /** Of the bad rate among known loans, with `bounds` of the rates of all that are approved. */
    readonly bad: Difference & { readonly bounds: Interval | null };
    /** Of the expected result of one application, in minor units. */
    readonly expectedResult: Difference;
  };
  /** Approved by both, by B alone, by A alone, by neither. */
  readonly swap: {
    readonly both: OutcomeFigures;
    readonly in: OutcomeFigures;
    readonly out: OutcomeFigures;
    readonly neither: OutcomeFigures;
  };
}

/** Those whom one rule turned away. */
export interface TurnedAway extends OutcomeFigures {
  /** Of them, approved by the other strategy. */
  readonly approvedByOther: number;
}

export interface RuleFigures {
  readonly rule: string;
  readonly text: LocalText;
  readonly outcome: 'decline' | 'refer';
  readonly a: TurnedAway;
  readonly b: TurnedAway;
}

/** What came of a replay. Money is in one currency; nobody is named. */
export interface BacktestReport {
  readonly applications: number;
  /** The days between which they were decided, by their `as_of`; null of none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly confidence: Confidence;
  readonly all: BacktestFigures;
  readonly bySegment: readonly { readonly segment: Segment; readonly figures: BacktestFigures }[];
  /** The rules that turned most away first. */
  readonly byRule: readonly RuleFigures[];
}
