import type { EntityKind, Relation } from '@lendline/graph';
import type { Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FraudCaseId } from './case-contract.ts';
import type { ListEntryId, ListName } from './list-contract.ts';
import type { TypologyVersionId } from './typology-contract.ts';

export type AssessmentId = Id<'assessment'>;

/** `drawdown` is the second look, before money leaves. */
export type AssessmentStage = 'application' | 'drawdown';

/** What one rule added to the score of a typology. */
export interface Contribution {
  readonly signal: string;
  /** Null where the signal was unknown. */
  readonly value: number | string | boolean | null;
  readonly weight: number;
  readonly text: LocalText;
}

/** A typology that reached one of its thresholds. */
export interface AssessedHit {
  readonly typology: string;
  readonly title: LocalText;
  readonly outcome: 'alert' | 'interdict';
  readonly score: number;
  readonly threshold: number;
  /** The largest first. */
  readonly contributions: readonly Contribution[];
}

/** Something of this person that is on a list; not what it is, which the entry says masked. */
export interface ListHit {
  readonly entryId: ListEntryId;
  readonly list: ListName;
  readonly kind: EntityKind;
  readonly reason: string;
  readonly since: string;
}

/** What fraud checks say of one attempt at an application, as of an instant. `unknown` is silence: it never reads as clear. */
export interface FraudAssessment {
  readonly id: AssessmentId;
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly stage: AssessmentStage;
  readonly asOf: string;
  readonly assessedAt: string;
  /** Whether something of this person is on the block list. */
  readonly lists: 'clear' | 'hit' | 'unknown';
  readonly velocity: 'normal' | 'raised' | 'high' | 'unknown';
  readonly ring: 'clear' | 'suspected' | 'unknown';
  readonly typologies: 'clear' | 'alert' | 'interdict' | 'unknown';
  /** By name in the catalogue; null where it is unknown. */
  readonly signals: Readonly<Record<string, number | string | boolean | null>>;
  /** Whether a register of other lenders was asked: who was asked and says nothing is silent, which is unknown. */
  readonly register: 'not-asked' | 'answered' | 'silent';
  readonly hits: readonly AssessedHit[];
  readonly listHits: readonly ListHit[];
  readonly typologyVersionId: TypologyVersionId;
  /** Typologies that were halted then, and so not asked. */
  readonly halted: readonly string[];
  /** The case that this opened or joined. */
  readonly caseId: FraudCaseId | null;
}

/** A node of the drawing, named by its place alone: keys of entities never leave the server. */
export interface NetworkNode {
  readonly node: string;
  readonly kind: EntityKind;
  /** Edges from the person looked at. */
  readonly hops: number;
  readonly label: LocalText;
  readonly why: readonly LocalText[];
  readonly listed: boolean;
  /** Of a borrower; whole personal data is read on a purpose, with `networkPeople`. */
  readonly lineId: LineId | null;
  readonly applicationId: string | null;
}

export interface NetworkEdge {
  readonly holder: string;
  readonly held: string;
  readonly relation: Relation;
  readonly since: string;
}

/** What is shared, as a row to read. */
export interface NetworkRow {
  readonly node: string;
  readonly kind: EntityKind;
  readonly people: number;
  readonly listed: boolean;
  readonly holders: readonly { readonly node: string; readonly relation: Relation; readonly since: string }[];
}

export interface Network {
  readonly asOf: string;
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  readonly rows: readonly NetworkRow[];
  readonly ring: {
    readonly people: number;
    readonly score: number;
    readonly family: boolean;
    readonly terms: readonly { readonly term: string; readonly value: number; readonly part: number }[];
  };
  /** The community that the batch of last night found the person in; null for one of a family, of few or of none. */
  readonly community: {
    readonly people: number;
    /** Of 1, as rings are scored. */
    readonly score: number;
    readonly foundAt: string;
  } | null;
  /** Near entities for which there was no room. */
  readonly leftOut: number;
  readonly more: boolean;
}

export interface AssessOperations {
  /** Assesses an attempt at one stage once: asked again, the first assessment answers. */
  readonly assess: Operation<
    {
      readonly applicationId: string;
      readonly attempt: number;
      readonly lineId: LineId;
      readonly stage: AssessmentStage;
      readonly asOf: string;
      /** What is asked for; left out where no amount is named. */
      readonly requested?: WireMoney;
    },
    FraudAssessment
  >;
  /** The assessments of an application, newest first. */
  readonly assessments: Operation<
    { readonly applicationId: string },
    { readonly assessments: readonly FraudAssessment[] }
  >;
  /** Around the person of a case or an application: to draw, and the same to read. Exactly one of the two is given. */
  readonly network: Operation<
    { readonly caseId?: FraudCaseId; readonly applicationId?: string; readonly asOf?: string },
    Network
  >;
  /** Who the people of a drawing are, on a stated purpose; every reading is audited. */
  readonly networkPeople: Operation<
    { readonly caseId: FraudCaseId; readonly purpose: string },
    {
      readonly people: readonly {
        readonly lineId: LineId;
        readonly name: string | null;
        readonly maskedPhone: string;
      }[];
    }
  >;
  /** Forgets what was observed of a person who is erased, and what others said of their number. */
  readonly forgetPerson: Operation<{ readonly lineId: LineId }, { readonly edges: number }>;
}
