import type { PhoneNumber, WireMoney } from '@lendline/kernel';
import type { Forwarding, Line } from '../person.ts';
import type { StatementFormat } from '../files.ts';

/** Somebody named to be asked after the applicant. */
export interface EmergencyContact {
  readonly phone: PhoneNumber;
  readonly relation: 'parent' | 'spouse' | 'relative' | 'friend' | 'colleague';
}

/** The handset as a lender's app sees it. */
export interface Device {
  /** Made by the app on the handset: stays when the card is changed. */
  readonly id: string;
  readonly isEmulated: boolean;
  readonly isRooted: boolean;
}

/** Where a request came from. Many strangers share the address of a carrier's gateway. */
export interface NetworkAddress {
  /** From ranges kept for documentation and benchmarks (RFC 3849, RFC 2544): nobody's. */
  readonly address: string;
  readonly kind: 'mobile' | 'fixed' | 'hosting';
}

/** What a person has about them when they ask for money. */
export interface Belongings {
  readonly device: Device;
  readonly network: NetworkAddress;
  /** The wallet the money is to go to, as wallets name it: `walletid@w17`. */
  readonly payoutAccount: string;
  readonly address: string;
  readonly contacts: readonly EmergencyContact[];
}

export const institutionKinds = [
  'bank',
  'internet-bank',
  'consumer-finance',
  'micro-lender',
  'online-micro-lender',
  'cash-instalment',
] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

/** One question that a lender put to the register about somebody: what multi-lending figures are counted from. */
export interface CreditQuery {
  readonly at_ms: number;
  /** Names one lender: `inst-07`. */
  readonly institution: string;
  readonly institutionKind: InstitutionKind;
  readonly product: 'small-cash' | 'cash-instalment' | 'consumer' | 'card';
  /** What the register found it by. */
  readonly by: 'id' | 'phone' | 'both';
}

/** What carrier checks say of the line at the moment of a request. Dates are of the country's calendar. */
export interface LineFacts {
  readonly activatedOn: string;
  readonly contract: Line['contract'];
  /** Null when never changed since activation. */
  readonly simChangedAt_ms: number | null;
  readonly deviceChangedAt_ms: number | null;
  /** The day on which somebody else had to give the number up, or null. */
  readonly changedHandsOn: string | null;
  readonly forwarding: readonly Forwarding[];
  readonly nameMatches: boolean;
  readonly idNumberMatches: boolean;
}

/** The statement handed in; the file itself comes from `statementFile` of the book. */
export interface HandedInStatement {
  readonly kind: StatementFormat;
  readonly from: string;
  readonly until: string;
}

/** What a lender sees of one request for money, and nothing else. */
export interface ObservedApplication {
  /** Counts in the order of time. */
  readonly id: string;
  readonly at_ms: number;
  /** A new application, or money drawn on a line of credit that is open. */
  readonly stage: 'application' | 'drawdown';
  readonly phone: PhoneNumber;
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly requested: WireMoney;
  readonly device: Device;
  readonly network: NetworkAddress;
  readonly payoutAccount: string;
  readonly address: string;
  readonly contacts: readonly EmergencyContact[];
  readonly line: LineFacts;
  readonly statement: HandedInStatement | null;
  /** The register's rows of the last 365 days, oldest first. */
  readonly queries: readonly CreditQuery[];
}

/**
 * What came of a request if everybody had been given a loan of the same kind: it teaches nothing before `known_ms`.
 * A default is bad luck more often than deceit.
 */
export interface ObservedOutcome {
  readonly applicationId: string;
  /** The first instalment was open 30 days after it was due. */
  readonly firstPaymentDefault: boolean;
  /** Nothing was ever paid. */
  readonly neverPaid: boolean;
  /** Minutes after which nine tenths of the payout had left the account again, where it left within a day. */
  readonly payoutLeftAfter_minutes: number | null;
  readonly known_ms: number;
}
