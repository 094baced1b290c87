import { exportCard, type ExportFormat, exportFormats } from '@lendline/scoring';
import { type Command, Option } from 'commander';
import { commandNamed, exitCodes, printJson, reportBadInput } from '../io.ts';
import { readModelFile, warnIfSimulated } from '../model-file.ts';
import { nameList } from '../name-list.ts';
import { writeOutput } from '../write-output.ts';

/** `lendline export --model DIR --as csv|sql|pmml`: a scorecard for other programs. */
export function exportCommand(): Command {
  return commandNamed('export')
    .description('write a trained scorecard for other programs: points as CSV, a query, or PMML 4.4')
    .requiredOption('--model <dir>', 'folder that train wrote, or a model.json')
    .addOption(
      new Option('--as <format>', 'csv: the points; sql: a query for Postgres and DuckDB; pmml: PMML 4.4')
        .choices(exportFormats)
        .makeOptionMandatory(),
    )
    .option('--table <name>', 'sql: the table to score', 'applicants')
    .option('--keep <columns>', 'sql: columns of the table to repeat in the answer, separated by commas', nameList, [])
    .option('--out <file>', 'where to write (default: standard output)')
    .option('--json', 'with --out: one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline export --model model --as sql --table applicants --out score.sql\n')
    .action(run);
}

interface Options {
  readonly model: string;
  readonly as: ExportFormat;
  readonly table: string;
  readonly keep: readonly string[];
  readonly out?: string;
  readonly json?: true;
}

async function run({ model: path, as, table, keep, out, json }: Options): Promise<void> {
  const model = await readModelFile(path);
  if (!model.ok) return reportBadInput(path, model.error);
  if (model.value.events) return reportBadInput(path, [{ field: 'events', got: 'an encoder', ...texts.events }]);
  const text = exportCard(model.value, as, { table, keep });
  if (!text.ok) return reportBadInput(path, [{ field: 'kind', got: model.value.kind, ...texts.card }]);
  warnIfSimulated(model.value);
  if (!(await writeOutput(out, text.value))) return;
  if (out !== undefined && json) {
    printJson({ as, features: model.value.features.length, simulated: model.value.simulated, out });
  }
  process.exitCode = exitCodes.done;
}

const texts = {
  card: {
    expected: { en: 'a scorecard', 'zh-CN': '评分卡' },
    doThis: {
      en: 'Only a scorecard is a table of points. Train one with --model scorecard; other models are scored with lendline score.',
      'zh-CN': '只有评分卡才是分值表。请用 --model scorecard 训练；其他模型请用 lendline score 打分。',
    },
  },
  events: {
    expected: { en: 'a scorecard of columns alone', 'zh-CN': '只看列的评分卡' },
    doThis: {
      en: 'Part of this card is read from raw records by a net, which no query can do. Train one without --events.',
      'zh-CN': '此卡的一部分由网络读取原始记录，查询语句做不到。请不用 --events 训练。',
    },
  },
} as const;
