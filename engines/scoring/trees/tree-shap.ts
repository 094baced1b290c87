import { assert } from '@lendline/kernel';
import type { Tree, TreeEnsemble } from './tree.ts';

/** What each feature adds to one row: `expected` plus all of `parts` are the row's log-odds. */
export interface Explanation {
  /** Log-odds of the average training row. */
  readonly expected: number;
  /** Log-odds per feature, in the order of the ensemble's features. */
  readonly parts: Float64Array;
}

/**
 * Shapley values of tree ensembles (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution for tree
 * ensembles"): a feature that is not known goes both ways, by the training rows that went there. Exact; a row costs a walk
 * over the leaves.
 */
export class TreeExplainer {
  /** Log-odds of the average training row. */
  readonly expected: number;
  readonly #features: number;
  readonly #trees: readonly TreeCredits[];

  constructor(ensemble: TreeEnsemble) {
    this.#features = ensemble.features.length;
    this.expected = expectedLogOdds(ensemble);
    this.#trees = ensemble.trees.map((tree) => new TreeCredits(tree));
  }

  /** `values` as `valueReader` reads them, in the order of the features. */
  explain(values: ArrayLike<number>): Explanation {
    const parts = new Float64Array(this.#features);
    for (const tree of this.#trees) tree.add(values, parts);
    return { expected: this.expected, parts };
  }
}

/** Log-odds of the average training row. */
export function expectedLogOdds({ intercept, trees }: TreeEnsemble): number {
  return trees.reduce((sum, tree) => sum + meanValue(tree), intercept);
}

function meanValue({ feature, value, rows }: Tree): number {
  let sum = 0;
  for (let node = 0; node < feature.length; node += 1) if (feature[node]! < 0) sum += value[node]! * rows[node]!;
  return sum / rows[0]!;
}

/** A leaf with what its path asks of a row. */
interface Leaf {
  /** The splits on the way, each as node * 2 + (1 when the path goes left). */
  readonly steps: readonly number[];
  /** Of each step, the place of its feature among the features of the path. */
  readonly places: readonly number[];
  /** The features on the path, each once. */
  readonly features: readonly number[];
  /** Of each feature: the share of training rows that would pass its splits. */
  readonly passed: readonly number[];
  readonly value: number;
}

/** Up to this many features on a path all sets are worked out beforehand: 256 of them. */
const tabledFeatures = 8;

/**
 * One tree, ready to be asked. A row decides each feature of a path only by passing its splits or not, so the credits of
 * a leaf are a table by the set of features passed (Yang 2021, "Fast TreeSHAP", algorithm 2). Flat arrays, because this
 * runs for every leaf of every tree of every row.
 */
class TreeCredits {
  readonly #tree: Tree;
  readonly #leaves: readonly Leaf[];
  readonly #wentLeft: Uint8Array;
  readonly #tables: readonly (Float64Array | null)[];
  readonly #steps: Int32Array;
  /** What stays of the set of features passed when a step goes the other way. */
  readonly #masks: Int32Array;
  readonly #firstStep: Int32Array;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#leaves = leavesOf(tree);
    this.#wentLeft = new Uint8Array(tree.feature.length);
    this.#tables = this.#leaves.map(tableOf);
    this.#steps = Int32Array.from(this.#leaves.flatMap(({ steps }) => steps));
    this.#masks = Int32Array.from(this.#leaves.flatMap(({ places }) => places.map((place) => ~(1 << place))));
    this.#firstStep = new Int32Array(this.#leaves.length + 1);
    for (const [index, { steps }] of this.#leaves.entries()) {
      this.#firstStep[index + 1] = this.#firstStep[index]! + steps.length;
    }
  }

  /** Adds the parts of the tree to `parts`. */
  add(values: ArrayLike<number>, parts: Float64Array): void {
    const { feature, threshold, missingLeft } = this.#tree;
    const wentLeft = this.#wentLeft;
    for (let node = 0; node < feature.length; node += 1) {
      if (feature[node]! < 0) continue;
      const value = values[feature[node]!]!;
      wentLeft[node] = value <= threshold[node]! || (value !== value && missingLeft[node] === 1) ? 1 : 0;
    }
    for (let leaf = 0; leaf < this.#leaves.length; leaf += 1) this.#credit(leaf, parts);
  }

  #credit(leaf: number, parts: Float64Array): void {
    const { features, passed, value } = this.#leaves[leaf]!;
    const [steps, wentLeft] = [this.#steps, this.#wentLeft];
    let set = (1 << features.length) - 1;
    for (let at = this.#firstStep[leaf]!, end = this.#firstStep[leaf + 1]!; at < end; at += 1) {
      const step = steps[at]!;
      if (wentLeft[step >> 1] !== (step & 1)) set &= this.#masks[at]!;
    }
    const table = this.#tables[leaf]!;
    const own = table ?? creditsOf(set, passed, value);
    const from = table ? set * features.length : 0;
    for (let place = 0; place < features.length; place += 1) parts[features[place]!]! += own[from + place]!;
  }
}

function leavesOf(tree: Tree): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: number, way: Pick<Leaf, 'steps' | 'places'>, path: ReadonlyMap<number, number>): void => {
    const feature = tree.feature[node]!;
    if (feature < 0) {
      assert(path.size < 31, 'the features of a path are numbered in one word');
      leaves.push({ ...way, features: [...path.keys()], passed: [...path.values()], value: tree.value[node]! });
      return;
    }
    const known = [...path.keys()].indexOf(feature);
    const places = [...way.places, known < 0 ? path.size : known];
    for (const left of [1, 0]) {
      const child = left === 1 ? tree.left[node]! : tree.right[node]!;
      const passed = ((path.get(feature) ?? 1) * tree.rows[child]!) / tree.rows[node]!;
      visit(child, { steps: [...way.steps, node * 2 + left], places }, new Map([...path, [feature, passed]]));
    }
  };
  visit(0, { steps: [], places: [] }, new Map());
  return leaves;
}

/** What each feature is credited with, for every set of features passed; null where too many sets are. */
function tableOf({ features, passed, value }: Leaf): Float64Array | null {
  if (features.length > tabledFeatures) return null;
  const table = new Float64Array(features.length << features.length);
  for (let set = 0; set < 1 << features.length; set += 1) {
    table.set(creditsOf(set, passed, value), set * features.length);
  }
  return table;
}

/**
 * Shapley values of the game that pays `value` when all features pass: a feature in the coalition passes when the row
 * passes it (its bit in `set`), one outside with its share of the training rows.
 */
function creditsOf(set: number, passed: readonly number[], value: number): Float64Array {
  const size = passed.length;
  const known = passed.map((_, place) => (set >> place) & 1);
  return Float64Array.from(passed, (share, place) => {
    // Coalitions of the others by their number: the product of (share + known * t) has them as coefficients of t.
    const worth = new Float64Array(size);
    worth[0] = 1;
    for (let other = 0, count = 0; other < size; other += 1) {
      if (other === place) continue;
      count += 1;
      for (let members = count; members >= 0; members -= 1) {
        const without = worth[members]! * passed[other]!;
        worth[members] = without + (members > 0 ? worth[members - 1]! * known[other]! : 0);
      }
    }
    let [sum, orders] = [0, 1 / size];
    for (let members = 0; members < size; members += 1) {
      sum += orders * worth[members]!;
      orders *= (members + 1) / (size - members - 1);
    }
    return sum * (known[place]! - share) * value;
  });
}
