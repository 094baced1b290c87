import type { DriftReference, ModelDocument, TrainingCard } from '@lendline/scoring';
import { readTrainingCard, referenceFormat, referenceOfDocument } from '@lendline/scoring';
import { err, ok, type Result } from '@lendline/kernel';

export interface Origin {
  readonly card: TrainingCard | null;
  readonly reference: DriftReference | null;
}

interface Given {
  readonly document: ModelDocument;
  readonly documentHash: string;
  readonly trainingCard: unknown;
  readonly reference: unknown;
}

/** What came beside a document, when it belongs to it. Without a reference, the one that the document carries in itself. */
export function readOrigin(given: Given): Result<Origin, 'not-its-card' | 'not-its-reference'> {
  const card = given.trainingCard === undefined ? null : readTrainingCard(given.trainingCard);
  if (card === undefined || (card && !isOf(card, given))) return err('not-its-card');
  if (given.reference === undefined) {
    const own = referenceOfDocument(given.document);
    return ok({ card, reference: own.score || own.features.length > 0 ? own : null });
  }
  const reference = readReference(given.reference, given.document);
  return reference ? ok({ card, reference }) : err('not-its-reference');
}

function isOf({ documentHash, dataHash }: TrainingCard, given: Given): boolean {
  return documentHash === given.documentHash && dataHash === given.document.training.dataHash;
}

/** A reference has the features of its model, and a count for each bin. */
function readReference(value: unknown, document: ModelDocument): DriftReference | undefined {
  if (!isRecord(value) || value['format'] !== referenceFormat || value['version'] !== 1) return undefined;
  if (!Array.isArray(value['features']) || typeof value['rows'] !== 'number') return undefined;
  const { score, features } = value as unknown as DriftReference;
  const names = new Set(document.features.map(({ name }) => name));
  const variables = score ? [score, ...features] : features;
  const areWhole = variables.every(
    (variable) =>
      isRecord(variable) &&
      Array.isArray(variable['bins']) &&
      Array.isArray(variable['counts']) &&
      variable.bins.length === variable.counts.length &&
      variable.counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
      variable.bins.some((bin) => isRecord(bin) && bin['kind'] === 'missing'),
  );
  return areWhole && features.every(({ name }) => names.has(name)) ? (value as unknown as DriftReference) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
