import type { Locale } from './text.ts';

/** Who asks. What an actor may do is decided by the operation, never by the caller. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'borrower'; readonly line: string }
  | { readonly kind: 'staff'; readonly id: string; readonly permissions: readonly string[] }
  | { readonly kind: 'service'; readonly name: string };

/** Carried by every operation: whose data, who asks, for which request, in which language, and what time it is. */
export interface Context {
  readonly tenant: string;
  readonly actor: Actor;
  /** Ties together everything one request caused, in logs and across processes. No personal data. */
  readonly correlation: string;
  readonly locale: Locale;
  /**
   * What the asker calls this request, so that it is done once. An operation that adds something keeps it beside what it
   * added, in the same transaction: after a crash nobody knows whether the request was done, and it is run again.
   */
  readonly idempotencyKey?: string;
  now(): Temporal.Instant;
}

/** The text that names an actor in audit rows: `staff:staff_01...`, `borrower:line_01...`, `service:loans`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'borrower':
      return `borrower:${actor.line}`;
    case 'staff':
      return `staff:${actor.id}`;
    case 'service':
      return `service:${actor.name}`;
  }
}
