import { createHash } from 'node:crypto';
import { canonicalJson, type LocalText } from '@lendline/kernel';
import {
  driftReference,
  makeTable,
  type ModelDocument,
  retrainFromCard,
  type Table,
  tableFromRecords,
  trainingCard,
  trainModel,
  writeModel,
} from '@lendline/scoring';
import {
  type Following,
  targetColumn,
  timeColumn,
  type TrainingAnswer,
  type TrainingOrder,
  type TrainingRow,
} from './order.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Trains on rows, or repeats the run of a card on them. The same rows and options give the same document. */
export async function trainRows(
  { rows, codeVersion, options, card }: TrainingOrder,
  onStage: Following['onStage'],
): Promise<TrainingAnswer> {
  const dataHash = `sha256:${sha256(canonicalJson(rows))}`;
  const table = tableOf(rows);
  if (card) {
    const again = await retrainFromCard(card, { table, dataHash, codeVersion }, sha256);
    if (!again.ok) return { refused: again.error.kind === 'refused' ? again.error.refusal.text : otherData };
    return productOf(again.value.document, { table, card, reproduced: again.value.reproduced });
  }
  if (!options) return { refused: noOptions };
  const trained = await trainModel({ ...options, table, dataHash, onStage });
  if (!trained.ok) return { refused: trained.error.text };
  const made = trainingCard({ dataHash, codeVersion, options, document: trained.value }, sha256);
  return productOf(trained.value, { table, card: made, reproduced: null });
}

interface Made {
  readonly table: Table;
  readonly card: NonNullable<TrainingOrder['card']>;
  readonly reproduced: boolean | null;
}

async function productOf(document: ModelDocument, { table, card, reproduced }: Made): Promise<TrainingAnswer> {
  const reference = await driftReference(document, table);
  return { product: { text: writeModel(document), card, reference, reproduced } };
}

function tableOf(rows: readonly TrainingRow[]): Table {
  const features = tableFromRecords(rows.map(({ values, bad }) => ({ ...values, [targetColumn]: bad ? 1 : 0 })));
  const epochs_ms = Float64Array.from(rows, ({ scoredAt }) => Temporal.Instant.from(scoredAt).epochMilliseconds);
  return makeTable([...features.columns.values(), { kind: 'date', name: timeColumn, epochs_ms }]);
}

const otherData: LocalText = {
  'zh-CN': '训练数据已不完整（有人撤回同意，或数据已到保存期限），无法逐字重现。',
  en: 'The rows are no longer those of the run (a consent was withdrawn, or they reached the end of their time), so it cannot be repeated to the letter.',
};

const noOptions: LocalText = { 'zh-CN': '没有训练选项。', en: 'The order has no options to train with.' };
