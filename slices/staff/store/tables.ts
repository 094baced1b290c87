import type { Locale } from '@lendline/kernel';
import type { Role } from '../contract.ts';

export interface MemberRow {
  id: string;
  tenant: string;
  username: string;
  display_name: string;
  roles: Role[];
  password_hash: string;
  locale: Locale;
  active: boolean;
  created_at: Temporal.Instant;
  failures: number;
  locked_until: Temporal.Instant | null;
}

export interface SessionRow {
  token_hash: string;
  tenant: string;
  member_id: string;
  started_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface TicketRow {
  token_hash: string;
  tenant: string;
  member_id: string;
  issued_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}

export interface TrailRow {
  id: string;
  tenant: string;
  slice: string;
  at: Temporal.Instant;
  actor: string;
  action: string;
  subject: string;
  outcome: 'done' | 'refused';
  reason: string | null;
  correlation: string;
  details: unknown;
  sequence: bigint | null;
  hash: string | null;
}

export interface StaffTables {
  member: MemberRow;
  session: SessionRow;
  ticket: TicketRow;
  trail: TrailRow;
}
