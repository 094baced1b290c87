import type { Random } from '@lendline/kernel';
import type { Belongings, CreditQuery } from '../applications/observation.ts';
import type { StatementEdit } from '../applications/statement-edits.ts';
import type { DayNumber } from '../days.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { parameters } from '../parameters.ts';
import type { Setting } from '../people.ts';

export type FraudKind = keyof typeof parameters.fraud.kinds;
export type LookAlikeKind = keyof typeof parameters.fraud.lookAlikes;
export type SchemeKind = FraudKind | LookAlikeKind;

export const fraudKinds = Object.keys(parameters.fraud.kinds) as readonly FraudKind[];
export const lookAlikeKinds = Object.keys(parameters.fraud.lookAlikes) as readonly LookAlikeKind[];

export function isFraud(kind: SchemeKind): kind is FraudKind {
  return Object.hasOwn(parameters.fraud.kinds, kind);
}

/** How somebody pays: as their traits and luck have it, never, or the first instalment and then no more. */
export type Conduct = 'as-anyone' | 'vanishes' | 'pays-first';

/** One request for money by somebody of the cast. */
export interface Act {
  readonly at_ms: number;
  readonly stage: 'application' | 'drawdown';
  /** Minor units. */
  readonly amount: bigint;
  readonly belongings: Belongings;
  /** False for what a victim or an accomplice asks for honestly, at another time. */
  readonly isPartOfIt: boolean;
  readonly conduct: Conduct;
  /** Minutes until the payout has left the account, or null when it stays for days. */
  readonly payoutLeftAfter_minutes: number | null;
  readonly handsInStatement: boolean;
}

/** Somebody whom the country has beside its ordinary people. Never leaves this engine as it is. */
export interface CastMember {
  readonly who: Inhabitant;
  readonly acts: readonly Act[];
  /** Questions of other lenders beyond those that anybody of these traits would have. */
  readonly queries: readonly CreditQuery[];
  /** What was done to the statement before it was handed in. */
  readonly edit: StatementEdit | null;
}

/** What a scheme is drawn from before it is carried out. */
export interface Draft {
  readonly setting: Setting;
  /** Of the country: whose id numbers can be borrowed. */
  readonly people: number;
  readonly kind: SchemeKind;
  /** Names the draws. */
  readonly stream: string;
  readonly firstDay: DayNumber;
  readonly size: number;
  /** Its people have the indexes from this one on. */
  readonly firstIndex: number;
}

export interface Scheme extends Draft {
  /** How it goes about it, within its kind. */
  readonly pattern: string;
  readonly members: readonly CastMember[];
}

/** Carries out one kind of scheme. */
export type Director = (draft: Draft, random: Random) => Pick<Scheme, 'pattern' | 'members'>;
