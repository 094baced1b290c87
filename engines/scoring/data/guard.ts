import type { LocalText } from '@lendline/kernel';
import { areaUnderCurve, orderByRisk } from '../metrics/ranking.ts';
import { countRun, numericCells } from '../scorecard/cells.ts';
import { growRuns } from '../scorecard/pre-bins.ts';
import { note, type TrainingNote } from './note.ts';
import type { CategoryColumn, Column, NumericColumn, Table } from './table.ts';

export type FeatureColumn = NumericColumn | CategoryColumn;

export interface GuardInput {
  /** Rows with an outcome only. */
  readonly table: Table;
  readonly bad: Uint8Array;
  /** Columns with a role of their own (target, time, group, weight): no features. */
  readonly roles: readonly string[];
  readonly drop: readonly string[];
  readonly protectedColumns: readonly string[];
  /** Columns that somebody has looked at and wants as features whatever they look like. */
  readonly keep?: readonly string[];
}

export interface Guarded {
  readonly features: readonly FeatureColumn[];
  readonly notes: readonly TrainingNote[];
}

/**
 * Decides which columns a model may see. Left out, each with a note: what was asked for, protected columns, columns
 * of one value, identifiers, dates, and columns that tell the outcome too well to have been known before it.
 */
export function guardFeatures(input: GuardInput): Guarded {
  const features: FeatureColumn[] = [];
  const notes: TrainingNote[] = [];
  for (const column of input.table.columns.values()) {
    if (input.roles.includes(column.name)) continue;
    const found = judge(column, input);
    if (found.note) notes.push(found.note);
    if (found.keep) features.push(found.keep);
  }
  return { features, notes };
}

interface Judgement {
  readonly keep?: FeatureColumn;
  readonly note?: TrainingNote;
}

function judge(column: Column, input: GuardInput): Judgement {
  const { name } = column;
  if (input.drop.includes(name)) return left('asked-to-drop', name, texts.asked);
  if (input.protectedColumns.includes(name)) return left('protected', name, texts.protected);
  if (column.kind === 'date') return left('date', name, texts.date);
  const distinct = countDistinct(column);
  if (distinct.values === 0) return left('all-missing', name, texts.allMissing);
  if (distinct.values + (distinct.missing > 0 ? 1 : 0) === 1) return left('constant', name, texts.constant);
  if (input.keep?.includes(name)) return { keep: column };
  if (isIdentifier(column, distinct.values)) return left('identifier', name, texts.identifier);
  return suspect(column, soleAuc(column, input.bad));
}

/** A column that could be a feature, weighed by how well it tells the outcome alone and by what its name says. */
function suspect(column: FeatureColumn, auc: number): Judgement {
  const { name } = column;
  const after = afterOutcome(name);
  if (auc >= (after ? suspectLeak : certainLeak)) return left('leak', name, leakText(auc));
  if (after || auc >= warnLeak) return { keep: column, note: note('maybe-leak', name, suspectText(auc)) };
  if (protectedName.test(name)) return { keep: column, note: note('maybe-protected', name, texts.maybeProtected) };
  return { keep: column };
}

function left(code: TrainingNote['code'], column: string, text: LocalText): Judgement {
  return { note: note(code, column, text) };
}

// One column alone that ranks this well was written after the outcome, in all data sets we know.
const certainLeak = 0.95;
const warnLeak = 0.85;
// ... and lower when the name itself speaks of what comes after a loan.
const suspectLeak = 0.8;

const afterWords =
  /default|charge.?off|write.?off|written|recover|collection|delinq|overdue|arrears|dpd|repaid|closed|good_?bad|逾期|违约|催收|核销|回收|结清/i;
const beforeWords = /prev|past|hist|earlier|prior|ever|last|before|former|历史|过去|以往|既往|曾|上次/i;
const protectedName =
  /^(?:sex|gender|age|race|ethnic\w*|religion|marital\w*|marriage|nationality|性别|年龄|民族|宗教|婚姻\S*|国籍)$|_(?:sex|gender)$|^age_/i;
const identifierName =
  /(?:^|[_\s-])(?:id|uuid|guid|key|msisdn|phone|imei)$|id$|编号$|序号$|流水号$|身份证\S*$|手机号\S*$|单号$/i;

function afterOutcome(name: string): boolean {
  return afterWords.test(name) && !beforeWords.test(name);
}

