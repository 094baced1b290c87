import { createHash } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type LocalText } from '@lendline/kernel';
import {
  card,
  type DriftReference,
  type ModelDocument,
  report,
  type TrainingCard,
  writeModel,
} from '@lendline/scoring';
import { exitCodes, terminalLocale } from '../io.ts';

/** All that a training run leaves behind. */
export interface TrainedModel {
  readonly model: ModelDocument;
  /** Null where the run cannot be repeated to the letter. */
  readonly trainingCard: TrainingCard | null;
  readonly reference: DriftReference;
}

/** Writes what a training run made; false when that failed, and it has been said. */
export async function writeTrainingFolder(folder: string, trained: TrainedModel): Promise<boolean> {
  const { model, trainingCard, reference } = trained;
  const files: readonly (readonly [string, string])[] = [
    ['card.md', card(model, 'en')],
    ['card.zh-CN.md', card(model, 'zh-CN')],
    ['report.html', report(model, 'en')],
    ['report.zh-CN.html', report(model, 'zh-CN')],
    ['reference.json', `${canonicalJson(reference)}\n`],
    ...(trainingCard ? [['training-card.json', `${canonicalJson(trainingCard)}\n`] as const] : []),
    // Last: a folder with a model in it is whole.
    ['model.json', `${writeModel(model)}\n`],
  ];
  try {
    await mkdir(folder, { recursive: true });
    // What another run left is gone first: its card would lie beside a model that it did not make.
    for (const name of ['model.json', 'training-card.json']) await rm(join(folder, name), { force: true });
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${folder}: ${texts.cannotWrite[terminalLocale()]} (${String(error.code)})\n`);
    process.exitCode = exitCodes.failed;
    return false;
  }
}

/** Whether the folder may be written to; if not, because a model is never changed, it has been said. */
export async function isFree(folder: string, overwrite: boolean): Promise<boolean> {
  const there = await stat(join(folder, 'model.json')).then(
    () => true,
    () => false,
  );
  if (!there || overwrite) return true;
  process.stderr.write(`${texts.modelThere[terminalLocale()]}\n`);
  process.exitCode = exitCodes.badInput;
  return false;
}

/** Hash of a document, as training cards and the registry state it. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const texts = {
  cannotWrite: {
    en: 'cannot be written. Name another folder with --out.',
    'zh-CN': '无法写入。请用 --out 换一个文件夹。',
  },
  modelThere: {
    en: 'The folder of --out already holds a model, and a model is never changed. Name another folder, or pass --overwrite.',
    'zh-CN': '--out 文件夹中已有模型，而模型写成后不再更改。请换一个文件夹，或加 --overwrite。',
  },
} satisfies Record<string, LocalText>;
