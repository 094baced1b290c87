import { makeTable, type ModelDocument, openModel as openScoring, type TableScores } from '@lendline/scoring';
import type { Command } from 'commander';
import { commandNamed, type InputProblem, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { openModel } from '../model-file.ts';
import { nameList } from '../name-list.ts';
import { readTableFile, type TableFile } from '../table-file.ts';
import { wholeNumber } from '../whole-number.ts';
import { writeOutput } from '../write-output.ts';

/** `lendline score --model DIR --data FILE`: PD, score, tier and reasons for every row. */
export function scoreCommand(): Command {
  return commandNamed('score')
    .description('score the rows of a table with a trained model')
    .requiredOption('--model <dir>', 'folder that train wrote, or a model.json')
    .requiredOption('--data <file>', 'CSV, gzipped CSV or Parquet; - is standard input')
    .option('--out <file>', 'where to write: .json for JSON, else CSV (default: standard output)')
    .option('--keep <columns>', 'columns of the data to repeat in the answer, separated by commas', nameList, [])
    .option('--reasons <n>', 'reasons per row, 0 to 4', wholeNumber(0, 4), 4)
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  lendline score --model model --data applicants.csv --keep customerid --out scores.csv\n',
    )
    .action(run);
}

interface Options {
  readonly model: string;
  readonly data: string;
  readonly out?: string;
  readonly keep: readonly string[];
  readonly reasons: number;
  readonly json?: true;
}

async function run(options: Options): Promise<void> {
  const model = await openModel(options.model);
  if (!model.ok) return reportBadInput(options.model, model.error);
  const file = await readTableFile(options.data);
  if (!file.ok) return reportBadInput(options.data, file.error);
  const absent = absentColumns(model.value, file.value, options.keep);
  if (absent.length > 0) return reportBadInput(options.data, absent);
  const scores = await scoreFile(model.value, file.value);
  warnAbout(model.value, scores, file.value.rows);
  const asJson = options.out === undefined ? options.json === true : options.out.endsWith('.json');
  const lines = scoredRows(file.value, scores, options);
  const text = asJson
    ? `${JSON.stringify({ simulated: model.value.simulated, unread: scores.unread, rows: lines })}\n`
    : csv(lines);
  if (!(await writeOutput(options.out, text))) return;
  if (options.out !== undefined && options.json) {
    printJson({ rows: lines.length, simulated: model.value.simulated, unread: scores.unread, out: options.out });
  }
}

/** A column that the model needs and the file lacks is an error: silence would score everyone as "missing". */
function absentColumns(model: ModelDocument, file: TableFile, keep: readonly string[]): InputProblem[] {
  const there = new Set(file.columns.map(({ name }) => name));
  const needed = [...new Set([...model.features.map(({ name }) => name), ...keep])];
  return needed
    .filter((name) => !there.has(name))
    .map((name) => ({ field: name, got: terminalLocale() === 'en' ? 'no such column' : '没有此列', ...texts.absent }));
}

async function scoreFile(model: ModelDocument, file: TableFile): Promise<TableScores> {
  const used = new Set(model.features.map(({ name }) => name));
  const columns = file.columns
    .filter(({ name }) => used.has(name))
    .map((column) => ({ kind: 'category', ...column }) as const);
  // Texts go to the model as they stand, which reads each distinct one once.
  const scoring = await openScoring(model);
  try {
    return await scoring.scoreTable(makeTable(columns));
  } finally {
    await scoring.close();
  }
}

function warnAbout(model: ModelDocument, scores: TableScores, rows: number): void {
  const locale = terminalLocale();
  if (model.simulated) process.stderr.write(`${texts.simulated[locale]}\n`);
  for (const [name, count] of Object.entries(scores.unread)) {
    if (count > 0) process.stderr.write(`${name}: ${count} / ${rows} ${texts.unread[locale]}\n`);
  }
}

type Line = Readonly<Record<string, string | number | null | readonly string[]>>;

function scoredRows(file: TableFile, scores: TableScores, { keep, reasons: count }: Options): Line[] {
  const kept = keep.map((name) => file.columns.find((column) => column.name === name)!);
  return Array.from(scores.pd, (pd, row) => ({
    row: row + 1,
    ...Object.fromEntries(kept.map(({ name, codes, levels }) => [name, levels[codes[row]!] ?? null])),
    pd,
    score: scores.score[row]!,
    tier: scores.tier[row]!,
    reasons: scores.reasons[row]!.slice(0, count),
  }));
}

function csv(lines: readonly Line[]): string {
  const names = Object.keys(lines[0] ?? {});
  const rows = lines.map((line) => names.map((name) => cell(line[name] ?? '')).join(','));
  return `${[names.map(cell).join(','), ...rows].join('\n')}\n`;
}

function cell(value: string | number | readonly string[]): string {
  const text = typeof value === 'object' ? value.join('; ') : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const texts = {
  absent: {
    expected: { en: 'a column of this name', 'zh-CN': '此名称的列' },
    doThis: {
      en: 'Add the column; leave cells empty where the value is unknown.',
      'zh-CN': '请补上此列；未知的值可留空。',
    },
  },
  simulated: {
    en: 'This model was trained on simulated data.',
    'zh-CN': '此模型由模拟数据训练。',
  },
  unread: { en: 'cells are no numbers and counted as missing', 'zh-CN': '个单元格不是数字，按缺失处理' },
} as const;
