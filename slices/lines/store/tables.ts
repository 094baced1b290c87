import type { ChallengePurpose, CheckName, LineCheck } from '../contract.ts';

export interface LineRow {
  id: string;
  tenant: string;
  phone_index: string;
  phone: string;
  masked_phone: string;
  country: string;
  first_seen_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  proved_at: Temporal.Instant | null;
}

export interface IdentityRow {
  line_id: string;
  tenant: string;
  identity_index: string;
  name: string;
  id_number: string;
  birth_date: string | null;
  masked_name: string;
  masked_id_number: string;
  declared_at: Temporal.Instant;
}

export type ChallengeState = 'created' | 'sent' | 'not-sent' | 'unknown' | 'answered' | 'spent';

export interface ChallengeRow {
  id: string;
  tenant: string;
  purpose: ChallengePurpose;
  phone_index: string;
  phone: string;
  masked_phone: string;
  country: string;
  line_id: string | null;
  subject: string | null;
  reference: string | null;
  state: ChallengeState;
  tries: number;
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  resend_after: Temporal.Instant;
  answered_at: Temporal.Instant | null;
}

export interface SessionRow {
  token_hash: string;
  tenant: string;
  line_id: string;
  started_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface LineCheckRow {
  id: string;
  tenant: string;
  line_id: string;
  name: CheckName;
  outcome: LineCheck['outcome'];
  facts: LineCheck['facts'];
  observed_at: Temporal.Instant;
  valid_until: Temporal.Instant;
  unknown_because: string | null;
}

export interface LinesTables {
  line: LineRow;
  identity: IdentityRow;
  challenge: ChallengeRow;
  session: SessionRow;
  line_check: LineCheckRow;
}
