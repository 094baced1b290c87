import { err, ok, type Result } from '@lendline/kernel';

/** Numbers from one end to the other; an end that is not `in` lies outside. */
export interface Range {
  readonly from: number;
  readonly fromIn: boolean;
  readonly to: number;
  readonly toIn: boolean;
}

/**
 * What a condition cell holds of. Cells are plain on purpose - words, truth values, numbers, ranges, with commas for
 * "or" - so that a machine can prove that a table leaves nothing out; whatever needs more is worked out beforehand.
 */
export type Condition =
  | 'any'
  | { readonly values: readonly (string | number | boolean)[]; readonly ranges: readonly Range[] };

export type ConditionFault = 'unreadable' | 'words-after-ranges';

const number = String.raw`-?\d+(?:\.\d+)?`;
const comparison = new RegExp(`^(<=|>=|<|>)\\s*(${number})$`);
const interval = new RegExp(`^([[(])\\s*(${number})\\s*\\.\\.\\s*(${number})\\s*([\\])])$`);
const between = new RegExp(`^(>=|>)\\s*(${number})\\s+and\\s+(<=|<)\\s*(${number})$`);

/** Reads a condition cell. An empty cell holds of anything. */
export function readCondition(cell: string): Result<Condition, ConditionFault> {
  const text = cell.trim();
  if (text === '') return ok('any');
  const values: (string | number | boolean)[] = [];
  const ranges: Range[] = [];
  for (const item of itemsOf(text)) {
    const value = valueOf(item);
    const range = rangeOf(item);
    if (value !== undefined) {
      // ZEN gives up on a cell when it compares a word with a number, before it reaches a word behind it.
      if (ranges.length > 0) return err('words-after-ranges');
      values.push(value);
    } else if (range) ranges.push(range);
    else return err('unreadable');
  }
  return ok({ values, ranges });
}

/** Split at commas outside quotes; ranges hold none. */
function itemsOf(text: string): string[] {
  return (text.match(/(?:"[^"]*"|'[^']*'|[^,"'])+|,(?=\s*(?:,|$))|^,/g) ?? []).map((item) => item.trim());
}

function valueOf(item: string): string | number | boolean | undefined {
  if (/^"[^"\\]*"$|^'[^'\\]*'$/.test(item)) return item.slice(1, -1);
  if (item === 'true' || item === 'false') return item === 'true';
  return new RegExp(`^${number}$`).test(item) ? Number(item) : undefined;
}

function rangeOf(item: string): Range | undefined {
  const compared = comparison.exec(item);
  if (compared) return half(compared[1]!, Number(compared[2]));
  const within = interval.exec(item);
  if (within)
    return { from: Number(within[2]), fromIn: within[1] === '[', to: Number(within[3]), toIn: within[4] === ']' };
  const both = between.exec(item);
  if (!both) return undefined;
  const [low, high] = [half(both[1]!, Number(both[2])), half(both[3]!, Number(both[4]))];
  return { from: low.from, fromIn: low.fromIn, to: high.to, toIn: high.toIn };
}

function half(sign: string, bound: number): Range {
  const isIn = sign.endsWith('=');
  return sign.startsWith('>')
    ? { from: bound, fromIn: isIn, to: Number.POSITIVE_INFINITY, toIn: false }
    : { from: Number.NEGATIVE_INFINITY, fromIn: false, to: bound, toIn: isIn };
}

/** Whether a condition holds of a value. */
export function holds(condition: Condition, value: string | number | boolean): boolean {
  if (condition === 'any') return true;
  if (condition.values.includes(value)) return true;
  return typeof value === 'number' && condition.ranges.some((range) => isWithin(range, value));
}

function isWithin({ from, fromIn, to, toIn }: Range, value: number): boolean {
  return (fromIn ? value >= from : value > from) && (toIn ? value <= to : value < to);
}

/** The numbers at which a condition changes its mind. */
export function boundsOf(condition: Condition): readonly number[] {
  if (condition === 'any') return [];
  const stated = condition.values.filter((value) => typeof value === 'number');
  const ends = condition.ranges.flatMap(({ from, to }) => [from, to]).filter((end) => Number.isFinite(end));
  return [...stated, ...ends];
}
