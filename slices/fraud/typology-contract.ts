import type { Id, LocalText, Operation } from '@lendline/kernel';
import type { AssessmentId } from './assess-contract.ts';

export type TypologyVersionId = Id<'typologies'>;
export type GuardAlertId = Id<'guardalert'>;

/** The transitions are data in `rules/typology-lifecycle.ts`. One version is live. */
export type TypologyVersionState = 'draft' | 'waiting' | 'live' | 'refused' | 'retired';

/** All typologies of the lender, as one document that is released together. Once it leaves draft it is never changed. */
export interface TypologyVersion {
  readonly id: TypologyVersionId;
  /** Counts from 1, which Lendline ships. */
  readonly version: number;
  readonly state: TypologyVersionState;
  /** Counts the savings: who saves names the one that they changed. */
  readonly revision: number;
  readonly note: string;
  readonly basedOn: TypologyVersionId | null;
  readonly typologies: number;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly submittedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
  readonly documentHash: string;
  readonly liveSince: string | null;
}

export interface TypologyVersionDetail extends TypologyVersion {
  /** As the engine reads it: a list of typologies. */
  readonly document: readonly unknown[];
  /** The last test of this very document; null when it was changed since. */
  readonly test: TypologyTest | null;
}

export interface TypologyFaultText {
  /** Where it is, as a path into the document. */
  readonly where: string;
  readonly code: string;
  readonly text: LocalText;
}

export interface TypologyExampleResult {
  readonly typology: string;
  readonly example: LocalText;
  readonly expected: 'clear' | 'alert' | 'interdict';
  readonly got: 'clear' | 'alert' | 'interdict';
  readonly holds: boolean;
}

export interface ScoredExample extends TypologyExampleResult {
  readonly score: number;
}

/** What a version would have said on stored assessments, beside what was said. */
export interface TypologyTest {
  readonly testedAt: string;
  readonly testedBy: string;
  readonly examples: readonly TypologyExampleResult[];
  readonly past: {
    readonly from: string;
    readonly until: string;
    readonly assessments: number;
    readonly before: { readonly alert: number; readonly interdict: number };
    readonly after: { readonly alert: number; readonly interdict: number };
    readonly newlyAlerted: number;
    readonly noLongerAlerted: number;
    /** By typology, those that change the most first. */
    readonly byTypology: readonly { readonly typology: string; readonly before: number; readonly after: number }[];
    /** Some that changed, the newest first. */
    readonly changed: readonly {
      readonly assessmentId: AssessmentId;
      readonly applicationId: string;
      readonly before: 'clear' | 'alert' | 'interdict';
      readonly after: 'clear' | 'alert' | 'interdict';
    }[];
  };
}

/** A signal that rules can be about here: what its pack allows, and the values that it can have. */
export interface RuleSignal {
  readonly name: string;
  readonly family: string;
  readonly type:
    | { readonly kind: 'flag' }
    | { readonly kind: 'number'; readonly unit: string; readonly least: number; readonly most: number | null }
    | { readonly kind: 'category'; readonly choices: readonly string[] };
  readonly text: LocalText;
  readonly says: LocalText;
}

/** How often the checks of applications reached a typology, week by week of the lender's zone. */
export interface TypologyRates {
  /** Mondays, the oldest first; the last week is the one that runs. */
  readonly weeks: readonly { readonly from: string; readonly assessments: number }[];
  /** Those that are live now, in their order. */
  readonly typologies: readonly {
    readonly typology: string;
    /** Week by week; `asked` leaves out what was assessed while it was halted. Who interdicts is no alert beside it. */
    readonly weeks: readonly { readonly asked: number; readonly alerts: number; readonly interdicts: number }[];
  }[];
}

/** A typology whose hit rate jumped: it is halted, which asks it no more, until somebody lets it go on. */
export interface GuardAlert {
  readonly id: GuardAlertId;
  readonly typology: string;
  readonly title: LocalText;
  /** Of the last assessments, and of those before them. */
  readonly recent: { readonly hits: number; readonly assessments: number };
  readonly baseline: { readonly hits: number; readonly assessments: number };
  /** How probable so many hits are if nothing had changed. */
  readonly pValue: number;
  readonly threshold: number;
  readonly owner: string;
  readonly text: LocalText;
  readonly haltedAt: string;
  readonly resumedAt: string | null;
  readonly resumedBy: string | null;
  readonly note: string | null;
}

export interface TypologyOperations {
  /** Newest first, with what may be told of signals while a version is edited. */
  readonly listTypologies: Operation<
    Record<string, never>,
    { readonly versions: readonly TypologyVersion[]; readonly signals: readonly RuleSignal[] }
  >;
  /** How often each live typology was reached in the last weeks; 8 unless told. */
  readonly typologyRates: Operation<{ readonly weeks?: number }, TypologyRates>;
  readonly getTypologies: Operation<{ readonly versionId: TypologyVersionId }, TypologyVersionDetail>;
  /** Every fault of a document, as it would be refused at save, and what the examples say of each typology that can be weighed. */
  readonly checkTypologies: Operation<
    { readonly document: readonly unknown[] },
    { readonly faults: readonly TypologyFaultText[]; readonly examples: readonly ScoredExample[] }
  >;
  /** A draft from a version; from the live one unless told. */
  readonly draftTypologies: Operation<
    { readonly basedOn?: TypologyVersionId; readonly note: string },
    TypologyVersionDetail
  >;
  readonly saveTypologies: Operation<
    {
      readonly versionId: TypologyVersionId;
      readonly revision: number;
      readonly document: readonly unknown[];
      readonly note: string;
    },
    TypologyVersionDetail
  >;
  /** Days back from now; 90 unless told. */
  readonly testTypologies: Operation<
    { readonly versionId: TypologyVersionId; readonly days?: number },
    TypologyVersionDetail
  >;
  /** Asks a second person; only what was tested as it stands. */
  readonly submitTypologies: Operation<
    { readonly versionId: TypologyVersionId; readonly revision: number; readonly note: string },
    TypologyVersionDetail
  >;
  /** The second person's word: live at once, or refused. */
  readonly decideTypologies: Operation<
    { readonly versionId: TypologyVersionId; readonly approve: boolean; readonly note: string },
    TypologyVersionDetail
  >;
  /** The version that was live before this one is live again, at once. */
  readonly rollBackTypologies: Operation<{ readonly note: string }, TypologyVersionDetail>;
  readonly listGuardAlerts: Operation<
    { readonly state?: 'halted' | 'resumed' },
    { readonly alerts: readonly GuardAlert[] }
  >;
  /** Stops one typology at once. */
  readonly haltTypology: Operation<{ readonly typology: string; readonly note: string }, GuardAlert>;
  readonly resumeTypology: Operation<{ readonly alertId: GuardAlertId; readonly note: string }, GuardAlert>;
}
