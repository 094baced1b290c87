import { isBlank, isBlankAmongNumbers, readNumber } from '../data/read-value.ts';
import type { Value } from '../data/table.ts';
import { pointsOf, type Scaling } from '../scorecard/points.ts';
import { numberOf, type Part } from './parts.ts';

/** How a model whose features are read together took a value. */
export interface JointValue {
  readonly value: Value;
  readonly type: 'numeric' | 'category';
  /** A category that the model knows; numbers answer for themselves. */
  readonly isKnown?: boolean;
}

/** What a feature adds to a row, with its value in words. */
export function jointPart({ value, type, isKnown = true }: JointValue, logOdds: number, scaling: Scaling): Part {
  const text = value === null ? '' : String(value).trim();
  const isNumeric = type === 'numeric';
  const isAbsent = isNumeric ? isBlankAmongNumbers(text) : isBlank(text);
  const unread = isNumeric && !isAbsent && readNumber(text) === undefined && typeof value === 'string';
  const bin = isAbsent ? 'missing' : unread || !isKnown ? 'other' : text;
  const points = Math.round(pointsOf(logOdds, scaling)) + 0;
  return { logOdds, points, bin, value: isNumeric ? numberOf(value) : null, unread };
}
