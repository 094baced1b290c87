import { assert, type Random } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { sigmoid } from '../logistic/logistic.ts';
import type { Outcomes } from '../scorecard/cells.ts';
import { binRows, type BinnedFeature, type BinnedTable, planBins } from './binned-table.ts';
import type { SplitRules } from './find-split.ts';
import { TreeGrower } from './grow-tree.ts';
import type { Slopes } from './histogram.ts';
import { addTree, type Tree, type TreeEnsemble } from './tree.ts';

/** Rows a model is fitted on or watched with. */
export interface BoostRows {
  readonly columns: readonly FeatureColumn[];
  readonly outcomes: Outcomes;
}

export interface BoostOptions {
  readonly trees?: number;
  readonly learningRate?: number;
  readonly maxDepth?: number;
  readonly maxLeaves?: number;
  readonly maxBins?: number;
  /** Bins planned before, so that ensembles of several fits can be added; planned from the training rows when absent. */
  readonly features?: readonly BinnedFeature[];
  readonly minRows?: number;
  readonly ridge?: number;
  /** Share of the rows, and of the features, that each tree is grown on. */
  readonly rowShare?: number;
  readonly featureShare?: number;
  /** By feature name: 1, risk may only rise with it; -1, only fall. */
  readonly monotone?: Readonly<Record<string, 1 | -1>>;
  /** Trees without a better loss on the watched rows after which growing stops; those trees are taken back. */
  readonly patience?: number;
  readonly random: Random;
  /** Told after each tree. */
  readonly onTree?: (grown: BoostStep) => void;
}

export interface BoostStep {
  readonly tree: number;
  /** Mean log loss on the watched rows; null when none are watched. */
  readonly watchedLoss: number | null;
}

export interface BoostFit {
  readonly ensemble: TreeEnsemble;
  /** Mean log loss on the watched rows after each tree that was grown, kept or not. */
  readonly watchedLosses: readonly number[];
}

/** Small trees in small steps on part of the rows and features: slow learners that hold on loans they have not seen. */
const defaults = {
  trees: 2000,
  learningRate: 0.03,
  maxDepth: 6,
  maxLeaves: 8,
  maxBins: 255,
  minRows: 20,
  ridge: 5,
  rowShare: 0.7,
  featureShare: 0.5,
  patience: 50,
} as const;

/**
 * Gradient boosting of the log loss by histogram trees (Friedman 2001; Chen and Guestrin 2016; missing values learn their
 * side). With `watched` rows growing stops early and the best number of trees is kept. The same seed, rows and options
 * give the same trees.
 */
export function fitBoostedTrees(training: BoostRows, options: BoostOptions, watched?: BoostRows): BoostFit {
  const { bad } = training.outcomes;
  const settings: Settings = { ...defaults, ...options };
  const features = options.features ?? planBins(training.columns, bad, settings);
  const table = binRows(features, training.columns);
  assert(table.rows === bad.length, 'every row has an outcome');
  const intercept = averageLogOdds(training.outcomes);
  const watch = watched ? new Watch(binRows(features, watched.columns), watched.outcomes, intercept) : null;
  const booster = new Booster(table, training.outcomes, { settings, intercept });
  const trees = growTrees(booster, watch, settings);
  return { ensemble: { features, intercept, trees }, watchedLosses: watch?.losses ?? [] };
}

function growTrees(booster: Booster, watch: Watch | null, { trees: most, patience, onTree }: Settings): Tree[] {
  const trees: Tree[] = [];
  while (trees.length < most) {
    const tree = booster.next();
    if (tree === null) break;
    trees.push(tree);
    watch?.add(tree);
    onTree?.({ tree: trees.length, watchedLoss: watch?.losses.at(-1) ?? null });
    if (watch && trees.length - watch.best >= patience) break;
  }
  return watch ? trees.slice(0, watch.best) : trees;
}

type Settings = Required<Omit<BoostOptions, Optional>> & Pick<BoostOptions, Optional>;
type Optional = 'features' | 'monotone' | 'onTree';

/** Grows one tree after the other, each on what the ones before leave to explain. */
class Booster {
  readonly #table: BinnedTable;
  readonly #outcomes: Outcomes;
  readonly #settings: Settings;
  readonly #grower: TreeGrower;
  readonly #slopes: Slopes;
  readonly #margins: Float64Array;

