import { assert, err, type LocalText, ok, type Random, type Result } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { readNumber } from '../data/read-value.ts';
import { cellOf, columnLength, pick, type Table } from '../data/table.ts';
import type { Sample } from '../model/sample.ts';
import { assumptions, type AugmentedRows, fuzzyAugmentation, parcelling, reweighting } from './reject-inference.ts';

/** How people who were refused, and whose outcome nobody has seen, enter the fits. */
export interface RejectRule {
  readonly method: 'reweighting' | 'parcelling' | 'fuzzy';
  /** Parcelling: how many times as often refused people go bad as accepted ones of the same PD; 1 or more. */
  readonly prudence: number;
}

/** Refused people with the features of the accepted ones. */
export interface Rejects extends RejectRule {
  readonly columns: readonly FeatureColumn[];
}

export function assumptionOf({ method, prudence }: RejectRule): LocalText {
  return method === 'parcelling' ? assumptions.parcelling(prudence) : assumptions[method];
}

/** The features of refused people, read as those of the accepted are. Error: a column that they lack. */
export function rejectedColumns(
  features: readonly FeatureColumn[],
  rejected: Table,
): Result<readonly FeatureColumn[], { readonly absent: string }> {
  const absent = features.find(({ name }) => !rejected.columns.has(name));
  if (absent) return err({ absent: absent.name });
  return ok(features.map((feature) => readLike(feature, rejected)));
}

function readLike(feature: FeatureColumn, { rows, columns }: Table): FeatureColumn {
  const column = columns.get(feature.name)!;
  const cells = Array.from({ length: rows }, (_, row) => cellOf(column, row));
  if (feature.kind === 'numeric') {
    const numberOf = (cell: string | number | null): number =>
      typeof cell === 'number' ? cell : ((cell === null ? undefined : readNumber(cell)) ?? Number.NaN);
    return { kind: 'numeric', name: feature.name, values: Float64Array.from(cells, numberOf) };
  }
  // Levels keep the codes that they have among the accepted; new ones come after them.
  const codeOf = new Map(feature.levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    const code = codeOf.get(String(cell)) ?? codeOf.size;
    codeOf.set(String(cell), code);
    return code;
  });
  return { kind: 'category', name: feature.name, codes, levels: [...codeOf.keys()] };
}

/** PDs by a model of the accepted alone: of the sample, and of the refused. */
export interface FirstPds {
  readonly accepted: Float64Array;
  readonly rejected: Float64Array;
}

/** The sample that the final fit learns from: accepted rows with their outcomes, refused ones as the rule says. */
export function augmentSample(
  sample: Sample,
  rejects: Rejects,
  { pds, random }: { pds: FirstPds; random: Random },
): Sample {
  const { bad, weights } = sample.outcomes;
  const accepted = { bad, pd: pds.accepted };
  const augmented = inferred(rejects, { accepted, rejectedPd: pds.rejected, random });
  const { rows } = augmented;
  return {
    features: sample.features.map((feature, index) => takeJoined(feature, rejects.columns[index]!, rows)),
    outcomes: {
      bad: augmented.bad,
      weights: augmented.weights.map((weight, index) => weight * (weights?.[rows[index]!] ?? 1)),
    },
    // Refused people belong to no group of the accepted.
    groups: sample.groups && rows.map((row) => sample.groups![row] ?? -1),
  };
}

function inferred(
  { method, prudence }: RejectRule,
  {
    accepted,
    rejectedPd,
    random,
  }: { accepted: { bad: Uint8Array; pd: Float64Array }; rejectedPd: Float64Array; random: Random },
): AugmentedRows {
  if (method === 'parcelling') return parcelling(accepted, rejectedPd, { prudence, random });
  return method === 'fuzzy' ? fuzzyAugmentation(accepted, rejectedPd) : reweighting(accepted, rejectedPd);
}

/** Rows of two columns of one name, those of the second counted on from the first. */
function takeJoined(first: FeatureColumn, second: FeatureColumn, rows: Int32Array): FeatureColumn {
  const count = columnLength(first);
  if (first.kind === 'numeric') {
    assert(second.kind === 'numeric', 'refused people were read as the accepted are');
    const joined = new Float64Array(count + second.values.length);
    joined.set(first.values);
    joined.set(second.values, count);
    return { ...first, values: pick(joined, rows) };
  }
  assert(second.kind === 'category', 'refused people were read as the accepted are');
  return {
    ...first,
    levels: second.levels,
    codes: rows.map((row) => (row < count ? first.codes[row]! : second.codes[row - count]!)),
  };
}
