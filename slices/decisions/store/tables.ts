import type { LineId } from '@lendline/lines/contract';
import type { JSONColumnType } from 'kysely';
import type { Decision, DecisionId, DecisionOutcome, DrawdownCheck } from '../contract.ts';

export interface StrategyRow {
  readonly tenant: string;
  readonly version: string;
  readonly name: string;
  readonly pack: string;
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

export interface DecisionsTables {
  strategy: StrategyRow;
  decision: Omit<DecisionRow, 'answer'> & { readonly answer: JSONColumnType<Decision> };
  score_source: { decision_id: DecisionId; tenant: string; source: 'calls' | 'statement' };
  recheck: Omit<RecheckRow, 'answer'> & { readonly answer: JSONColumnType<DrawdownCheck> };
}
