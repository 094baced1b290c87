import { canonicalJson, err, ok, type Result } from '@lendline/kernel';
import type { TrainingRefusal } from '../data/note.ts';
import { profitFromJson } from '../metrics/profit.ts';
import type { ModelDocument } from '../model/document.ts';
import type { TrainingInput } from '../model/input.ts';
import { writeModel } from '../model/storage.ts';
import { trainModel } from '../model/train.ts';

/** Beside the table what else a run reads, in the order of its rows where they are rows. */
export type TrainingData = Pick<TrainingInput, 'table' | 'rejected' | 'sequences' | 'notes'>;

/** All that a training run was told but the data themselves, the seed included. */
export type CardOptions = Omit<TrainingInput, keyof TrainingData | 'onStage' | 'dataHash'>;

/** Enough to train the same model again: on data with this hash, by code of this version, the document has this hash. */
export interface TrainingCard {
  readonly format: typeof cardFormat;
  readonly version: 1;
  readonly dataHash: string;
  readonly codeVersion: string;
  readonly documentHash: string;
  readonly options: CardOptions;
}

export const cardFormat = 'lendline.scoring.training-card';

/** Hash of a text, as the registry makes it: the engine reads no library for it. */
export type TextHash = (text: string) => string;

export interface RunFacts {
  readonly dataHash: string;
  readonly codeVersion: string;
}

/** The card of a run that has ended: `options` are those it was given, `hash` that of the canonical document. */
export function trainingCard(
  run: RunFacts & { readonly options: CardOptions; readonly document: ModelDocument },
  hash: TextHash,
): TrainingCard {
  const { dataHash, codeVersion, options, document } = run;
  const documentHash = hash(writeModel(document));
  // As it will be read: what JSON leaves out must not stand in the card.
  const kept = JSON.parse(canonicalJson(withoutAbsent(options))) as CardOptions;
  return { format: cardFormat, version: 1, dataHash, codeVersion, documentHash, options: kept };
}

function withoutAbsent(options: CardOptions): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Reads a card; undefined when the value is none. Whether its options make sense is for the training to say. */
export function readTrainingCard(value: unknown): TrainingCard | undefined {
  if (!isFields(value) || value['format'] !== cardFormat || value['version'] !== 1) return undefined;
  const { options } = value;
  const areTexts = ['dataHash', 'codeVersion', 'documentHash'].every((name) => typeof value[name] === 'string');
  if (!areTexts || !isFields(options)) return undefined;
  const canTrain =
    typeof options['target'] === 'string' &&
    typeof options['kind'] === 'string' &&
    Number.isSafeInteger(options['seed']) &&
    typeof options['simulated'] === 'boolean';
  return canTrain ? (value as unknown as TrainingCard) : undefined;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Retrained {
  readonly document: ModelDocument;
  readonly documentHash: string;
  /** The document is the same to the letter. */
  readonly reproduced: boolean;
  /** Code of another version may give another model: then a difference is no proof of a broken run. */
  readonly sameCode: boolean;
  /** Parts of the document that differ from `original`, where it was given. */
  readonly differences: readonly string[];
}

export type RetrainRefusal =
  | { readonly kind: 'other-data'; readonly expected: string; readonly given: string }
  | { readonly kind: 'refused'; readonly refusal: TrainingRefusal };

/**
 * Trains again from a card and compares document hashes. Errors: `other-data` when the data are not those of the card,
 * `refused` when the training refuses them.
 */
export async function retrainFromCard(
  card: TrainingCard,
  { dataHash, codeVersion, original, ...data }: RunFacts & TrainingData & { readonly original?: ModelDocument },
  hash: TextHash,
): Promise<Result<Retrained, RetrainRefusal>> {
  if (dataHash !== card.dataHash) return err({ kind: 'other-data', expected: card.dataHash, given: dataHash });
  const { profit, ...options } = card.options;
  const trained = await trainModel({ ...options, profit: profit && profitFromJson(profit), ...data, dataHash });
  if (!trained.ok) return err({ kind: 'refused', refusal: trained.error });
  const document = trained.value;
  const documentHash = hash(writeModel(document));
  return ok({
    document,
    documentHash,
    reproduced: documentHash === card.documentHash,
    sameCode: codeVersion === card.codeVersion,
    differences: original ? differingParts(original, document) : [],
  });
}

function differingParts(before: ModelDocument, after: ModelDocument): string[] {
  const [left, right] = [before, after].map((document) => document as unknown as Record<string, unknown>);
  const names = [...new Set([...Object.keys(left!), ...Object.keys(right!)])];
  return names.filter((name) => textOf(left![name]) !== textOf(right![name])).toSorted();
}

function textOf(part: unknown): string {
  return part === undefined ? '' : canonicalJson(part);
}
