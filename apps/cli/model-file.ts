import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, type LocalText, type Result } from '@lendline/kernel';
import { type ModelDocument, readModel, type UnreadableModel } from '@lendline/scoring';
import { type InputProblem, terminalLocale } from './io.ts';

/** Reads the model of a folder that `train` wrote, or of a `model.json`. Errors: what is wrong with it and what to do. */
export async function readModelFile(path: string): Promise<Result<ModelDocument, readonly InputProblem[]>> {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, 'model.json') : path;
    const model = readModel(await readFile(file, 'utf8'));
    return model.ok
      ? model
      : err([{ field: '', got: model.error, expected: texts.model, doThis: advice[model.error] }]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return err([{ field: '', got: code, expected: texts.model, doThis: texts.train }]);
  }
}

/** Says on standard error of a model of a simulated country that it is one. */
export function warnIfSimulated({ simulated }: ModelDocument): void {
  if (simulated) process.stderr.write(`${texts.simulated[terminalLocale()]}\n`);
}

const advice: Readonly<Record<UnreadableModel, LocalText>> = {
  'not-json': { en: 'Name the folder that train wrote.', 'zh-CN': '请给出 train 写出的文件夹。' },
  'not-a-model': { en: 'Name the folder that train wrote.', 'zh-CN': '请给出 train 写出的文件夹。' },
  'newer-version': {
    en: 'This model was written by a later Lendline; update this one.',
    'zh-CN': '此模型由更新版本的 Lendline 写出；请升级。',
  },
  damaged: { en: 'The file was changed; train again.', 'zh-CN': '文件被改动过；请重新训练。' },
};

const texts = {
  model: { en: 'a model that lendline train wrote', 'zh-CN': 'lendline train 写出的模型' },
  simulated: { en: 'This model was trained on simulated data.', 'zh-CN': '此模型由模拟数据训练。' },
  train: { en: 'Check the path, or train a model first.', 'zh-CN': '请检查路径，或先训练模型。' },
} as const;
