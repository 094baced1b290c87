import type { Id, LocalText } from '@lendline/kernel';

type ModelId = Id<'model'>;
export type TrainingRunId = Id<'run'>;

/** What a score is for: the segments of the decision order. */
export type Segment = 'new' | 'repeat' | 'trader';
/** The transitions are data in `rules/lifecycle.ts`. A withdrawn model never scores again. */
export type ModelRole = 'champion' | 'challenger' | 'shadow' | 'retired' | 'withdrawn';

/** The stages of a model's life that the rules on internet loans want somebody to answer for. */
export type Duty = 'development' | 'test' | 'review' | 'monitoring' | 'optimisation' | 'retirement';
export type Exposure = 'low' | 'medium' | 'high';
export type MaterialityTier = 'low' | 'medium' | 'high';

export interface InventoryRow {
  readonly modelId: ModelId;
  readonly name: string;
  readonly version: number;
  readonly kind: string;
  readonly role: ModelRole;
  readonly segments: readonly Segment[];
  readonly simulated: boolean;
  readonly intendedUse: string | null;
  readonly exposure: Exposure | null;
  readonly tier: MaterialityTier;
  /** Why it is in that tier. */
  readonly because: LocalText;
  /** Days between two reviews in that tier. */
  readonly reviewEveryDays: number;
  readonly duties: Readonly<Record<Duty, string | null>>;
  readonly scores90Days: number;
  readonly openAlerts: number;
  readonly registeredAt: string;
  readonly documentHash: string;
}

export interface TrainingRun {
  readonly id: TrainingRunId;
  readonly kind: 'retrain' | 'reproduce';
  readonly segment: Segment;
  readonly baseModelId: ModelId;
  readonly state: 'waiting' | 'running' | 'done' | 'refused' | 'cancelled';
  readonly askedBy: string;
  readonly askedAt: string;
  readonly note: string;
  readonly rows: number | null;
  readonly bads: number | null;
  /** The challenger that a retraining made. */
  readonly modelId: ModelId | null;
  /** Whether a reproduction gave the same document to the letter. */
  readonly reproduced: boolean | null;
  /** Why a run was refused or who stopped it, in words; null otherwise. */
  readonly because: LocalText | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A stage of a training as it began, or a step of a kind that learns in steps with its loss on watched rows. */
export interface TrainingStep {
  readonly at: string;
  readonly name: 'prepare' | 'events' | 'compare' | 'refit' | 'calibrate' | 'test' | 'done';
  /** The kind of model that the stage is about; null where it is about none. */
  readonly kind: string | null;
  /** Share of the work that is done, 0 to 1. */
  readonly share: number;
  readonly step: number | null;
  readonly loss: number | null;
}

export interface TrainingRunDetail extends TrainingRun {
  /** The oldest first. A run that was begun again, after a process had ended under it, tells its last try. */
  readonly steps: readonly TrainingStep[];
}
