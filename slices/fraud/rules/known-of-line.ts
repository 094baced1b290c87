import type { CountedAttempt } from './attempt-signals.ts';

/** How much a statement looks changed; `no-statement` where there is none that may be read. */
export type Suspicion = 'no-statement' | 'none' | 'some' | 'strong';

/** What a line is known to hold as of an instant, by keyed hashes. */
export interface Subject {
  readonly number: string | null;
  readonly id: string | null;
  /** The newest visit's. */
  readonly device: string | null;
  readonly network: string | null;
  /** The one connected last. */
  readonly account: string | null;
  readonly contacts: readonly string[];
  readonly devices: readonly HeldSince[];
  /** Null while one that came is not yet judged. */
  readonly statement: { readonly suspicion: Suspicion; readonly holder: 'applicant' | 'other' | null } | null;
  readonly firstLoan_ms: number | null;
}

export interface HeldSince {
  readonly key: string;
  readonly from_ms: number;
}

/** What others did with what a person holds, as of an instant. */
export interface Around {
  /** Every one that a window reaches. */
  readonly attempts: readonly CountedAttempt[];
  /** Null where the person was seen on none. */
  readonly device: { readonly people: number; readonly accounts: number; readonly first_ms: number | null } | null;
  /** Null where the id is not known. */
  readonly id: { readonly lines: number; readonly unpaidElsewhere: boolean } | null;
  /** Named contacts who named this person in turn. */
  readonly contactsInTurn: number;
}