function countDistinct(column: FeatureColumn): { values: number; missing: number } {
  if (column.kind === 'category') {
    const seen = new Set(column.codes);
    return { values: seen.size - (seen.has(-1) ? 1 : 0), missing: seen.has(-1) ? 1 : 0 };
  }
  const seen = new Set(column.values);
  return { values: seen.size - (seen.has(Number.NaN) ? 1 : 0), missing: seen.has(Number.NaN) ? 1 : 0 };
}

/** Nearly every row has a value of its own, and the values are texts, named as ids, or a dense count of rows. */
function isIdentifier(column: FeatureColumn, distinct: number): boolean {
  const rows = column.kind === 'category' ? column.codes.length : column.values.length;
  if (distinct < 0.9 * rows) return column.kind === 'category' && distinct > 0.5 * rows;
  if (column.kind === 'category' || identifierName.test(column.name)) return true;
  const whole = column.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column.values) {
    least = Math.min(least, Number.isNaN(value) ? least : value);
    most = Math.max(most, Number.isNaN(value) ? most : value);
  }
  return whole && most - least + 1 <= 1.2 * rows;
}

/** AUC of the column alone, cut into at most 20 runs of similar value (or by category), missing values apart. */
export function soleAuc(column: FeatureColumn, bad: Uint8Array): number {
  const group = column.kind === 'numeric' ? numericGroups(column.values, bad) : column.codes.map((code) => code + 1);
  const bads = new Map<number, { bad: number; rows: number }>();
  for (const [row, value] of group.entries()) {
    const count = bads.get(value) ?? { bad: 0, rows: 0 };
    bads.set(value, { bad: count.bad + bad[row]!, rows: count.rows + 1 });
  }
  const rate = bad.reduce((sum, value) => sum + value, 0) / bad.length;
  // Small groups are drawn to the average: a category of one row would otherwise know its own outcome.
  const risk = Float64Array.from(group, (value) => {
    const count = bads.get(value)!;
    return (count.bad + 10 * rate) / (count.rows + 10);
  });
  return areaUnderCurve({ risk, bad }, orderByRisk(risk));
}

function numericGroups(values: Float64Array, bad: Uint8Array): Int32Array {
  const order = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!));
  order.sort((a, b) => values[a]! - values[b]!);
  const cells = numericCells(values, { bad }, new Set());
  const runs = growRuns(cells, { maxLeaves: 20, minLeafRows: Math.ceil(0.02 * order.length) });
  const groups = new Int32Array(values.length);
  let at = 0;
  for (const [index, run] of runs.entries()) {
    const end = at + countRun(cells, run).rows;
    for (; at < end; at += 1) groups[order[at]!] = index + 1;
  }
  return groups;
}

const texts = {
  asked: { 'zh-CN': '按要求不用。', en: 'Left out as asked.' },
  protected: {
    'zh-CN': '受保护的属性：模型从未见到此列。',
    en: 'A protected attribute: the model never sees this column.',
  },
  maybeProtected: {
    'zh-CN': '列名像受保护的属性；如法律不允许使用，请用 --protected 列出。',
    en: 'The name suggests a protected attribute; if law forbids its use, name it with --protected.',
  },
  date: {
    'zh-CN': '日期本身不是特征；请换成到申请日为止的时长。',
    en: 'A date is no feature as such; turn it into a duration up to the application.',
  },
  allMissing: { 'zh-CN': '整列为空，已去掉。', en: 'Every value is missing; left out.' },
  constant: { 'zh-CN': '只有一个值，已去掉。', en: 'Only one value; left out.' },
  identifier: {
    'zh-CN': '像编号（几乎每行不同），已去掉；若是真正的特征，请用 --keep 保留。',
    en: 'Looks like an identifier (nearly every row has its own value); left out. If it is a true feature, keep it with --keep.',
  },
} as const satisfies Record<string, LocalText>;

function leakText(auc: number): LocalText {
  const figure = auc.toFixed(3);
  return {
    'zh-CN': `仅此一列就能判断结果（AUC ${figure}），很可能是放款之后才知道的；已去掉。若确在决策之前已知，请用 --keep 保留。`,
    en: `This column alone tells the outcome (AUC ${figure}): it was probably written after the decision; left out. If it is known before, keep it with --keep.`,
  };
}

function suspectText(auc: number): LocalText {
  const figure = auc.toFixed(3);
  return {
    'zh-CN': `请核实此列在决策之前已经知道（单独 AUC ${figure}）；否则用 --drop 去掉。`,
    en: `Check that this column is known before the decision (AUC alone ${figure}); if not, leave it out with --drop.`,
  };
}
