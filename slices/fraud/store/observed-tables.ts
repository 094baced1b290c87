import type { Relation } from '@lendline/graph';
import type { AttemptKind } from '../rules/attempt-signals.ts';
import type { Suspicion } from '../rules/known-of-line.ts';
import type { LineId } from '@lendline/lines/contract';
import type { Generated } from 'kysely';

/** Who holds: what is held holds nothing itself. */
export type HolderKind = 'borrower' | 'application';

export interface EdgeRow {
  readonly tenant: string;
  readonly holder_kind: HolderKind;
  readonly holder: string;
  readonly relation: Relation;
  readonly held: string;
  readonly from_at: Temporal.Instant;
  readonly arrived_at: Temporal.Instant;
  readonly ended_at: Temporal.Instant | null;
  readonly end_arrived_at: Temporal.Instant | null;
}

export interface ObservedLineRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly number_key: string | null;
  readonly id_key: string | null;
  readonly statement_suspicion: Suspicion | null;
  readonly statement_holder: 'applicant' | 'other' | null;
  readonly statements: Generated<number>;
  readonly first_loan_at: Temporal.Instant | null;
  readonly defaulted_at: Temporal.Instant | null;
  readonly default_arrived_at: Temporal.Instant | null;
  readonly default_xid: Generated<string | null>;
}

export interface VisitRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly at: Temporal.Instant;
  readonly device: string;
  readonly network: string | null;
}

export interface AttemptRow {
  readonly tenant: string;
  readonly kind: AttemptKind;
  readonly event: string;
  readonly at: Temporal.Instant;
  readonly arrived_at: Temporal.Instant;
  readonly borrower: LineId;
  readonly number: string | null;
  readonly id: string | null;
  readonly device: string | null;
  readonly account: string | null;
  readonly address: string | null;
  readonly network: string | null;
  readonly amount: bigint | null;
}

export interface CommunityRow {
  readonly tenant: string;
  readonly as_of: Temporal.Instant;
  readonly number: number;
  readonly people: number;
  readonly size: number;
  readonly score: number;
  readonly family: boolean;
  readonly borrowers: readonly LineId[];
}

/** What this half of the slice keeps; the other half is in `tables.ts`. */
export interface ObservedTables {
  readonly edge: EdgeRow;
  readonly erasure_count: { readonly tenant: string; readonly erasures: number };
  readonly observed_line: ObservedLineRow;
  readonly visit: VisitRow;
  readonly attempt: AttemptRow;
  readonly community: CommunityRow;
}
