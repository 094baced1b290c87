import type { FeatureColumn } from '../data/guard.ts';
import { isBlank, isBlankAmongNumbers, readNumber } from '../data/read-value.ts';
import { codesAmong } from '../data/special-codes.ts';
import type { CategoryColumn, NumericColumn, Value } from '../data/table.ts';
import { quantile } from '../metrics/psi.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * A number becomes the normal value of its rank among the training rows (linear between knots, flat outside), then a
 * flag each for missing and for special values, then, where asked for, how far it is through each of several pieces.
 */
export interface NumberEncoding {
  readonly kind: 'number';
  readonly name: string;
  /** Ascending, with the normal value at each; empty where every training value was missing or special. */
  readonly knots: readonly number[];
  readonly normals: readonly number[];
  /** Codes that are no amounts, as -7 for "no such account": each has a flag and no amount. */
  readonly specials: readonly number[];
  /** Whether missing values were seen and have a flag; later ones without a flag count as the middle. */
  readonly hasMissing: boolean;
  /** Ends of the pieces, one more than pieces; empty for none (Gorishniy et al. 2022, piecewise linear encoding). */
  readonly pieceEnds: readonly number[];
}

/** A category becomes one flag a level; levels under 1 % of the rows share one with those never seen. */
export interface LevelsEncoding {
  readonly kind: 'levels';
  readonly name: string;
  readonly levels: readonly string[];
  /** Whether rare levels were seen. Without them a new level sets no flag. */
  readonly hasOther: boolean;
  readonly hasMissing: boolean;
}

export type FeatureEncoding = NumberEncoding | LevelsEncoding;

export interface EncodingOptions {
  /** Special values by column name; for a column that is not named they are guessed, see `codesAmong`. */
  readonly specials?: Readonly<Record<string, readonly number[]>>;
  /** Pieces of the piecewise linear encoding of numbers; none unless told. */
  readonly pieces?: number;
}

const mostKnots = 256;
const rareShare = 0.01;

/** Chooses encodings from the training rows; outcomes are not looked at. */
export function planEncoding(
  columns: readonly FeatureColumn[],
  { specials = {}, pieces = 0 }: EncodingOptions = {},
): readonly FeatureEncoding[] {
  return columns.map((column) =>
    column.kind === 'numeric'
      ? planNumber(column, { specials: specials[column.name] ?? codesAmong(column.values), pieces })
      : planLevels(column),
  );
}

function planNumber(
  { name, values }: NumericColumn,
  { specials, pieces }: { readonly specials: readonly number[]; readonly pieces: number },
): NumberEncoding {
  const sorted = values.filter((value) => !Number.isNaN(value) && !specials.includes(value)).sort();
  const { knots, normals } = knotsOf(sorted);
  return {
    kind: 'number',
    name,
    knots,
    normals,
    specials,
    hasMissing: values.some((value) => Number.isNaN(value)),
    pieceEnds: pieces > 0 ? endsOf(sorted, pieces) : [],
  };
}

/** The middle rank of each knot's value; all values are knots where they are few. */
function knotsOf(sorted: Float64Array): { knots: number[]; normals: number[] } {
  const runs: { value: number; rank: number }[] = [];
  for (let from = 0, until = 0; from < sorted.length; from = until) {
    while (until < sorted.length && sorted[until] === sorted[from]) until += 1;
    runs.push({ value: sorted[from]!, rank: (from + until) / 2 });
  }
  const kept = runs.length <= mostKnots ? runs : thinned(runs, sorted.length);
  return {
    knots: kept.map(({ value }) => value),
    normals: kept.map(({ rank }) => normalQuantile(rank / sorted.length)),
  };
}

/** About one run per equal share of the rows, the first and the last among them. */
function thinned<Run extends { readonly rank: number }>(runs: readonly Run[], rows: number): Run[] {
  let next = 0;
  return runs.filter(({ rank }, index) => {
    if (rank < next && index < runs.length - 1) return false;
    next = (Math.floor((rank * (mostKnots - 1)) / rows) + 1) * (rows / (mostKnots - 1));
    return true;
  });
}

