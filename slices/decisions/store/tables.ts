import type { LocalText, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { LoanId } from '@lendline/loans/contract';
import type { BacktestReport, LoanOutcome } from '@lendline/strategy';
import type { Generated, JSONColumnType } from 'kysely';
import type {
  BacktestId,
  BacktestState,
  CaseInput,
  Decision,
  DecisionId,
  DecisionOutcome,
  DrawdownCheck,
  Environment,
  ExpectedOutcome,
  LeftOut,
  ReleaseState,
  SimulationCaseId,
  StrategyId,
  StrategyState,
} from '../contract.ts';
import type { Said } from '../rules/compare-strategies.ts';

/** What decisions were made with, once per version: graph and pack as they were. */
export interface StrategyRow {
  readonly tenant: string;
  readonly version: string;
  readonly name: string;
  readonly pack: string;
  /** Null of what decided before there were graphs. */
  readonly document: string | null;
}

export interface StrategyVersionRow {
  readonly id: StrategyId;
  readonly tenant: string;
  readonly number: number;
  readonly name: string;
  readonly origin: 'pack' | 'lender';
  readonly based_on: StrategyId | null;
  readonly state: StrategyState;
  readonly revision: number;
  readonly is_beside: boolean;
  readonly created_at: Temporal.Instant;
}

export interface StrategyRevisionRow {
  readonly tenant: string;
  readonly strategy_id: StrategyId;
  readonly revision: number;
  readonly document: string;
  readonly document_hash: string;
  readonly note: string;
  readonly saved_by: string;
  readonly saved_at: Temporal.Instant;
}

export interface ReleaseRow {
  readonly tenant: string;
  readonly environment: Environment;
  readonly strategy_id: StrategyId;
  readonly state: ReleaseState;
  readonly share_ppm: number | null;
  readonly since: Temporal.Instant;
}

export interface StrategyChangeRow {
  readonly id: string;
  readonly seq: Generated<string>;
  readonly tenant: string;
  readonly strategy_id: StrategyId;
  readonly revision: number;
  readonly environment: Environment | null;
  readonly from_state: StrategyState | ReleaseState | null;
  readonly to_state: StrategyState | ReleaseState;
  readonly is_rollback: boolean;
  readonly share_ppm: number | null;
  readonly by_whom: string;
  readonly at: Temporal.Instant;
  readonly note: string;
}

/** What a version beside the live one said about a decision, next to what was decided. */
export interface BesideRow {
  readonly tenant: string;
  readonly strategy_id: StrategyId;
  readonly revision: number;
  readonly decision_id: DecisionId;
  readonly segment: string;
  readonly is_partial: boolean;
  readonly decided: Said;
  readonly beside: Said;
  readonly evaluated_at: Temporal.Instant;
}

export interface SimulationCaseRow {
  readonly id: SimulationCaseId;
  readonly tenant: string;
  readonly name: string;
  readonly input: CaseInput;
  readonly expected: ExpectedOutcome;
  readonly revision: number;
  readonly saved_by: string;
  readonly saved_at: Temporal.Instant;
}

export interface DecisionRow {
  readonly id: DecisionId;
  readonly tenant: string;
  readonly application_id: string;
  readonly attempt: number;
  readonly line_id: LineId;
  readonly as_of: Temporal.Instant;
  readonly outcome: DecisionOutcome;
  readonly strategy_version: string;
  readonly input: string;
  readonly result: string;
  readonly answer: Decision;
  readonly identity_checked_on: Temporal.PlainDate | null;
  readonly snapshot_id: string | null;
  readonly model_id: string | null;
  readonly decided_at: Temporal.Instant;
  /** Null of what decided before there were releases. */
  readonly strategy_id: StrategyId | null;
  readonly environment: Environment | null;
  readonly cohort: 'live' | 'canary' | null;
  readonly raise_holdout: boolean;
  readonly raise_withheld: boolean;
}

export interface RecheckRow {
  readonly id: string;
  readonly tenant: string;
  readonly decision_id: DecisionId;
  readonly as_of: Temporal.Instant;
  readonly verdict: DrawdownCheck['verdict'];
  readonly strategy_version: string;
  readonly input: string;
  readonly result: string;
  readonly answer: DrawdownCheck;
  readonly checked_at: Temporal.Instant;
}

/** What became of the loan of an application, as the loans last said. */
export interface LoanOutcomeRow {
  readonly tenant: string;
  readonly application_id: string;
  readonly loan_id: LoanId;
  readonly principal: WireMoney;
  readonly outcome: LoanOutcome;
  readonly heard_at: Temporal.Instant;
}

export interface BacktestRow {
  readonly id: BacktestId;
  readonly tenant: string;
  readonly a_strategy_id: StrategyId;
  readonly a_revision: number;
  readonly b_strategy_id: StrategyId;
  readonly b_revision: number;
  readonly since: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly from_day: Temporal.PlainDate | null;
  readonly to_day: Temporal.PlainDate | null;
  readonly note: string;
  readonly state: BacktestState;
  readonly total: number | null;
  readonly done: number;
  readonly left_out: LeftOut;
  readonly asked_by: string;
  readonly asked_at: Temporal.Instant;
  readonly started_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly because: LocalText | null;
  readonly report: BacktestReport | null;
}

export interface DecisionsTables {
  strategy: StrategyRow;
  strategy_version: StrategyVersionRow;
  strategy_revision: StrategyRevisionRow;
  release: ReleaseRow;
  strategy_change: StrategyChangeRow;
  beside_waiting: { tenant: string; decision_id: DecisionId };
  beside_result: Omit<BesideRow, 'decided' | 'beside'> & {
    readonly decided: JSONColumnType<Said>;
    readonly beside: JSONColumnType<Said>;
  };
  simulation_case: Omit<SimulationCaseRow, 'input' | 'expected'> & {
    readonly input: JSONColumnType<CaseInput>;
    readonly expected: JSONColumnType<ExpectedOutcome>;
  };
  decision: Omit<DecisionRow, 'answer'> & { readonly answer: JSONColumnType<Decision> };
  loan_outcome: Omit<LoanOutcomeRow, 'principal'> & { readonly principal: JSONColumnType<WireMoney> };
  backtest: Omit<BacktestRow, 'left_out' | 'because' | 'report'> & {
    readonly left_out: JSONColumnType<LeftOut>;
    readonly because: JSONColumnType<LocalText> | null;
    readonly report: JSONColumnType<BacktestReport> | null;
  };
  score_source: { decision_id: DecisionId; tenant: string; source: 'calls' | 'statement' };
  recheck: Omit<RecheckRow, 'answer'> & { readonly answer: JSONColumnType<DrawdownCheck> };
}
