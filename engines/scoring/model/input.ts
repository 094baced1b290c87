import type { TrainingNote } from '../data/note.ts';
import type { Table } from '../data/table.ts';
import type { Directions } from '../linear/fit.ts';
import type { ProfitAssumptions } from '../metrics/profit.ts';
import type { OutcomeRule } from '../outcome/label-table.ts';
import type { RejectRule } from '../reject/augment-sample.ts';
import type { BinningOptions } from '../scorecard/bin-feature.ts';
import type { ScorecardFitOptions } from '../scorecard/fit.ts';
import type { Scaling } from '../scorecard/points.ts';
import type { EventSequence } from '../sequences/events.ts';
import type { EventRule } from '../sequences/event-table.ts';
import type { ModelKind, Tier } from './document.ts';

/** What a training run is told. Columns are named as in the table. */
export interface TrainingInput {
  readonly table: Table;
  readonly target: string;
  /** The value of the target that is bad, where its words do not say it. */
  readonly badValue?: string | undefined;
  /** How the target was found from what happened to the loans; kept in the card, so that it can be found again. */
  readonly outcome?: OutcomeRule | undefined;
  /** What "bad" means, for the card: "90 days past due within 12 months". */
  readonly definition?: string | undefined;
  readonly time?: string | undefined;
  /** A column that says which rows are the test (1, yes, true, test, 测试); all others are development. */
  readonly test?: string | undefined;
  readonly group?: string | undefined;
  /** Column of sample weights for the fits; the figures count every row once. */
  readonly weight?: string | undefined;
  readonly drop?: readonly string[] | undefined;
  readonly protectedColumns?: readonly string[] | undefined;
  /** Columns that stay features although they look like identifiers or leaks. */
  readonly keep?: readonly string[] | undefined;
  readonly kind: 'auto' | ModelKind;
  readonly seed: number;
  readonly simulated: boolean;
  readonly dataHash?: string | undefined;
  readonly testShare?: number | undefined;
  /** `auto` chooses by held-out log loss. */
  readonly calibration?: 'auto' | 'platt' | 'beta' | 'isotonic' | undefined;
  /** PD below which people would be approved, for the figures of fairness; the bad rate of the development rows unless told. */
  readonly cutOff?: number | undefined;
  readonly profit?: ProfitAssumptions | undefined;
  readonly scaling?: Scaling | undefined;
  /** Risk grades, best first, the last without a limit; fifths of the development PDs when absent. */
  readonly tiers?: readonly Tier[] | undefined;
  readonly binning?: BinningOptions | undefined;
  readonly specials?: Readonly<Record<string, readonly number[]>> | undefined;
  readonly scorecard?: ScorecardFitOptions | undefined;
  /** By name of a feature of numbers: 1, risk may only rise with it; -1, only fall. Nets cannot, and are not tried. */
  readonly monotone?: Directions | undefined;
  /** How refused people enter the fits, and who they are: columns as in the table, no outcome. */
  readonly rejects?: RejectRule | undefined;
  readonly rejected?: Table | undefined;
  /** Which columns the events were read from, and each row's events: an encoder of their order is learnt and kept. */
  readonly events?: EventRule | undefined;
  readonly sequences?: readonly EventSequence[] | undefined;
  /** What was noticed before, when the table was made: stands in the document with what the training notices. */
  readonly notes?: readonly TrainingNote[] | undefined;
  /** Time to keep to: with half of it gone no further kind is tried. The engine has no clock of its own. */
  readonly budget?: { readonly seconds: number; readonly elapsed_s: () => number } | undefined;
  /** Called when a stage begins: for a progress bar and for timing. */
  readonly onStage?: ((stage: TrainingStage) => void) | undefined;
}

export interface TrainingStage {
  readonly name: 'prepare' | 'compare' | 'refit' | 'calibrate' | 'test' | 'done';
  readonly kind: ModelKind | null;
  /** Share of the work behind us, 0 to 1. */
  readonly share: number;
  /** A kind that learns in steps tells its loss on watched rows after each. */
  readonly step?: number;
  readonly loss?: number;
}
