import { err, ok, type Result } from '@lendline/kernel';
import { refusal, type TrainingRefusal } from './note.ts';
import { cellOf, isMissing, type Table } from './table.ts';

/** The outcome to learn: 1 = bad, 0 = good, for the rows that have one. */
export interface Target {
  readonly column: string;
  readonly badValue: string;
  readonly goodValue: string;
  /** Rows of the table that have an outcome. */
  readonly rows: Int32Array;
  /** Outcome by position in `rows`. */
  readonly bad: Uint8Array;
}

export const minimumRows = 100;
export const minimumPerClass = 20;

const badWords = new Set([
  '1',
  'bad',
  'true',
  'yes',
  'y',
  'default',
  'defaulted',
  'charged off',
  '坏',
  '是',
  '逾期',
  '违约',
]);

/**
 * Reads the outcome. Numbers: 1 is bad, 0 good. Words: one of the two must be a word for bad (bad, default, yes,
 * true, 坏, 逾期 ...), else `badValue` has to say which. Rows without an outcome are left out.
 * Errors: no such column, not exactly two values, one class only, fewer than 100 rows or 20 of a class.
 */
export function readTarget(table: Table, column: string, badValue?: string): Result<Target, TrainingRefusal> {
  const source = table.columns.get(column);
  if (!source) return err(noColumn(column));
  const rows = Int32Array.from(rowNumbers(table.rows).filter((row) => !isMissing(source, row)));
  const cells = Array.from(rows, (row) => String(cellOf(source, row)));
  const values = [...new Set(cells)];
  if (source.kind === 'date' || values.length > 2) return err(notTwoValues(column, values));
  if (values.length < 2) return err(oneClass(column, values));
  const bad = badValue ?? values.find((value) => badWords.has(value.toLowerCase()));
  const unclear = badValue === undefined && values.every((value) => badWords.has(value.toLowerCase()));
  if (bad === undefined || unclear || !values.includes(bad)) return err(unknownBad(column, values));
  const outcome = Uint8Array.from(cells, (cell) => (cell === bad ? 1 : 0));
  const few = tooFew(column, outcome);
  if (few) return err(few);
  const goodValue = values.find((value) => value !== bad)!;
  return ok({ column, badValue: bad, goodValue, rows, bad: outcome });
}

function rowNumbers(rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row);
}

function tooFew(column: string, bad: Uint8Array): TrainingRefusal | undefined {
  const bads = bad.reduce((sum, value) => sum + value, 0);
  const least = Math.min(bads, bad.length - bads);
  if (bad.length >= minimumRows && least >= minimumPerClass) return undefined;
  return refusal('too-few-rows', column, {
    'zh-CN': `有结果的行太少：共 ${bad.length} 行，其中坏样本 ${bads} 行；至少需要 ${minimumRows} 行，好坏各 ${minimumPerClass} 行。请补充数据。`,
    en: `Too few rows with an outcome: ${bad.length} rows, ${bads} of them bad; at least ${minimumRows} rows and ${minimumPerClass} of each kind are needed. Add data.`,
  });
}

function noColumn(column: string): TrainingRefusal {
  return refusal('no-target-column', column, {
    'zh-CN': `文件中没有目标列“${column}”。请用 --target 给出表头中的列名。`,
    en: `The file has no target column "${column}". Name a column of the header with --target.`,
  });
}

function notTwoValues(column: string, values: readonly string[]): TrainingRefusal {
  return refusal('target-not-two-values', column, {
    'zh-CN': `目标列“${column}”应只有两种值（坏与好），实际有 ${values.length} 种。请选择另一列或先改写它。`,
    en: `The target column "${column}" must hold two values, bad and good; it holds ${values.length}. Choose another column or recode it.`,
  });
}

function oneClass(column: string, values: readonly string[]): TrainingRefusal {
  const value = values[0] ?? '';
  return refusal('one-class', column, {
    'zh-CN': `目标列“${column}”只有一种值“${value}”。模型需要好坏两种结果。`,
    en: `The target column "${column}" holds one value only, "${value}". A model needs good and bad outcomes.`,
  });
}

function unknownBad(column: string, values: readonly string[]): TrainingRefusal {
  const [a, b] = values;
  return refusal('unknown-bad-value', column, {
    'zh-CN': `不清楚目标列“${column}”中“${a}”和“${b}”哪个是坏。请用 --bad 指明。`,
    en: `It is not clear which of "${a}" and "${b}" in "${column}" is bad. Say it with --bad.`,
  });
}
