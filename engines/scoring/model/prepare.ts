import { err, ok, type Random, type Result } from '@lendline/kernel';
import { guardFeatures, type Guarded } from '../data/guard.ts';
import { note, refusal, type TrainingNote, type TrainingRefusal } from '../data/note.ts';
import { splitRows, type Split } from '../data/split.ts';
import { cellOf, type Column, pick, type Table, takeRows } from '../data/table.ts';
import { minimumPerClass, readTarget, type Target } from '../data/target.ts';
import { readRejects, rejectNotes } from './read-rejects.ts';
import type { Rejects } from '../reject/augment-sample.ts';
import { checkDirections } from './check-directions.ts';
import type { Sample } from './sample.ts';
import type { TrainingInput } from './input.ts';

/** Data ready for training: features that a model may see, outcomes, and who is in the test. */
export interface Prepared {
  readonly target: Target;
  readonly sample: Sample;
  /** Row of the table of each row of the sample. */
  readonly rows: Int32Array;
  readonly times_ms: Float64Array | undefined;
  /** By position in the sample. */
  readonly split: Split;
  /** Columns that the model must not see, by position in the sample: for judging how it treats their groups. */
  readonly protectedColumns: readonly Column[];
  readonly columnsOffered: number;
  readonly rejects: Rejects | undefined;
  readonly notes: readonly TrainingNote[];
}

/** Reads the target, keeps the rows that can be used, guards the columns and takes the test rows away. */
export function prepareTraining(input: TrainingInput, random: Random): Result<Prepared, TrainingRefusal> {
  const unknown = checkColumns(input);
  if (unknown) return err(unknown);
  const target = readTarget(input.table, input.target, input.badValue);
  if (!target.ok) return target;
  const timed = keepTimed(input, target.value);
  if (!timed.ok) return timed;
  const { table, rows: tableRows, bad, times_ms, notes } = timed.value;
  const roles = [input.target, input.time, input.group, input.weight, input.test].filter((name) => name !== undefined);
  const { drop = [], protectedColumns = [], keep = [] } = input;
  const guarded = guardFeatures({ table, bad, roles, drop, protectedColumns, keep });
  const unfit = checkFeatures(input, guarded);
  if (unfit) return err(unfit);
  const sample: Sample = {
    features: guarded.features,
    outcomes: { bad, weights: weightsOf(table, input.weight) },
    groups: groupsOf(table, input.group),
  };
  const rejects = readRejects(input, guarded.features);
  if (!rejects.ok) return rejects;
  const rows = Int32Array.from(bad.keys());
  const { testShare = 0.2 } = input;
  const given = givenTest(table, input.test);
  const split = splitRows({ rows, testShare, times_ms, groups: sample.groups, bad, random, given });
  const few = checkSplit(split, bad);
  if (few) return err(few);
  return ok({
    target: target.value,
    sample,
    rows: tableRows,
    times_ms,
    split,
    protectedColumns: protectedColumns.flatMap((name) => table.columns.get(name) ?? []),
    columnsOffered: input.table.columns.size - roles.length,
    rejects: rejects.value,
    notes: [...notes, ...guarded.notes, ...splitNotes(split), ...rejectNotes(rejects.value)],
  });
}

function checkFeatures(input: TrainingInput, { features, notes }: Guarded): TrainingRefusal | undefined {
  // Events may be all that is known of people.
  if (features.length === 0 && input.sequences === undefined) return noFeatures(notes);
  return checkDirections(input, features);
}

function checkColumns(input: TrainingInput): TrainingRefusal | undefined {
  const { columns } = input.table;
  const named = [input.drop, input.protectedColumns, input.keep, input.test].flatMap((names) => names ?? []);
  const absent = named.find((name) => !columns.has(name));
  if (absent !== undefined) return unknownColumn('unknown-column', absent);
  if (input.group !== undefined && !columns.has(input.group)) return unknownColumn('no-group-column', input.group);
  if (input.weight !== undefined && columns.get(input.weight)?.kind !== 'numeric') {
    return unknownColumn('no-weight-column', input.weight);
  }
  return input.time === undefined ? undefined : checkTime(input.time, columns.get(input.time));
}

function checkTime(name: string, column: Column | undefined): TrainingRefusal | undefined {
  if (!column) return unknownColumn('no-time-column', name);
  return column.kind === 'category' ? notDates(name) : undefined;
}

interface Timed {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly bad: Uint8Array;
  readonly times_ms: Float64Array | undefined;
  readonly notes: readonly TrainingNote[];
}

