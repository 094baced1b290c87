import { add, mean, multiply, softplus, subtract } from '../tensor/elementwise.ts';
import { gradientsOf } from '../tensor/gradients.ts';
import { Graph, type Tensor } from '../tensor/graph.ts';
import { flatten, reshape, sum } from '../tensor/layout.ts';
import { matmul } from '../tensor/matmul.ts';
import { type Architecture, type FeatureOfColumn, forward } from './architecture.ts';
import type { Layers } from './layers.ts';
import { type NetPlan, ParametersAsConstants, ParametersInRow, planNet } from './parameters.ts';
import { addStep, type StepRules } from './step-graph.ts';

/** A net and the encoded columns that it reads. */
export interface NetShape {
  readonly architecture: Architecture;
  readonly featureOf: FeatureOfColumn;
  /** Log-odds that a net starts from: those of all rows together. */
  readonly offset: number;
}

export function planOf({ architecture, featureOf }: NetShape, batch: number): NetPlan {
  return planNet((graph, layers) => {
    forward(architecture, graph.input('x', [batch, featureOf.length]), { layers, featureOf });
  });
}

/** One step of training on a batch: rows `x`, whether they went `bad` (0 or 1) and their `weights`; see `addStep`. */
export function stepGraph(
  shape: NetShape,
  plan: NetPlan,
  { batch, ...rules }: StepRules & { readonly batch: number },
): Uint8Array {
  const graph = new Graph();
  const x = graph.input('x', [batch, shape.featureOf.length]);
  const bad = graph.input('bad', [batch, 1]);
  const weights = graph.input('weights', [batch, 1]);
  addStep(graph, { plan, rules }, (layers) => {
    const losses = mean(logLoss(headsOf(shape, x, layers), bad), [1], { keep: true });
    return mean(flatten(multiply(losses, weights)), [0]);
  });
  return graph.encode('step');
}

/** ln(1 + e^z) - bad z: what an outcome costs that was given log-odds z. */
function logLoss(logOdds: Tensor, bad: Tensor): Tensor {
  return subtract(softplus(logOdds), multiply(logOdds, bad));
}

/** From rows `x` and a row of `parameters` to `logOdds`: how a net does while it is trained. */
export function watchGraph(shape: NetShape, plan: NetPlan): Uint8Array {
  const graph = new Graph();
  const x = graph.input('x', ['N', shape.featureOf.length]);
  const layers = new ParametersInRow(graph.input('parameters', [plan.size]));
  graph.output('logOdds', saidBy(shape, x, layers));
  return graph.encode('watch');
}

/** From rows `x` to `logOdds`, the mean of all members of an ensemble. */
export function scoreGraph(shape: NetShape, members: readonly Float32Array[]): Uint8Array {
  const graph = new Graph();
  const x = graph.input('x', ['N', shape.featureOf.length]);
  graph.output('logOdds', saidByAll(shape, x, members));
  return graph.encode('score');
}

function headsOf({ architecture, featureOf, offset }: NetShape, x: Tensor, layers: Layers): Tensor {
  return add(forward(architecture, x, { layers, featureOf }), offset);
}

function saidBy(shape: NetShape, x: Tensor, layers: Layers): Tensor {
  return mean(headsOf(shape, x, layers), [1]);
}

function saidByAll(shape: NetShape, x: Tensor, members: readonly Float32Array[]): Tensor {
  const said = members.map((parameters) => saidBy(shape, x, new ParametersAsConstants(x.graph, parameters)));
  return multiply(
    said.reduce((total, one) => add(total, one)),
    1 / members.length,
  );
}

/** Places on the way from the reference to a row at which gradients are taken. */
const places = 32;

/**
 * Integrated gradients (Sundararajan, Taly and Yan 2017): from rows `x` and one `reference` row to `parts`, what each
 * feature adds to the log-odds beside the reference. Midpoints of 32 equal parts of the straight way between them.
 */
export function explainGraph(shape: NetShape, members: readonly Float32Array[]): Uint8Array {
  const graph = new Graph();
  const columns = shape.featureOf.length;
  const x = graph.input('x', ['N', columns]);
  const distance = subtract(x, graph.input('reference', [1, columns]));
  const shares = Float32Array.from({ length: places }, (_, place) => (place + 0.5) / places - 1);
  const back = multiply(reshape(distance, ['N', 1, columns]), graph.constant(shares, [places, 1]));
  const onTheWay = reshape(add(reshape(x, ['N', 1, columns]), back), [`${places}*N`, columns]);
  const total = sum(saidByAll(shape, onTheWay, members), [0]);
  const [gradients] = gradientsOf(total, [onTheWay]);
  const slopes = mean(reshape(gradients!, ['N', places, columns]), [1]);
  graph.output('parts', matmul(multiply(distance, slopes), belonging(graph, shape.featureOf)));
  return graph.encode('explain');
}

/** [columns, features]: one where a column belongs to a feature. */
function belonging(graph: Graph, featureOf: FeatureOfColumn): Tensor {
  const features = 1 + featureOf.reduce((most, feature) => Math.max(most, feature), -1);
  const elements = new Float32Array(featureOf.length * features);
  for (const [column, feature] of featureOf.entries()) elements[column * features + feature] = 1;
  return graph.constant(elements, [featureOf.length, features]);
}
