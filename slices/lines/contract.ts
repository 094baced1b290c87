import type { Id, Locale, Operation } from '@lendline/kernel';

/** One person's time on a phone number; ended by recycling or porting out. The borrower's identity everywhere. */
export type LineId = Id<'line'>;
export type ChallengeId = Id<'challenge'>;

/** Why possession of the line is being proved. */
export type ChallengePurpose = 'sign-in' | 'sign-agreement';

export interface Challenge {
  readonly id: ChallengeId;
  readonly purpose: ChallengePurpose;
  readonly maskedPhone: string;
  readonly expiresAt: string;
  readonly resendAfter: string;
  readonly triesLeft: number;
}

export interface SignedIn {
  readonly lineId: LineId;
  readonly maskedPhone: string;
  readonly expiresAt: string;
  /** Leaves over HTTP as an HttpOnly cookie, never in the body. */
  readonly sessionToken?: string;
}

export interface Line {
  readonly id: LineId;
  readonly maskedPhone: string;
  readonly country: string;
  readonly firstSeenAt: string;
  readonly endedAt: string | null;
  readonly identity: DeclaredIdentity | null;
}

/** What the person said of themselves. Masked unless the reader may see it whole. */
export interface DeclaredIdentity {
  readonly maskedName: string;
  readonly maskedIdNumber: string;
  /** Full years at the time of asking; null when the id number does not hold the birth date. */
  readonly age: number | null;
  readonly declaredAt: string;
}

/** Whole personal data of one line: for other slices on a stated purpose; every read is audited. */
export interface PersonalData {
  /** Of a line that has ended it is somebody else's now: nothing is sent to it or paid over it. */
  readonly phone: string;
  readonly lineEndedAt: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly birthDate: string | null;
}

/** The carrier checks, by their CAMARA names. */
export type CheckName =
  | 'possession'
  | 'kyc-match'
  | 'tenure'
  | 'sim-swap'
  | 'device-swap'
  | 'number-recycling'
  | 'call-forwarding';

/**
 * One check's answer. `unknown` is the carrier's silence or refusal to say: never read as a no.
 * `facts` holds what the strategy and features read: of sim-swap and device-swap `{ swapped, window_h, changed_at }`, of tenure
 * `{ months_min, months_max }` of the person on the number, whoever carried it, `{ carrier_months_min, carrier_months_max }` with
 * the present operator, and whether the number was `ported` to it.
 */
export interface LineCheck {
  readonly name: CheckName;
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly observedAt: string;
  readonly validUntil: string;
  /** Why it is unknown: `timeout`, `carrier-error`, `not-supported`, `not-asked`. */
  readonly unknownBecause: string | null;
}

export interface LineReport {
  readonly lineId: LineId;
  readonly askedAt: string;
  readonly checks: readonly LineCheck[];
  /** One-time codes that were asked for to the number in the day before; left out where that is not told, as in events. */
  readonly codes?: readonly CodeAsked[];
}

/** A one-time code that went, or may have gone, to a number, and how often a wrong one was entered for it. */
export interface CodeAsked {
  readonly at: string;
  readonly wrong: number;
}

export interface ChallengeProof {
  readonly proofId: ChallengeId;
  readonly lineId: LineId;
  readonly subject: string;
  readonly provedAt: string;
}

/** `lines.proved`: possession of a line was proved by a one-time code. */
export interface LineProved {
  readonly lineId: LineId;
  readonly firstTime: boolean;
}

/** `lines.ended`: the number has gone to somebody else. Whoever was signed in on the line is not any more. */
export interface LineEnded {
  readonly lineId: LineId;
  readonly because: 'number-recycled';
}

/** `lines.checked`: the carrier was asked about a line. */
export type LineChecked = LineReport;

export interface LinesClient {
  /** Sends a one-time code. `phone` is E.164 or the country's national form. */
  readonly startChallenge: Operation<
    { readonly phone: string; readonly country: string; readonly locale: Locale },
    Challenge
  >;
  readonly answerChallenge: Operation<{ readonly challengeId: ChallengeId; readonly code: string }, SignedIn>;
  readonly signOut: Operation<Record<string, never>, Record<string, never>>;
  /** The signed-in borrower's own line. */
  readonly getMyLine: Operation<Record<string, never>, Line>;
  /**
   * Name and id number, once; a second, different declaration goes to a person. `birthDate` is needed where the id
   * number does not hold it (Kenya).
   */
  readonly declareIdentity: Operation<
    { readonly name: string; readonly idNumber: string; readonly birthDate?: string },
    Line
  >;
  readonly resolveSession: Operation<{ readonly sessionToken: string }, { readonly lineId: LineId }>;
  /** A code to sign one document with; `subject` is the document's hash. */
  readonly startSigning: Operation<
    { readonly lineId: LineId; readonly subject: string; readonly locale: Locale },
    Challenge
  >;
  readonly proveSigning: Operation<
    { readonly lineId: LineId; readonly challengeId: ChallengeId; readonly code: string; readonly subject: string },
    ChallengeProof
  >;
  /** Asks the carrier what is missing or stale among the checks; `fresh` asks all of them again. */
  readonly checkLine: Operation<{ readonly lineId: LineId; readonly fresh: boolean }, LineReport>;
  /** The newest answers, or those that were the newest at `asOf`. */
  readonly getReport: Operation<{ readonly lineId: LineId; readonly asOf?: string | undefined }, LineReport>;
  readonly getLine: Operation<{ readonly lineId: LineId }, Line>;
  readonly readPersonalData: Operation<{ readonly lineId: LineId; readonly purpose: string }, PersonalData>;
}