function endsOf(sorted: Float64Array, pieces: number): number[] {
  if (sorted.length === 0) return [];
  const ends = Array.from({ length: pieces + 1 }, (_, piece) => quantile(sorted, piece / pieces));
  const distinct = [...new Set(ends)];
  return distinct.length > 1 ? distinct : [];
}

function planLevels({ name, codes, levels }: CategoryColumn): LevelsEncoding {
  const counts = levels.map(() => 0);
  let missing = 0;
  for (const code of codes) {
    if (code < 0) missing += 1;
    else counts[code]! += 1;
  }
  const isCommon = (count: number): boolean => count >= rareShare * codes.length;
  return {
    kind: 'levels',
    name,
    levels: levels.filter((_, code) => counts[code]! > 0 && isCommon(counts[code]!)),
    hasOther: counts.some((count) => count > 0 && !isCommon(count)),
    hasMissing: missing > 0,
  };
}

/** How many encoded columns a feature takes. */
export function widthOfEncoding(encoding: FeatureEncoding): number {
  if (encoding.kind === 'levels') {
    return encoding.levels.length + (encoding.hasOther ? 1 : 0) + (encoding.hasMissing ? 1 : 0);
  }
  const { hasMissing, specials, pieceEnds } = encoding;
  return 1 + (hasMissing ? 1 : 0) + specials.length + Math.max(0, pieceEnds.length - 1);
}

/** For each encoded column the number of its feature. */
export function featureOfColumns(encodings: readonly FeatureEncoding[]): number[] {
  return encodings.flatMap((encoding, feature) => Array.from({ length: widthOfEncoding(encoding) }, () => feature));
}

/** Writes the encoded columns of one value at a place that holds zeros. */
export type ValueEncoder = (value: Value, into: Float32Array, at: number) => void;

export function valueEncoder(encoding: FeatureEncoding): ValueEncoder {
  return encoding.kind === 'number' ? textOrNumber(encoding) : levelEncoder(encoding);
}

function levelEncoder({ levels, hasOther, hasMissing }: LevelsEncoding): ValueEncoder {
  const places = new Map(levels.map((level, place) => [level, place]));
  const missing = levels.length + (hasOther ? 1 : 0);
  return (value, into, at) => {
    const text = value === null || Number.isNaN(value) ? '' : String(value).trim();
    if (isBlank(text)) {
      if (hasMissing) into[at + missing] = 1;
      return;
    }
    const place = places.get(text) ?? (hasOther ? levels.length : undefined);
    if (place !== undefined) into[at + place] = 1;
  };
}

/** A text among numbers is read as a number where it is one and counts as missing where it is not. */
function textOrNumber(encoding: NumberEncoding): ValueEncoder {
  const encode = numberEncoder(encoding);
  return (value, into, at) => {
    if (typeof value !== 'string') return encode(value ?? Number.NaN, into, at);
    const number = isBlankAmongNumbers(value) ? undefined : readNumber(value);
    encode(number ?? Number.NaN, into, at);
  };
}

/** The same for a number, NaN where it is missing. */
export function numberEncoder({ knots, normals, specials, hasMissing, pieceEnds }: NumberEncoding) {
  const firstSpecial = 1 + (hasMissing ? 1 : 0);
  const firstPiece = firstSpecial + specials.length;
  return (value: number, into: Float32Array, at: number): void => {
    if (Number.isNaN(value)) {
      if (hasMissing) into[at + 1] = 1;
      return;
    }
    const special = specials.indexOf(value);
    if (special >= 0) {
      into[at + firstSpecial + special] = 1;
      return;
    }
    into[at] = normalOf(value, knots, normals);
    for (let piece = 0; piece < pieceEnds.length - 1; piece += 1) {
      const [from, until] = [pieceEnds[piece]!, pieceEnds[piece + 1]!];
      into[at + firstPiece + piece] = Math.min(1, Math.max(0, (value - from) / (until - from)));
    }
  };
}

function normalOf(value: number, knots: readonly number[], normals: readonly number[]): number {
  const last = knots.length - 1;
  if (last < 0) return 0;
  if (value <= knots[0]!) return normals[0]!;
  if (value >= knots[last]!) return normals[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle]! <= value) low = middle;
    else high = middle;
  }
  const share = (value - knots[low]!) / (knots[high]! - knots[low]!);
  return normals[low]! + share * (normals[high]! - normals[low]!);
}
