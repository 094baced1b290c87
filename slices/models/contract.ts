import type { Id, LocalText, Operation } from '@lendline/kernel';

export type ModelId = Id<'model'>;

/** What a score is for: the segments of the decision order. */
export type Segment = 'new' | 'repeat' | 'trader';
export type ModelRole = 'champion' | 'challenger' | 'shadow' | 'retired';

export interface ModelSummary {
  readonly id: ModelId;
  readonly name: string;
  readonly kind: string;
  readonly segments: readonly Segment[];
  readonly role: ModelRole;
  /** Trained on the simulated country: shown as such wherever its score is shown; real rails refuse to pay out on it. */
  readonly simulated: boolean;
  readonly registeredAt: string;
  readonly documentHash: string;
  readonly metrics: Readonly<Record<string, number>>;
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

export interface ModelsClient {
  readonly list: Operation<Record<string, never>, { readonly models: readonly ModelSummary[] }>;
  readonly get: Operation<{ readonly modelId: ModelId }, ModelSummary & { readonly card: LocalText }>;
  /** Registers a trained model document (`lendline train` writes it). The same document again is the same model. */
  readonly register: Operation<
    { readonly name: string; readonly segments: readonly Segment[]; readonly document: unknown },
    ModelSummary
  >;
  readonly assignRole: Operation<
    { readonly modelId: ModelId; readonly role: ModelRole; readonly note: string },
    ModelSummary
  >;
  readonly score: Operation<
    { readonly segment: Segment; readonly values: Readonly<Record<string, number | string | null>> },
    Score
  >;
}
