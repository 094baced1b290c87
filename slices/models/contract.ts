import type { FileAnswer, Id, LocalText, Operation } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { AlertId, DriftWeek, ModelAlert } from './contract-drift.ts';
import type {
  Duty,
  Exposure,
  InventoryRow,
  ModelRole,
  Segment,
  TrainingRun,
  TrainingRunDetail,
  TrainingRunId,
} from './contract-life.ts';

export type { AlertFinding, AlertId, DriftWeek, ModelAlert, VariableFigure } from './contract-drift.ts';
export type {
  Duty,
  Exposure,
  InventoryRow,
  MaterialityTier,
  ModelRole,
  Segment,
  TrainingRun,
  TrainingRunDetail,
  TrainingRunId,
  TrainingStep,
} from './contract-life.ts';

export type ModelId = Id<'model'>;
export type RoleRequestId = Id<'rolereq'>;

export interface ModelSummary {
  readonly id: ModelId;
  readonly name: string;
  /** Counts the models of one name, from 1. A version is never changed. */
  readonly version: number;
  readonly kind: string;
  readonly segments: readonly Segment[];
  /** The most active of its roles. */
  readonly role: ModelRole;
  readonly roles: readonly { readonly segment: Segment; readonly role: ModelRole; readonly since: string }[];
  /** Trained on the simulated country: shown as such wherever its score is shown; real rails refuse to pay out on it. */
  readonly simulated: boolean;
  readonly registeredAt: string;
  readonly registeredBy: string;
  readonly documentHash: string;
  readonly dataHash: string | null;
  readonly codeVersion: string | null;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A change of role that somebody asked for. The states are data in `rules/role-requests.ts`. */
export interface RoleRequest {
  readonly id: RoleRequestId;
  readonly modelId: ModelId;
  readonly modelName: string;
  readonly segments: readonly Segment[];
  readonly to: ModelRole;
  readonly kind: 'change' | 'rollback';
  /** One person brought the previous champion back at once; a second one looks at it afterwards. */
  readonly emergency: boolean;
  readonly note: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly state: 'waiting' | 'applied' | 'refused' | 'overtaken' | 'unreviewed' | 'reviewed';
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
}

export interface RoleChange {
  readonly segment: Segment;
  readonly from: ModelRole;
  readonly to: ModelRole;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

export interface ModelDetail extends ModelSummary {
  readonly card: LocalText;
  readonly features: readonly { readonly name: string; readonly label: LocalText; readonly importance: number }[];
  /** Newest first. */
  readonly history: readonly RoleChange[];
  readonly requests: readonly RoleRequest[];
  /** Where the yardstick of drift comes from; null when there is none. */
  readonly reference: { readonly from: 'training' | 'model'; readonly rows: number } | null;
  /** Trained with a card that a run can be repeated from. */
  readonly reproducible: boolean;
}

/** `models.role-changed`. */
export interface RoleChanged {
  readonly modelId: ModelId;
  readonly segment: Segment;
  readonly from: ModelRole;
  readonly to: ModelRole;
}

export interface ScoredReason {
  readonly feature: string;
  readonly pointsLost: number;
  readonly text: LocalText;
}

export interface ScoredPoints {
  readonly feature: string;
  readonly value: number | string | null;
  readonly bin: string;
  readonly points: number;
}

export interface Score {
  readonly modelId: ModelId;
  readonly modelName: string;
  readonly simulated: boolean;
  /** Calibrated probability of default over the model's own horizon. */
  readonly pd: number;
  /** Higher is lower risk. */
  readonly score: number;
  readonly points: readonly ScoredPoints[];
  readonly reasons: readonly ScoredReason[];
}

/** One model beside the champion of a segment, on the applications that both scored. */
export interface Comparison {
  readonly segment: Segment;
  readonly champion: { readonly id: ModelId; readonly name: string };
  readonly rows: number;
  readonly meanPd: { readonly champion: number; readonly other: number };
  /** Rows by PD; `below` is null in the last. */
  readonly spread: readonly {
    readonly from: number;
    readonly below: number | null;
    readonly champion: number;
    readonly other: number;
  }[];
  /** Rows by fifths of both PDs, the champion's by row: off the diagonal they disagree. */
  readonly grid: readonly (readonly number[])[];
  /** On applications whose outcome is known; null while one class is absent. */
  readonly matured: {
    readonly rows: number;
    readonly bads: number;
    readonly aucChampion: number;
    readonly aucOther: number;
    readonly gain: number;
    readonly standardError: number;
  } | null;
}

export interface ModelsClient {
  readonly list: Operation<Record<string, never>, { readonly models: readonly ModelSummary[] }>;
  readonly listRoleRequests: Operation<
    { readonly state?: RoleRequest['state'] },
    { readonly requests: readonly RoleRequest[] }
  >;
  readonly listAlerts: Operation<
    { readonly state?: 'open' | 'acknowledged' },
    { readonly alerts: readonly ModelAlert[] }
  >;
  readonly inventory: Operation<Record<string, never>, { readonly rows: readonly InventoryRow[] }>;
  readonly exportInventory: Operation<Record<string, never>, FileAnswer>;
  readonly listRuns: Operation<Record<string, never>, { readonly runs: readonly TrainingRun[] }>;
  readonly get: Operation<{ readonly modelId: ModelId }, ModelDetail>;
  /** The report as one HTML page, in the caller's language, to be shown in a frame of its own. */
  readonly report: Operation<{ readonly modelId: ModelId }, { readonly html: string }>;
  /**
   * Registers a trained model document (`lendline train` writes it), with the card to train it again from and the
   * reference of its drift where there are such. The same document again is the same model.
   */
  readonly register: Operation<
    {
      readonly name: string;
      readonly segments: readonly Segment[];
      readonly document: unknown;
      readonly trainingCard?: unknown;
      readonly reference?: unknown;
    },
    ModelSummary
  >;
  /** Asks for a role. What takes decisions waits for a second person; the rest is applied at once. */
  readonly requestRole: Operation<
    {
      readonly modelId: ModelId;
      readonly segments?: readonly Segment[];
      readonly role: ModelRole;
      readonly note: string;
    },
    RoleRequest
  >;
  /**
   * The second person's word on a request, or on an emergency rollback that is done already. What a retraining asked for
   * takes two people: it stays `waiting` after the first one, as that person's request.
   */
  readonly decideRole: Operation<
    { readonly requestId: RoleRequestId; readonly approve: boolean; readonly note: string },
    RoleRequest
  >;
  /** Brings the champion before this one back; in an emergency at once, to be reviewed afterwards. */
  readonly rollBack: Operation<
    { readonly segment: Segment; readonly emergency: boolean; readonly note: string },
    RoleRequest
  >;
  /** `keep` names the decision that the score is for: only then is it stored, compared and watched. */
  readonly score: Operation<
    {
      readonly segment: Segment;
      readonly values: Readonly<Record<string, number | string | null>>;
      readonly keep?: { readonly applicationId: string; readonly attempt: number; readonly lineId: LineId };
    },
    Score
  >;
  readonly compare: Operation<{ readonly modelId: ModelId }, { readonly comparisons: readonly Comparison[] }>;
  readonly drift: Operation<{ readonly modelId: ModelId }, { readonly weeks: readonly DriftWeek[] }>;
  readonly acknowledgeAlert: Operation<{ readonly alertId: AlertId; readonly note: string }, ModelAlert>;
  /** What became of applications, once their performance window is over. The newest word on one stands. */
  readonly recordOutcomes: Operation<
    {
      readonly definition: string;
      readonly outcomes: readonly { readonly applicationId: string; readonly bad: boolean }[];
    },
    { readonly recorded: number }
  >;
  /** Trains the champion of a segment again on matured applications; ends in a challenger that waits for two people. */
  readonly retrain: Operation<{ readonly segment: Segment; readonly note: string }, TrainingRun>;
  /** Trains a model of this lender again from its card and compares the documents. */
  readonly reproduce: Operation<{ readonly modelId: ModelId; readonly note: string }, TrainingRun>;
  readonly getRun: Operation<{ readonly runId: TrainingRunId }, TrainingRunDetail>;
  /** Stops a run that waits or goes on: what it has made so far is thrown away. */
  readonly cancelRun: Operation<{ readonly runId: TrainingRunId; readonly note: string }, TrainingRun>;
  readonly setDuty: Operation<
    { readonly modelId: ModelId; readonly duty: Duty; readonly holder: string },
    InventoryRow
  >;
  readonly setMateriality: Operation<
    {
      readonly modelId: ModelId;
      readonly intendedUse: string;
      readonly exposure: Exposure;
      readonly note: string;
    },
    InventoryRow
  >;
}
