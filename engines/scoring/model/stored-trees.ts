import { assert } from '@lendline/kernel';
import type { BinnedFeature } from '../trees/binned-table.ts';
import type { Tree, TreeEnsemble } from '../trees/tree.ts';
import type { ModelDocument, StoredTree, TreeModelFeature } from './document.ts';

/** Trees as a document keeps them. What only binning needs is left out: a document scores values, not bins. */
export function storeTrees({ trees }: TreeEnsemble): readonly StoredTree[] {
  return trees.map(({ feature, threshold, missingLeft, left, right, value, rows }) => ({
    feature: [...feature],
    threshold: [...threshold],
    missingLeft: [...missingLeft],
    left: [...left],
    right: [...right],
    value: [...value],
    rows: [...rows],
  }));
}

/** The ensemble of a document of kind `trees`, without its intercept, which the document has in its own. */
export function loadTrees({ features, trees }: Pick<ModelDocument, 'features' | 'trees'>): TreeEnsemble {
  assert(trees, 'a model of trees keeps its trees');
  return { features: features.map(binnedFeature), intercept: 0, trees: trees.map(loadTree) };
}

function binnedFeature(feature: ModelDocument['features'][number]): BinnedFeature {
  assert(feature.kind === 'tree', 'a model of trees has features of trees');
  const { name, type, levels } = feature satisfies TreeModelFeature;
  return { name, kind: type === 'numeric' ? 'number' : 'levels', thresholds: new Float32Array(0), levels };
}

function loadTree(stored: StoredTree): Tree {
  return {
    feature: Int32Array.from(stored.feature),
    lastLeftBin: new Int32Array(stored.feature.length),
    threshold: Float32Array.from(stored.threshold),
    missingLeft: Uint8Array.from(stored.missingLeft),
    left: Int32Array.from(stored.left),
    right: Int32Array.from(stored.right),
    value: Float64Array.from(stored.value),
    rows: Float64Array.from(stored.rows),
  };
}
