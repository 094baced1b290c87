import { adamW, clipLength } from '../tensor/adamw.ts';
import { gradientsOf } from '../tensor/gradients.ts';
import type { Graph, Tensor } from '../tensor/graph.ts';
import { concat, flatten } from '../tensor/layout.ts';
import { type NetPlan, ParametersInTraining, shrinkOf } from './parameters.ts';

/** How a net is trained, as far as the graph of a step is concerned. */
export interface StepRules {
  readonly weightDecay: number;
  /** Gradients longer than this are shortened to it. */
  readonly mostGradient: number;
}

/**
 * Adds one step of training to a graph: what `lossOf` makes of a net's parameters, its gradients, and the parameters
 * after AdamW. Inputs: the state (`parameters`, `means`, `squares`), `masks` where the net drops values, the step's
 * `rate` and bias corrections; outputs: the state of the next step under names that begin with `next`, and `loss`.
 */
export function addStep(
  graph: Graph,
  { plan, rules }: { readonly plan: NetPlan; readonly rules: StepRules },
  lossOf: (layers: ParametersInTraining) => Tensor,
): void {
  const state = {
    parameters: graph.input('parameters', [plan.size]),
    means: graph.input('means', [plan.size]),
    squares: graph.input('squares', [plan.size]),
  };
  const layers = new ParametersInTraining(state.parameters, masksOf(graph, plan));
  const loss = lossOf(layers);
  const gradients = gradientsOf(loss, layers.parts);
  const gradient = clipLength(concat(gradients.map(flatten), 0), rules.mostGradient);
  const next = adamW(state, gradient, {
    rate: graph.input('rate', []),
    meanCorrection: graph.input('meanCorrection', []),
    squareCorrection: graph.input('squareCorrection', []),
    shrink: graph.constant(shrinkOf(plan, rules.weightDecay), [plan.size]),
  });
  graph.output('nextParameters', next.parameters);
  graph.output('nextMeans', next.means);
  graph.output('nextSquares', next.squares);
  graph.output('loss', loss);
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
