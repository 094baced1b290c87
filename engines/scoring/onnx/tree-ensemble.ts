import type { Tree, TreeEnsemble } from '../trees/tree.ts';
import { encodeOnnx, type OnnxAttribute, treeDomain } from './model.ts';

/** Nodes of all trees as the columns that TreeEnsembleRegressor wants. */
interface NodeColumns {
  readonly tree: number[];
  readonly node: number[];
  readonly feature: number[];
  readonly threshold: number[];
  readonly mode: string[];
  readonly left: number[];
  readonly right: number[];
  readonly missingLeft: number[];
}

/** Leaves of all trees: what each adds. */
interface LeafColumns {
  readonly tree: number[];
  readonly node: number[];
  readonly value: number[];
}

/**
 * Boosted trees as an ONNX model of one TreeEnsembleRegressor (ai.onnx.ml 3). Input `x` [N, features] in doubles, read
 * with `valueReader` in the order of the features, NaN where missing; output `logOdds` [N, 1]. Doubles inside, because the
 * sum of some hundred leaves in 32 bits would be wrong in the sixth digit.
 */
export function treesToOnnx(ensemble: TreeEnsemble): Uint8Array {
  return encodeOnnx({
    name: 'trees',
    inputs: [{ name: 'x', type: 'float64', shape: ['N', ensemble.features.length] }],
    outputs: [{ name: 'logOdds', type: 'float32', shape: ['N', 1] }],
    constants: [],
    nodes: [
      {
        operator: 'TreeEnsembleRegressor',
        domain: treeDomain,
        inputs: ['x'],
        outputs: ['logOdds'],
        attributes: attributesOf(ensemble),
      },
    ],
  });
}

function attributesOf({ trees, intercept }: TreeEnsemble): Record<string, OnnxAttribute> {
  const nodes: NodeColumns = {
    tree: [],
    node: [],
    feature: [],
    threshold: [],
    mode: [],
    left: [],
    right: [],
    missingLeft: [],
  };
  const leaves: LeafColumns = { tree: [], node: [], value: [] };
  // Without any tree the runtime has nothing to sum; a tree of one leaf that adds nothing says the same.
  for (const [number, tree] of (trees.length > 0 ? trees : [leafOfNothing]).entries()) {
    for (const node of tree.feature.keys()) addNode(nodes, tree, { number, node });
    for (const [node, feature] of tree.feature.entries()) {
      if (feature >= 0) continue;
      leaves.tree.push(number);
      leaves.node.push(node);
      leaves.value.push(tree.value[node]!);
    }
  }
  return {
    n_targets: { integer: 1 },
    base_values_as_tensor: doubles([intercept]),
    nodes_treeids: { integers: nodes.tree },
    nodes_nodeids: { integers: nodes.node },
    nodes_featureids: { integers: nodes.feature },
    nodes_values_as_tensor: doubles(nodes.threshold),
    nodes_modes: { texts: nodes.mode },
    nodes_truenodeids: { integers: nodes.left },
    nodes_falsenodeids: { integers: nodes.right },
    nodes_missing_value_tracks_true: { integers: nodes.missingLeft },
    target_treeids: { integers: leaves.tree },
    target_nodeids: { integers: leaves.node },
    target_ids: { integers: leaves.node.map(() => 0) },
    target_weights_as_tensor: doubles(leaves.value),
  };
}

function addNode(columns: NodeColumns, tree: Tree, { number, node }: { number: number; node: number }): void {
  const isLeaf = tree.feature[node]! < 0;
  columns.tree.push(number);
  columns.node.push(node);
  columns.feature.push(isLeaf ? 0 : tree.feature[node]!);
  columns.threshold.push(isLeaf ? 0 : tree.threshold[node]!);
  columns.mode.push(isLeaf ? 'LEAF' : 'BRANCH_LEQ');
  columns.left.push(isLeaf ? 0 : tree.left[node]!);
  columns.right.push(isLeaf ? 0 : tree.right[node]!);
  columns.missingLeft.push(isLeaf ? 0 : tree.missingLeft[node]!);
}

const leafOfNothing: Tree = {
  feature: Int32Array.of(-1),
  lastLeftBin: Int32Array.of(0),
  threshold: Float32Array.of(0),
  missingLeft: Uint8Array.of(0),
  left: Int32Array.of(0),
  right: Int32Array.of(0),
  value: Float64Array.of(0),
  rows: Float64Array.of(0),
};

function doubles(values: readonly number[]): OnnxAttribute {
  return { tensor: { shape: [values.length], elements: Float64Array.from(values) } };
}