  constructor(
    table: BinnedTable,
    outcomes: Outcomes,
    { settings, intercept }: { settings: Settings; intercept: number },
  ) {
    this.#table = table;
    this.#outcomes = outcomes;
    this.#settings = settings;
    this.#grower = new TreeGrower(table);
    this.#slopes = { gradients: new Float64Array(table.rows), hessians: new Float64Array(table.rows) };
    this.#margins = new Float64Array(table.rows).fill(intercept);
  }

  /** Null when no split would gain anything. */
  next(): Tree | null {
    const { rowShare, random, maxDepth, maxLeaves, learningRate } = this.#settings;
    fillSlopes(this.#slopes, this.#margins, this.#outcomes);
    const rows = drawRows(this.#table.rows, rowShare, random);
    const shape = { maxDepth, maxLeaves, learningRate };
    const tree = this.#grower.grow(this.#slopes, rows, { shape, rules: rulesOf(this.#table, this.#settings) });
    if (tree.feature[0]! < 0) return null;
    addTree(tree, this.#table, this.#margins);
    return tree;
  }
}

function rulesOf(
  { features }: BinnedTable,
  { featureShare, monotone = {}, minRows, ridge, random }: Settings,
): SplitRules {
  const allowed = new Uint8Array(features.length);
  const wanted = Math.max(1, Math.round(featureShare * features.length));
  for (let left = wanted; left > 0;) {
    const feature = wanted === features.length ? wanted - left : random.below(features.length);
    if (allowed[feature] === 1) continue;
    allowed[feature] = 1;
    left -= 1;
  }
  return {
    allowed,
    monotone: Int8Array.from(features, ({ name }) => monotone[name] ?? 0),
    minRows,
    minHessian: 1e-3,
    ridge,
    minGain: 1e-9,
  };
}

/** Log-odds of bad of all rows together, by weight. */
export function averageLogOdds({ bad, weights }: Outcomes): number {
  let [bads, all] = [0, 0];
  for (let row = 0; row < bad.length; row += 1) {
    const weight = weights ? weights[row]! : 1;
    bads += weight * bad[row]!;
    all += weight;
  }
  assert(bads > 0 && bads < all, 'both outcomes are among the rows');
  return Math.log(bads / (all - bads));
}

/** First and second derivative of the log loss by the log-odds. */
function fillSlopes({ gradients, hessians }: Slopes, margins: Float64Array, { bad, weights }: Outcomes): void {
  for (let row = 0; row < margins.length; row += 1) {
    const risk = sigmoid(margins[row]!);
    const weight = weights ? weights[row]! : 1;
    gradients[row] = weight * (risk - bad[row]!);
    hessians[row] = weight * risk * (1 - risk);
  }
}

function drawRows(count: number, share: number, random: Random): Int32Array {
  if (share >= 1) return Int32Array.from({ length: count }, (_, row) => row);
  const drawn: number[] = [];
  for (let row = 0; row < count; row += 1) if (random.next() < share) drawn.push(row);
  return Int32Array.from(drawn);
}

/** Rows that no tree is grown on, to see when more trees only learn the training rows by heart. */
class Watch {
  readonly losses: number[] = [];
  /** Number of trees with the lowest loss so far. */
  best = 0;
  readonly #table: BinnedTable;
  readonly #outcomes: Outcomes;
  readonly #margins: Float64Array;
  #lowest: number;

  constructor(table: BinnedTable, outcomes: Outcomes, intercept: number) {
    this.#table = table;
    this.#outcomes = outcomes;
    this.#margins = new Float64Array(table.rows).fill(intercept);
    this.#lowest = this.#loss();
  }

  add(tree: Tree): void {
    addTree(tree, this.#table, this.#margins);
    const loss = this.#loss();
    this.losses.push(loss);
    if (loss >= this.#lowest) return;
    this.#lowest = loss;
    this.best = this.losses.length;
  }

  /** Weighted mean of ln(1 + e^m) - m for the bads, ln(1 + e^m) for the goods. */
  #loss(): number {
    const { bad, weights } = this.#outcomes;
    let [sum, all] = [0, 0];
    for (let row = 0; row < this.#margins.length; row += 1) {
      const margin = this.#margins[row]!;
      const weight = weights ? weights[row]! : 1;
      const soft = margin > 0 ? margin + Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin));
      sum += weight * (soft - bad[row]! * margin);
      all += weight;
    }
    return sum / all;
  }
}
