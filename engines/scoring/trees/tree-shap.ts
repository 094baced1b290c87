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
 * ensembles", algorithm 2): a feature that is not known goes both ways, by the training rows that went there. Exact,
 * in O(leaves x depth^2) per tree.
 */
export class TreeExplainer {
  /** Log-odds of the average training row. */
  readonly expected: number;
  readonly #ensemble: TreeEnsemble;
  readonly #walk: PathWalk;

  constructor(ensemble: TreeEnsemble) {
    this.#ensemble = ensemble;
    this.expected = ensemble.trees.reduce((sum, tree) => sum + meanValue(tree), ensemble.intercept);
    this.#walk = new PathWalk(Math.max(1, ...ensemble.trees.map((tree) => depthOf(tree, 0))));
  }

  /** `values` as `valueReader` reads them, in the order of the features. */
  explain(values: ArrayLike<number>): Explanation {
    const parts = new Float64Array(this.#ensemble.features.length);
    for (const tree of this.#ensemble.trees) this.#walk.add(tree, values, parts);
    return { expected: this.expected, parts };
  }
}

function meanValue({ feature, value, rows }: Tree): number {
  let sum = 0;
  for (let node = 0; node < feature.length; node += 1) if (feature[node]! < 0) sum += value[node]! * rows[node]!;
  return sum / rows[0]!;
}

function depthOf(tree: Tree, node: number): number {
  if (tree.feature[node]! < 0) return 0;
  return 1 + Math.max(depthOf(tree, tree.left[node]!), depthOf(tree, tree.right[node]!));
}

/** What a step adds to the path: the feature, and the shares that pass when it is unknown and when it is known. */
interface Step {
  readonly feature: number;
  readonly unknown: number;
  readonly known: number;
}

/**
 * The features on the way from the root to a node, with the weights of subsets by size. Each depth of the walk has a
 * stretch of its own in the arrays, because a node changes the path for its children.
 */
class PathWalk {
  readonly #stride: number;
  readonly #feature: Int32Array;
  readonly #unknown: Float64Array;
  readonly #known: Float64Array;
  readonly #weight: Float64Array;
  #tree!: Tree;
  #values!: ArrayLike<number>;
  #parts!: Float64Array;

  constructor(maxDepth: number) {
    this.#stride = maxDepth + 2;
    const room = this.#stride * this.#stride;
    this.#feature = new Int32Array(room);
    this.#unknown = new Float64Array(room);
    this.#known = new Float64Array(room);
    this.#weight = new Float64Array(room);
  }

  /** Adds the parts of one tree to `parts`. */
  add(tree: Tree, values: ArrayLike<number>, parts: Float64Array): void {
    this.#tree = tree;
    this.#values = values;
    this.#parts = parts;
    this.#visit(0, { level: 0, length: 0 }, { feature: -1, unknown: 1, known: 1 });
  }

  #visit(node: number, { level, length }: { level: number; length: number }, step: Step): void {
    const at = level * this.#stride;
    this.#extend(at, length, step);
    const tree = this.#tree;
    const feature = tree.feature[node]!;
    if (feature < 0) return this.#credit(at, length, tree.value[node]!);
    let [before, share] = [length, { unknown: 1, known: 1 }];
    const seen = this.#find(at, length, feature);
    if (seen >= 0) {
      share = { unknown: this.#unknown[at + seen]!, known: this.#known[at + seen]! };
      this.#unwind(at, length, seen);
      before -= 1;
    }
    const taken = this.#goesLeft(node) ? tree.left[node]! : tree.right[node]!;
    for (const child of [tree.left[node]!, tree.right[node]!]) {
      this.#copy(at, at + this.#stride, before + 1);
      const unknown = (share.unknown * tree.rows[child]!) / tree.rows[node]!;
      const known = child === taken ? share.known : 0;
      this.#visit(child, { level: level + 1, length: before + 1 }, { feature, unknown, known });
    }
  }

  #goesLeft(node: number): boolean {
    const value = this.#values[this.#tree.feature[node]!]!;
    return value <= this.#tree.threshold[node]! || (value !== value && this.#tree.missingLeft[node] === 1);
  }

  #find(at: number, length: number, feature: number): number {
    for (let index = 1; index <= length; index += 1) if (this.#feature[at + index] === feature) return index;
    return -1;
  }

  #copy(from: number, to: number, count: number): void {
    for (const column of [this.#feature, this.#unknown, this.#known, this.#weight]) {
      column.copyWithin(to, from, from + count);
    }
  }

  /** Lets the path grow by one feature; `length` is its length before. */
  #extend(at: number, length: number, { feature, unknown, known }: Step): void {
    const weight = this.#weight;
    this.#feature[at + length] = feature;
    this.#unknown[at + length] = unknown;
    this.#known[at + length] = known;
    weight[at + length] = length === 0 ? 1 : 0;
    for (let place = length - 1; place >= 0; place -= 1) {
      weight[at + place + 1]! += (known * weight[at + place]! * (place + 1)) / (length + 1);
      weight[at + place] = (unknown * weight[at + place]! * (length - place)) / (length + 1);
    }
  }

  /** Takes the feature at `index` out of the path: `extend` backwards. */
  #unwind(at: number, length: number, index: number): void {
    const weight = this.#weight;
    const [known, unknown] = [this.#known[at + index]!, this.#unknown[at + index]!];
    let next = weight[at + length]!;
    for (let place = length - 1; place >= 0; place -= 1) {
      if (known === 0) {
        weight[at + place] = (weight[at + place]! * (length + 1)) / (unknown * (length - place));
        continue;
      }
      const before = weight[at + place]!;
      weight[at + place] = (next * (length + 1)) / ((place + 1) * known);
      next = before - (weight[at + place]! * unknown * (length - place)) / (length + 1);
    }
    for (const column of [this.#feature, this.#unknown, this.#known]) {
      column.copyWithin(at + index, at + index + 1, at + length + 1);
    }
  }

  /** Gives every feature of the path its share of a leaf. */
  #credit(at: number, length: number, value: number): void {
    for (let index = 1; index <= length; index += 1) {
      const difference = this.#known[at + index]! - this.#unknown[at + index]!;
      this.#parts[this.#feature[at + index]!]! += this.#sumWithout(at, length, index) * difference * value;
    }
  }

  /** Sum of the weights that `unwind` would leave. */
  #sumWithout(at: number, length: number, index: number): number {
    const weight = this.#weight;
    const [known, unknown] = [this.#known[at + index]!, this.#unknown[at + index]!];
    let [next, total] = [weight[at + length]!, 0];
    for (let place = length - 1; place >= 0; place -= 1) {
      if (known === 0) {
        total += (weight[at + place]! * (length + 1)) / (unknown * (length - place));
        continue;
      }
      const part = (next * (length + 1)) / ((place + 1) * known);
      total += part;
      next = weight[at + place]! - (part * unknown * (length - place)) / (length + 1);
    }
    return total;
  }
}
