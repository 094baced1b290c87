import type { LocalText } from '@lendline/kernel';
import type { CardOptions, DriftReference, TrainingCard, TrainingStage } from '@lendline/scoring';

export type { TrainingStage };

/** One row to learn from: the values as they were scored, when, and what became of it. */
export interface TrainingRow {
  readonly values: Readonly<Record<string, number | string | null>>;
  readonly scoredAt: string;
  readonly bad: boolean;
}

/** What a training thread is told. A value that can be sent to another thread. */
export interface TrainingOrder {
  readonly rows: readonly TrainingRow[];
  readonly codeVersion: string;
  /** Given for a new fit. */
  readonly options: CardOptions | null;
  /** Given to repeat a run: then the options stand in the card. */
  readonly card: TrainingCard | null;
}

export interface TrainingProduct {
  /** Canonical text of the document. */
  readonly text: string;
  readonly card: TrainingCard;
  readonly reference: DriftReference;
  /** Of a repeated run: whether the document is the same to the letter. */
  readonly reproduced: boolean | null;
}

/** Names of the columns that are no features. */
export const targetColumn = 'outcome_bad';
export const timeColumn = 'scored_at';

export type TrainingAnswer = { readonly product: TrainingProduct } | { readonly refused: LocalText };

/** What a training thread says: how far it is, and at last what it made. */
export type TrainingWord = { readonly stage: TrainingStage } | TrainingAnswer;

export type Trained = TrainingProduct | { readonly refused: LocalText };

/** What whoever waits for a training wants of it. */
export interface Following {
  readonly onStage: (stage: TrainingStage) => void;
  /** Ends the training at once: it answers `stopped`. */
  readonly stop: AbortSignal;
}