function keepTimed(
  { table, time, test, notes: before = [] }: TrainingInput,
  target: Target,
): Result<Timed, TrainingRefusal> {
  const notes: TrainingNote[] = [...before];
  const without = table.rows - target.rows.length;
  if (without > 0) notes.push(note('rows-without-target', target.column, leftOutText(without)));
  const column = time === undefined ? undefined : table.columns.get(time);
  if (!column || column.kind === 'category') {
    if (test === undefined) notes.push(note('no-time', null, noTimeText));
    return ok({ table: takeRows(table, target.rows), rows: target.rows, bad: target.bad, times_ms: undefined, notes });
  }
  const moments = pick(column.kind === 'date' ? column.epochs_ms : column.values, target.rows);
  const timed = Int32Array.from(moments.keys()).filter((index) => !Number.isNaN(moments[index]!));
  if (timed.length < moments.length) {
    notes.push(note('rows-without-time', column.name, leftOutText(moments.length - timed.length)));
  }
  const times_ms = pick(moments, timed);
  if (new Set(times_ms).size < 2) return err(oneTime(column.name));
  const rows = timed.map((index) => target.rows[index]!);
  return ok({
    table: takeRows(table, rows),
    rows,
    bad: Uint8Array.from(timed, (index) => target.bad[index]!),
    times_ms,
    notes,
  });
}

function weightsOf(table: Table, name: string | undefined): Float64Array | undefined {
  const column = name === undefined ? undefined : table.columns.get(name);
  if (column?.kind !== 'numeric') return undefined;
  // No weight or a negative one: the row stands for nobody.
  return column.values.map((weight) => (weight > 0 ? weight : 0));
}

const testWords = new Set(['1', 'test', 'yes', 'true', '测试', '是']);

function givenTest(table: Table, name: string | undefined): Uint8Array | undefined {
  const column = name === undefined ? undefined : table.columns.get(name);
  if (!column) return undefined;
  return Uint8Array.from({ length: table.rows }, (_, row) =>
    testWords.has(String(cellOf(column, row) ?? '').toLowerCase()) ? 1 : 0,
  );
}

function groupsOf(table: Table, name: string | undefined): Int32Array | undefined {
  const column = name === undefined ? undefined : table.columns.get(name);
  if (!column) return undefined;
  if (column.kind === 'category') return column.codes;
  const codes = new Map<unknown, number>();
  return Int32Array.from({ length: table.rows }, (_, row) => {
    const value = column.kind === 'date' ? column.epochs_ms[row] : cellOf(column, row);
    if (value === null || Number.isNaN(value)) return -1;
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  });
}

function checkSplit(split: Split, bad: Uint8Array): TrainingRefusal | undefined {
  for (const rows of [split.development, split.test]) {
    const bads = rows.reduce((sum, row) => sum + bad[row]!, 0);
    // The test may be small, but without a class there is nothing to measure.
    const least = rows === split.test ? 5 : minimumPerClass / 2;
    if (Math.min(bads, rows.length - bads) < least) return fewAfterSplit(rows.length, bads);
  }
  return undefined;
}

function splitNotes(split: Split): TrainingNote[] {
  return split.leftOut > 0 ? [note('groups-in-test', null, leftOutText(split.leftOut))] : [];
}

function leftOutText(rows: number): TrainingNote['text'] {
  return { 'zh-CN': `${rows} 行未使用。`, en: `${rows} rows were left out.` };
}

const noTimeText = {
  'zh-CN': '没有时间列：测试行为随机抽取，不能说明模型在以后的表现。请用 --time 给出申请时间。',
  en: 'No time column: test rows are drawn at random and say nothing about later months. Give the time of application with --time.',
};

function unknownColumn(code: TrainingRefusal['code'], name: string): TrainingRefusal {
  return refusal(code, name, {
    'zh-CN': `文件中没有可用的列“${name}”。请检查拼写与表头。`,
    en: `The file has no usable column "${name}". Check the spelling against the header.`,
  });
}

function notDates(name: string): TrainingRefusal {
  return refusal('time-not-dates', name, {
    'zh-CN': `时间列“${name}”中有无法识别的日期。请写成 2017-07-25 或 2017-07-25 08:22:56。`,
    en: `The time column "${name}" holds texts that are no dates. Write 2017-07-25 or 2017-07-25 08:22:56.`,
  });
}

function oneTime(name: string): TrainingRefusal {
  return refusal('one-time', name, {
    'zh-CN': `时间列“${name}”只有一个时刻，无法按时间划分。`,
    en: `The time column "${name}" holds one moment only; rows cannot be split by time.`,
  });
}

/** More columns than this need not be named to show what is wrong. */
const mostNamed = 12;

function noFeatures(notes: readonly TrainingNote[]): TrainingRefusal {
  const why = (locale: 'zh-CN' | 'en'): string =>
    notes
      .slice(0, mostNamed)
      .map(({ column, text }) => `\n    ${column}: ${text[locale]}`)
      .join('');
  return refusal('no-features', null, {
    'zh-CN': `没有可用的特征。请补充在决策之前已知的列。${why('zh-CN')}`,
    en: `No feature is left. Add columns known before the decision.${why('en')}`,
  });
}

function fewAfterSplit(rows: number, bads: number): TrainingRefusal {
  return refusal('too-few-rows', null, {
    'zh-CN': `划分之后一侧只有 ${rows} 行，其中坏样本 ${bads} 行，不足以训练或检验。请补充数据或更换 --time / --group。`,
    en: `After the split one side has ${rows} rows with ${bads} bad, too few to fit or to judge. Add data or change --time or --group.`,
  });
}
