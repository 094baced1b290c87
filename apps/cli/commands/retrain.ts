import type { LocalText } from '@lendline/kernel';
import {
  driftReference,
  readTrainingCard,
  retrainFromCard,
  type RetrainRefusal,
  withEmbedding,
} from '@lendline/scoring';
import type { Command } from 'commander';
import { codeVersion } from '../code-version.ts';
import { commandNamed, exitCodes, printJson, readJsonInput, reportBadInput, terminalLocale } from '../io.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { readTrainingData, type TrainingFiles } from '../training/training-data.ts';
import { documentHash, isFree, writeTrainingFolder } from '../training/training-folder.ts';

/** `lendline retrain --card FILE --data FILE`: trains again from a card and says whether the same model came out. */
export function retrainCommand(): Command {
  return commandNamed('retrain')
    .description('train a model again from its training card, and check that the same one comes out')
    .requiredOption('--card <file>', 'training-card.json of the folder that train wrote')
    .requiredOption('--data <file>', 'the data that it was trained on, byte for byte')
    .option('--history <file>', 'the history that its outcomes were found from, where there was one')
    .option('--events <file>', 'the raw records that it read, where there were some')
    .option('--rejected <file>', 'the refused people that it counted in, where there were some')
    .option('--out <dir>', 'folder for the model that comes out')
    .option('--overwrite', 'replace a model that is already in the folder')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline retrain --card model/training-card.json --data loans.csv\n')
    .action(run);
}

interface Options extends TrainingFiles {
  readonly card: string;
  readonly out?: string;
  readonly overwrite?: true;
  readonly json?: true;
}

async function run(options: Options): Promise<void> {
  if (options.out !== undefined && !(await isFree(options.out, options.overwrite === true))) return;
  const json = await readJsonInput(options.card);
  if (!json.ok) return reportBadInput(options.card, json.error);
  const card = readTrainingCard(json.value.value);
  if (!card) return reportBadInput(options.card, [notACard]);
  const read = await readTrainingData(options, card.options);
  if (!read) return;
  const { data, dataHash } = read;
  const facts = { dataHash, codeVersion: await codeVersion() };
  const again = await retrainFromCard(card, { ...facts, ...data }, documentHash);
  if (!again.ok) return refuse(options.data, again.error);
  const { document, reproduced, sameCode } = again.value;
  if (options.out !== undefined) {
    const written = { ...card, codeVersion: facts.codeVersion, documentHash: again.value.documentHash };
    const reference = await driftReference(document, await withEmbedding(document, data.table, data.sequences ?? []));
    if (!(await writeTrainingFolder(options.out, { model: document, trainingCard: written, reference }))) return;
  }
  if (options.json) printJson({ reproduced, same_code: sameCode, document_hash: again.value.documentHash });
  else process.stdout.write(`${verdict({ reproduced, sameCode })[terminalLocale()]}\n`);
  if (!reproduced) process.exitCode = exitCodes.failed;
}

function refuse(data: string, refusal: RetrainRefusal): void {
  if (refusal.kind === 'refused') return tellRefusal(data, refusal.refusal);
  reportBadInput(data, [{ field: '', got: refusal.given, expected: expectedHash(refusal.expected), doThis: giveThat }]);
}

function verdict({ reproduced, sameCode }: { reproduced: boolean; sameCode: boolean }): LocalText {
  if (reproduced) return { en: 'The same model came out, to the letter.', 'zh-CN': '得到完全相同的模型。' };
  return sameCode
    ? {
        en: 'Another model came out, by the same code: the run cannot be repeated.',
        'zh-CN': '同一版本的代码得到了不同的模型：该训练无法重现。',
      }
    : { en: 'Another model came out, by code of another version.', 'zh-CN': '另一版本的代码得到了不同的模型。' };
}

function expectedHash(hash: string): LocalText {
  return { en: `data with ${hash}`, 'zh-CN': `${hash} 的数据` };
}

const giveThat: LocalText = {
  en: 'Give the file that the model was trained on.',
  'zh-CN': '请提供训练该模型时使用的文件。',
};

const notACard = {
  field: '',
  got: 'other JSON',
  expected: { en: 'a training card', 'zh-CN': '训练记录卡' },
  doThis: {
    en: 'Name training-card.json of a folder that train wrote without --seconds.',
    'zh-CN': '请给出 train（未使用 --seconds）写出的文件夹中的 training-card.json。',
  },
};
