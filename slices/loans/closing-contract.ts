import type { Operation, WireMoney } from '@lendline/kernel';

export type ClosingStep = 'accrue' | 'charge' | 'age' | 'bucket' | 'post' | 'events';

export interface ClosingPlan {
  /** What is done with the loans of each lot, in this order. */
  readonly steps: readonly ClosingStep[];
  /** The last business date that was closed; the business date is apart from the clock. */
  readonly lastClosed: string | null;
}

export interface ClosingOperations {
  /** Runs every business date up to one that was not run yet; up to the day of `now` unless told, and never beyond it. */
  readonly closeOfBusiness: Operation<
    { readonly through?: string },
    { readonly ran: readonly string[]; readonly accrued: WireMoney; readonly aged: number }
  >;
  readonly closingPlan: Operation<Record<string, never>, ClosingPlan>;
  readonly setClosingPlan: Operation<{ readonly steps: readonly ClosingStep[] }, ClosingPlan>;
}
