import { adamW, clipLength } from '../tensor/adamw.ts';
import { add, mean, multiply, softplus, subtract } from '../tensor/elementwise.ts';
import { gradientsOf } from '../tensor/gradients.ts';
import { Graph, type Tensor } from '../tensor/graph.ts';
import { concat, flatten, reshape, sum } from '../tensor/layout.ts';
import { matmul } from '../tensor/matmul.ts';
import { type Architecture, type FeatureOfColumn, forward } from './architecture.ts';
import type { Layers } from './layers.ts';
import {
  type NetPlan,
  ParametersAsConstants,
  ParametersInRow,
  ParametersInTraining,
  planNet,
  shrinkOf,
} from './parameters.ts';

/** A net and the encoded columns that it reads. */
export interface NetShape {
  readonly architecture: Architecture;
  readonly featureOf: FeatureOfColumn;
  /** Log-odds that a net starts from: those of all rows together. */
  readonly offset: number;
}

/** How a net is trained, as far as the graph of a step is concerned. */
export interface StepRules {
  readonly batch: number;
  readonly weightDecay: number;
  /** Gradients longer than this are shortened to it. */
  readonly mostGradient: number;
}

export function planOf({ architecture, featureOf }: NetShape, batch: number): NetPlan {
  return planNet((graph, layers) => {
    forward(architecture, graph.input('x', [batch, featureOf.length]), { layers, featureOf });
  });
}

/**
 * One step of training as one graph: loss of a batch, its gradients, and the parameters after AdamW. Inputs: `x`, `bad`
 * (0 or 1) and `weights` of the batch, `masks`, the state (`parameters`, `means`, `squares`) and the step's `rate` and
 * bias corrections; outputs: the state of the next step under names that begin with `next`, and `loss`.
 */
export function stepGraph(shape: NetShape, plan: NetPlan, { batch, weightDecay, mostGradient }: StepRules): Uint8Array {
  const graph = new Graph();
  const x = graph.input('x', [batch, shape.featureOf.length]);
  const bad = graph.input('bad', [batch, 1]);
  const weights = graph.input('weights', [batch, 1]);
  const state = {
    parameters: graph.input('parameters', [plan.size]),
    means: graph.input('means', [plan.size]),
    squares: graph.input('squares', [plan.size]),
  };
  const layers = new ParametersInTraining(state.parameters, masksOf(graph, plan));
  const logOdds = headsOf(shape, x, layers);
  const loss = mean(flatten(multiply(mean(logLoss(logOdds, bad), [1], { keep: true }), weights)), [0]);
  const gradients = gradientsOf(loss, layers.parts);
  const gradient = clipLength(concat(gradients.map(flatten), 0), mostGradient);
  const next = adamW(state, gradient, {
    rate: graph.input('rate', []),
    meanCorrection: graph.input('meanCorrection', []),
    squareCorrection: graph.input('squareCorrection', []),
    shrink: graph.constant(shrinkOf(plan, weightDecay), [plan.size]),
  });
  graph.output('nextParameters', next.parameters);
  graph.output('nextMeans', next.means);
  graph.output('nextSquares', next.squares);
  graph.output('loss', loss);
  return graph.encode('step');
}

function masksOf(graph: Graph, { masks }: NetPlan): Tensor | undefined {
  const values = masks.reduce((total, mask) => total + mask.values, 0);
  if (values === 0) return undefined;
  return graph.add({
    operator: 'Cast',
    inputs: [graph.input('masks', [values], 'uint8')],
    shape: [values],
    attributes: { to: { integer: 1 } },
  });
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
