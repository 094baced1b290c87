import type { Value } from '../data/table.ts';
import type { ModelDocument, ModelFeature, StoredMember, StoredTree } from '../model/document.ts';
import type { Changeable } from './counterfactual.ts';

/** Most values of a number that are tried. */
const mostValues = 24;

/**
 * Values of a feature at which a model begins to say something else: starts of bins, places where trees divide, knots of
 * nets, a grid over the range of a linear term, levels of a category. What somebody could change to, as far as the model can
 * tell the difference. Undefined where the model has no feature of that name.
 */
export function reachableValues(
  model: ModelDocument,
  feature: string,
  direction?: 'up' | 'down',
): Changeable | undefined {
  const values = [...new Set(sourcesOf(model).flatMap((source) => valuesOf(source, feature)))];
  if (values.length === 0) return undefined;
  const numbers = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  const isNumeric = numbers.length === values.length;
  return { values: isNumeric ? thinned(numbers) : values, ...(direction && isNumeric && { direction }) };
}

/** A model, or each member of an ensemble. */
function sourcesOf(model: ModelDocument): readonly (ModelDocument | StoredMember)[] {
  return model.members ?? [model];
}

function valuesOf(source: ModelDocument | StoredMember, name: string): Value[] {
  const at = source.features.findIndex((feature) => feature.name === name);
  const feature = source.features[at];
  if (!feature) return [];
  if (feature.kind === 'tree')
    return feature.type === 'category' ? [...feature.levels] : treeValues(source.trees ?? [], at);
  return feature.kind === 'joint' ? netValues(source, name) : ownValues(feature);
}

function ownValues(feature: Exclude<ModelFeature, { kind: 'tree' | 'joint' }>): Value[] {
  if (feature.kind === 'levels') return feature.levels.map(({ level }) => level);
  if (feature.kind === 'number') {
    const { low, high } = feature;
    return Array.from({ length: 11 }, (_, step) => plain(low + ((high - low) * step) / 10));
  }
  return feature.bins.flatMap(({ range }): Value[] => {
    if (range.kind === 'levels') return [...range.levels];
    if (range.kind !== 'range') return [];
    return range.from === null ? (range.below === null ? [] : [justBelow(range.below)]) : [range.from];
  });
}

/** Middles between neighbouring places where trees divide, and a value beyond either end. */
function treeValues(trees: readonly StoredTree[], feature: number): number[] {
  const found = trees.flatMap((tree) => tree.threshold.filter((_, node) => tree.feature[node] === feature));
  const cuts = [...new Set(found)].toSorted((a, b) => a - b);
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const middles = cuts.slice(1).map((cut, index) => plain((cut + cuts[index]!) / 2));
  return [justBelow(first), ...middles, plain(last + Math.max(1e-6, Math.abs(last) * 0.01))];
}

function netValues({ net }: ModelDocument | StoredMember, name: string): Value[] {
  const encoding = net?.encodings.find((one) => one.name === name);
  if (!encoding) return [];
  return encoding.kind === 'levels' ? [...encoding.levels] : encoding.knots.map(plain);
}

/** A little below a limit, in the digits that people write: 25 -> 24, 0.5 -> 0.49. */
function justBelow(limit: number): number {
  return Number.isInteger(limit) ? limit - 1 : plain(limit - Math.max(1e-6, Math.abs(limit) * 0.02));
}

/** Four digits are as many as an advice needs. */
function plain(value: number): number {
  return Number(value.toPrecision(4));
}

function thinned(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= mostValues) return sorted;
  return Array.from(
    { length: mostValues },
    (_, at) => sorted[Math.round((at * (sorted.length - 1)) / (mostValues - 1))]!,
  );
}
