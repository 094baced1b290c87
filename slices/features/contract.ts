import type {
  ConsentScope,
  ExpectedDirection,
  FeatureWindow,
  FlowDirection,
  ManipulationCost,
  Nature,
} from '@lendline/behaviour';
import type { Currency, Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { ImportFlag, ImportId, RecordSource } from '@lendline/records/contract';

export type SnapshotId = Id<'snapshot'>;

/** One value of a snapshot: a feature that looks at several windows has one for each. */
export interface FeatureDefinition {
  /** As in a snapshot: `number_of_contacts__call__90d`. */
  readonly name: string;
  readonly label: LocalText;
  readonly definition: LocalText;
  readonly unit: string;
  readonly source: 'calls' | 'statement' | 'graph' | 'line' | 'own-book';
  /** The feature without its window: `number_of_contacts__call`. */
  readonly feature: string;
  /** Null for a feature that looks at everything at once. */
  readonly window: FeatureWindow | null;
  /** All windows in which the feature is given. */
  readonly windows: readonly FeatureWindow[];
  /** Least and greatest possible value; null where there is no bound. */
  readonly range: readonly [least: number | null, greatest: number | null];
  /** What a person must have agreed to before it is made. */
  readonly consentScope: ConsentScope;
  /** How cheaply a borrower could move it on purpose. */
  readonly manipulationCost: ManipulationCost;
  /** The sign a monotone model may impose; null where no direction is defensible. */
  readonly direction: ExpectedDirection | null;
}

/** Everything known about a line at one point in time; immutable, so that a decision can be replayed. */
export interface FeatureSnapshot {
  readonly id: SnapshotId;
  readonly lineId: LineId;
  readonly asOf: string;
  readonly catalogueVersion: string;
  /** A null is "no opportunity to see", not zero. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly coverage: Readonly<Record<'calls' | 'statement', SourceCoverage>>;
}

export interface SourceCoverage {
  readonly present: boolean;
  readonly coveredDays: number;
  readonly newest: string | null;
  readonly ageDays: number | null;
  /** `stale`, `other-holder`: why present files count as absent. */
  readonly flags: readonly string[];
}

/**
 * What the records of a line look like as of an instant, for a page that draws them. Nobody is named: contacts are ranks,
 * the parties of payments are not told. Days, weeks and hours are those of `zone`; lists are oldest first.
 */
export interface Portrait {
  readonly lineId: LineId;
  readonly asOf: string;
  readonly zone: string;
  /** Calls that were taken, and texts: seven days from Monday, each 24 hours. */
  readonly rhythm: readonly (readonly number[])[];
  readonly contacts: { readonly count: number; readonly rows: readonly PortraitContact[] };
  readonly airtime: PortraitBalance;
  /** Several accounts come in one line. */
  readonly account: PortraitBalance;
  readonly payments: {
    readonly currency: Currency | null;
    /** Payments in other currencies, which are not drawn. */
    readonly leftOut: number;
    /** Weeks and months without a payment are not in the lists. */
    readonly weeks: readonly PortraitFlow[];
    readonly months: readonly PortraitFlow[];
  };
  readonly topups: readonly { readonly at: string; readonly paid: WireMoney | null }[];
  readonly data: readonly PortraitDataWeek[];
  readonly coverage: readonly PortraitCoverage[];
  /** Where each value comes from: every value of the catalogue stands in one of them. */
  readonly evidence: readonly PortraitEvidence[];
  /** The imports that the records come from, and those that do not count, newest first. */
  readonly imports: readonly PortraitImport[];
}

export interface PortraitContact {
  /** 1 for the one with the most calls and texts. */
  readonly rank: number;
  readonly callsIn: number;
  readonly callsOut: number;
  /** Calls in vain, both ways. */
  readonly missed: number;
  readonly textsIn: number;
  readonly textsOut: number;
  readonly seconds: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface PortraitBalance {
  readonly currency: Currency | null;
  /** Minor units after each reading; at most 400. */
  readonly points: readonly { readonly at: string; readonly balance: string }[];
  /** A point stands for the last reading of its day, because there are too many to draw. */
  readonly thinned: boolean;
}

/** What came in and went out in minor units. Neutral rows and payments that were not made (`void`) are in neither sum. */
export interface PortraitFlow {
  /** Monday of the week, or the first of the month. */
  readonly from: string;
  readonly in: string;
  readonly out: string;
  readonly natures: readonly {
    readonly nature: Nature;
    readonly direction: FlowDirection;
    readonly rows: number;
    readonly amount: string;
  }[];
}

export interface PortraitDataWeek {
  readonly monday: string;
  readonly sessions: number;
  readonly bytes: number;
  readonly seconds: number;
}

export interface PortraitCoverage {
  readonly source: 'calls' | 'statement';
  readonly span: { readonly from: string; readonly to: string } | null;
  /** Only days with a record. */
  readonly days: readonly { readonly day: string; readonly records: number }[];
}

export interface PortraitEvidence {
  readonly source: 'calls' | 'statement' | 'graph' | 'line';
  readonly consentScope: ConsentScope;
  readonly window: FeatureWindow | null;
  /** First instant of the window; null when it has no beginning. */
  readonly from: string | null;
  /** Records of this scope in the window (declared ties for `relationships`, answers for `carrier-checks`), and when the first and the last happened. */
  readonly records: number;
  readonly first: string | null;
  readonly last: string | null;
  /** The imports whose rows reach into the window and count. */
  readonly imports: readonly ImportId[];
  readonly values: readonly { readonly name: string; readonly value: number | null }[];
}

export interface PortraitImport {
  readonly id: ImportId;
  readonly source: RecordSource;
  readonly kind: string;
  readonly importedAt: string;
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly accepted: number;
  readonly counts: boolean;
  readonly flags: readonly ImportFlag[];
}

export interface FeaturesClient {
  readonly catalogue: Operation<
    Record<string, never>,
    { readonly version: string; readonly features: readonly FeatureDefinition[] }
  >;
  readonly compute: Operation<{ readonly lineId: LineId; readonly asOf: string }, FeatureSnapshot>;
  readonly getSnapshot: Operation<{ readonly snapshotId: SnapshotId }, FeatureSnapshot>;
  /** The records of a line as pictures. The look is audited. */
  readonly portrait: Operation<{ readonly lineId: LineId; readonly asOf: string }, Portrait>;
}
