import type { Id, Locale, Operation } from '@lendline/kernel';

export type StaffId = Id<'staff'>;

/** The roles and what each may do are data in `rules/roles.ts`. */
export type Role = 'owner' | 'credit-officer' | 'risk-analyst' | 'collector' | 'compliance' | 'operator';

export interface StaffMember {
  readonly id: StaffId;
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly string[];
  readonly locale: Locale;
  readonly active: boolean;
}

export interface StaffSession {
  readonly member: StaffMember;
  readonly expiresAt: string;
  readonly sessionToken?: string;
}

/** One row of the audit trail, collected from every slice and chained: each hash covers the one before. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly slice: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused';
  readonly reason: string | null;
  readonly correlation: string;
  readonly hash: string;
}

export interface StaffClient {
  readonly signIn: Operation<{ readonly user: string; readonly password: string }, StaffSession>;
  /** A one-time ticket that the server prints at a first start, so that the console opens at once, offline. */
  readonly signInWithTicket: Operation<{ readonly ticket: string }, StaffSession>;
  readonly signOut: Operation<Record<string, never>, Record<string, never>>;
  readonly me: Operation<Record<string, never>, StaffMember>;
  readonly resolveSession: Operation<{ readonly sessionToken: string }, StaffMember>;
  readonly addMember: Operation<
    {
      readonly user: string;
      readonly displayName: string;
      readonly roles: readonly Role[];
      readonly password: string;
      readonly locale: Locale;
    },
    StaffMember
  >;
  readonly listMembers: Operation<Record<string, never>, { readonly members: readonly StaffMember[] }>;
  readonly issueTicket: Operation<{ readonly user: string }, { readonly ticket: string; readonly expiresAt: string }>;
  readonly listAudit: Operation<
    { readonly subject?: string; readonly before?: number; readonly limit?: number },
    { readonly rows: readonly AuditRow[]; readonly next: number | null }
  >;
  /** Recomputes the chain; names the first row that does not fit. */
  readonly verifyAudit: Operation<
    Record<string, never>,
    { readonly rows: number; readonly intact: boolean; readonly brokenAt: number | null }
  >;
}
