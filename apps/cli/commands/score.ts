import {
  isEventFeature,
  makeTable,
  type ModelDocument,
  type OpenModel,
  openModel,
  reasonText,
  type Table,
  type TableScores,
  withEmbedding,
} from '@lendline/scoring';
import type { Command } from 'commander';
import { commandNamed, type InputProblem, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { readModelFile, warnIfSimulated } from '../model-file.ts';
import { nameList } from '../name-list.ts';
import {
  type Changeability,
  changeableList,
  changesForRows,
  type ChangeSet,
  changesText,
  usualLimit,
} from '../scoring/changes.ts';
import { sequencesFor } from '../scoring/sequences.ts';
import { readTableFile, type TableFile } from '../table-file.ts';
import { numberValue } from '../training/option-values.ts';
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
    .option('--explain', 'the reasons in words as well: what is too high, too low or not given')
    .option(
      '--changeable <features>',
      'what people can change, and which way: savings:up,loans:down,job; answers what would have to change',
      changeableList,
    )
    .option(
      '--below <pd>',
      'with --changeable: the PD to come below (default: the bad rate of its training)',
      numberValue,
    )
    .option('--events <file>', 'the raw records of these people, for a model that reads them')
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
  readonly events?: string;
  readonly explain?: true;
  readonly changeable?: readonly Changeability[];
  readonly below?: number;
  readonly json?: true;
}

async function run(options: Options): Promise<void> {
  const model = await readModelFile(options.model);
  if (!model.ok) return reportBadInput(options.model, model.error);
  const file = await readTableFile(options.data);
  if (!file.ok) return reportBadInput(options.data, file.error);
  const wrong = [...absentColumns(model.value, file.value, options.keep), ...fixedColumns(model.value, options)];
  if (wrong.length > 0) return reportBadInput(options.data, wrong);
  const table = await scoredTable(model.value, file.value, options);
  if (!table) return;
  const opened = await openModel(model.value);
  try {
    const scores = await opened.scoreTable(table);
    warnAbout(model.value, scores, file.value.rows);
    const changes = await changesOf(opened, { model: model.value, table, scores }, options);
    await write(scoredRows(file.value, { scores, changes }, options), { model: model.value, scores }, options);
  } finally {
    await opened.close();
  }
}

/** For people who would be refused, what would have to change; empty where nobody asked. */
async function changesOf(
  opened: OpenModel,
  scored: { readonly model: ModelDocument; readonly table: Table; readonly scores: TableScores },
  { changeable, below }: Options,
): Promise<readonly (readonly ChangeSet[] | null)[]> {
  if (!changeable) return [];
  return changesForRows(opened, { ...scored, changeable, pdBelow: below ?? usualLimit(scored.model) });
}

async function write(
  lines: Iterable<Line>,
  { model, scores }: { readonly model: ModelDocument; readonly scores: TableScores },
  { out, json }: Options,
): Promise<void> {
  const asJson = out === undefined ? json === true : out.endsWith('.json');
  const head = { simulated: model.simulated, unread: scores.unread };
  if (!(await writeOutput(out, asJson ? jsonParts(head, lines) : csvParts(lines)))) return;
  if (out !== undefined && json) printJson({ rows: scores.pd.length, ...head, out });
}

/** A column that the model needs and the file lacks is an error: silence would score everyone as "missing". */
function absentColumns(model: ModelDocument, file: TableFile, keep: readonly string[]): InputProblem[] {
  const there = new Set(file.columns.map(({ name }) => name));
  const read = model.features.map(({ name }) => name).filter((name) => !(model.events && isEventFeature(name)));
  const needed = [...new Set([...read, ...keep])];
  return needed
    .filter((name) => !there.has(name))
    .map((name) => ({ field: name, got: terminalLocale() === 'en' ? 'no such column' : '没有此列', ...texts.absent }));
}

/** A feature that a person cannot change because the model does not read it. */
function fixedColumns(model: ModelDocument, { changeable = [] }: Options): InputProblem[] {
  const known = new Set(model.features.map(({ name }) => name));
  const { expected, doThis } = texts.notRead;
  return changeable
    .filter(({ feature }) => !known.has(feature))
    .map(({ feature }) => ({ field: feature, got: feature, expected, doThis }));
}

/** The columns that the model reads, with what its encoder says of each person's events; undefined when it has been said why not. */
async function scoredTable(model: ModelDocument, file: TableFile, { events }: Options): Promise<Table | undefined> {
  const used = new Set(model.features.map(({ name }) => name));
  const columns = file.columns
    .filter(({ name }) => used.has(name))
    .map((column) => ({ kind: 'category', ...column }) as const);
  // Texts go to the model as they stand, which reads each distinct one once.
  if (!model.events) return makeTable(columns);
  const sequences = await sequencesFor(model.events.rule, file, events);
  return sequences && withEmbedding(model, makeTable(columns), sequences);
}

function warnAbout(model: ModelDocument, scores: TableScores, rows: number): void {
  const locale = terminalLocale();
  warnIfSimulated(model);
  for (const [name, count] of Object.entries(scores.unread)) {
    if (count > 0) process.stderr.write(`${name}: ${count} / ${rows} ${texts.unread[locale]}\n`);
  }
}

type Line = Readonly<Record<string, string | number | null | readonly string[] | readonly ChangeSet[]>>;

/** One line after the other: of a long table not all of them are held at once. */
function* scoredRows(
  file: TableFile,
  { scores, changes }: { readonly scores: TableScores; readonly changes: readonly (readonly ChangeSet[] | null)[] },
  { keep, reasons: count, explain }: Options,
): Iterable<Line> {
  const kept = keep.map((name) => file.columns.find((column) => column.name === name)!);
  const locale = terminalLocale();
  for (let row = 0; row < scores.pd.length; row += 1) {
    const own = changes[row];
    yield {
      row: row + 1,
      ...Object.fromEntries(kept.map(({ name, codes, levels }) => [name, levels[codes[row]!] ?? null])),
      pd: scores.pd[row]!,
      score: scores.score[row]!,
      tier: scores.tier[row]!,
      reasons: scores.reasons[row]!.slice(0, count),
      ...(explain && { why: scores.why[row]!.slice(0, count).map((reason) => reasonText(reason)[locale]) }),
      ...(changes.length > 0 && { changes: own ?? [] }),
    };
  }
}

function* jsonParts(head: object, lines: Iterable<Line>): Iterable<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let separator = '';
  for (const line of lines) {
    yield separator + JSON.stringify(line);
    separator = ',';
  }
  yield ']}\n';
}

function* csvParts(lines: Iterable<Line>): Iterable<string> {
  let names: readonly string[] | undefined;
  for (const line of lines) {
    if (!names) {
      names = Object.keys(line);
      yield `${names.map(cell).join(',')}\n`;
    }
    yield `${names.map((name) => cell(line[name] ?? '')).join(',')}\n`;
  }
}

function cell(value: NonNullable<Line[string]>): string {
  const parts =
    typeof value === 'object' ? value.map((one) => (typeof one === 'string' ? one : changesText(one))) : value;
  const text = Array.isArray(parts) ? parts.join('; ') : String(parts);
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
  notRead: {
    expected: { en: 'a feature that the model reads', 'zh-CN': '模型所用的特征' },
    doThis: {
      en: 'Correct --changeable; the card lists the features.',
      'zh-CN': '请更正 --changeable；特征见模型卡。',
    },
  },
  unread: { en: 'cells are no numbers and counted as missing', 'zh-CN': '个单元格不是数字，按缺失处理' },
} as const;
