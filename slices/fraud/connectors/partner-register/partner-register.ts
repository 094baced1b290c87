import type { LendingQuery } from '@lendline/typology';

/** Whom a register is asked about, as of when. Both leave this house only under the person's consent, in the body of a signed request. */
export interface RegisterQuestion {
  /** Ours: asked again under it, a question is one question and is paid once. */
  readonly id: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly asOf: Temporal.Instant;
}

export type RegisterAnswer =
  /** Applications at other lenders in the last year; none is an answer. */
  | {
      readonly kind: 'answered';
      readonly queries: readonly LendingQuery[];
      /** Lenders with a loan that is still open; null from a register of applications alone. */
      readonly openLenders: number | null;
    }
  /** Nobody knows whether it was taken: it is asked again under the same id. Never read as "no applications". */
  | { readonly kind: 'unknown'; readonly because: 'timeout' | 'register-error' | 'not-readable' }
  /** The register does not answer us. */
  | { readonly kind: 'refused'; readonly because: string };

/** A register of applications at several lenders (多头借贷). Every one has this shape. */
export interface PartnerRegister {
  ask(question: RegisterQuestion): Promise<RegisterAnswer>;
}
