import type { Id, LocalText, WireMoney } from '@lendline/kernel';
import type { SnapshotId } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import type { Score, Segment } from '@lendline/models/contract';
import type { StatedCell } from '@lendline/strategy';

export type DecisionId = Id<'decision'>;

export type DecisionOutcome = 'approve' | 'decline' | 'refer';

export interface DecisionReason {
  readonly code: string;
  /** In plain words, with what the person can do. */
  readonly borrowerText: LocalText;
  readonly staffText: LocalText;
}

/** One lawful, serving cell of the menu: an amount, a term and its price. */
export type MenuCell = StatedCell;

export interface TraceStep {
  readonly step: string;
  readonly verdict: string;
  readonly text: LocalText;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly rules: readonly { readonly rule: string; readonly outcome: string; readonly text: LocalText }[];
}

export interface Decision {
  readonly id: DecisionId;
  readonly applicationId: string;
  readonly lineId: LineId;
  readonly asOf: string;
  readonly segment: Segment;
  readonly outcome: DecisionOutcome;
  readonly tier: string | null;
  readonly limit: WireMoney | null;
  readonly menu: readonly MenuCell[];
  /** At most four principal reasons, most important first. */
  readonly reasons: readonly DecisionReason[];
  readonly comeBackOn: string | null;
  readonly flags: readonly string[];
  /** Its reasons are among the principal ones above. */
  readonly score: Omit<Score, 'reasons'> | null;
  readonly snapshotId: SnapshotId | null;
  /** `version` is of graph and pack together; `number` and `cohort` are absent on decisions of before there were releases. */
  readonly strategy: {
    readonly name: string;
    readonly version: string;
    readonly number?: number | undefined;
    readonly cohort?: 'live' | 'canary' | undefined;
  };
  readonly trace: readonly TraceStep[];
  readonly milliseconds: number;
}

/** What a borrower may see of a decision. */
export interface DecisionForBorrower {
  readonly id: DecisionId;
  readonly outcome: DecisionOutcome;
  readonly limit: WireMoney | null;
  readonly menu: readonly MenuCell[];
  readonly reasons: readonly { readonly code: string; readonly text: LocalText }[];
  readonly comeBackOn: string | null;
  readonly simulated: boolean;
}

export interface DrawdownCheck {
  readonly verdict: 'pass' | 'hold';
  readonly reasons: readonly DecisionReason[];
}

/** `decisions.decided`. */
export interface Decided {
  readonly decisionId: DecisionId;
  readonly applicationId: string;
  readonly lineId: LineId;
  readonly outcome: DecisionOutcome;
}
