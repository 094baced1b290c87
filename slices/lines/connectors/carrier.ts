import type { PhoneNumber } from '@lendline/kernel';
import type { LineCheck } from '../contract.ts';
import type { CarrierCheckName } from '../rules/validity.ts';

/** Why an operator's answer is not known. Silence is not a no. */
export type Silence = 'timeout' | 'carrier-error' | 'not-supported' | 'refused';

export type SendAnswer =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'unknown-number' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'unknown'; readonly because: Silence };

export type ValidateAnswer =
  | { readonly kind: 'right' | 'wrong' | 'expired' | 'spent' }
  | { readonly kind: 'unknown'; readonly because: Silence };

/** Whom a check is about. Name and id number are only handed to the checks that compare them. */
export interface CheckSubject {
  readonly phone: PhoneNumber;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly birthDate: Temporal.PlainDate | null;
  /** How far back a swap of SIM or device counts, in hours. */
  readonly swapWindow_h: number;
  /** The day, in the zone of the lender, since which we know the line as this person's. */
  readonly knownSince: Temporal.PlainDate;
  readonly now: Temporal.Instant;
}

export interface CheckAnswer {
  readonly outcome: LineCheck['outcome'];
  readonly facts: LineCheck['facts'];
  readonly unknownBecause: Silence | 'not-asked' | null;
}

/** An operator, whatever its wire. Every method answers; none throws for what the outside does. */
export interface Carrier {
  readonly name: string;
  /** `message` holds `{{code}}`, which the operator fills in. */
  sendCode(phone: PhoneNumber, message: string): Promise<SendAnswer>;
  validateCode(reference: string, code: string): Promise<ValidateAnswer>;
  check(name: CarrierCheckName, subject: CheckSubject): Promise<CheckAnswer>;
}
