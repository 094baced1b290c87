import { add, divide, multiply, squareRoot, subtract } from './elementwise.ts';
import { flatten, sum } from './layout.ts';
import type { Tensor } from './graph.ts';

/** Running means of the gradients and of their squares decay by these factors at each step. */
const decay = { mean: 0.9, square: 0.999 } as const;
const smallest = 1e-8;

/** What one step starts from and ends with; all parameters of a net stand in one row. */
export interface OptimiserState {
  readonly parameters: Tensor;
  readonly means: Tensor;
  readonly squares: Tensor;
}

export interface StepSizes {
  /** Learning rate of this step. */
  readonly rate: Tensor;
  /** From `biasCorrections`. */
  readonly meanCorrection: Tensor;
  readonly squareCorrection: Tensor;
  /** Weight decay of each parameter, as a share of it per unit of learning rate. */
  readonly shrink: Tensor;
}

/**
 * One step of Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019, algorithm 2).
 */
export function adamW(state: OptimiserState, gradient: Tensor, sizes: StepSizes): OptimiserState {
  const means = blend(state.means, gradient, decay.mean);
  const squares = blend(state.squares, multiply(gradient, gradient), decay.square);
  const spread = add(squareRoot(multiply(squares, sizes.squareCorrection)), smallest);
  const direction = divide(multiply(means, sizes.meanCorrection), spread);
  const shrunk = multiply(state.parameters, sizes.shrink);
  const parameters = subtract(state.parameters, multiply(sizes.rate, add(direction, shrunk)));
  return { parameters, means, squares };
}

function blend(running: Tensor, now: Tensor, share: number): Tensor {
  return add(multiply(running, share), multiply(now, 1 - share));
}

/**
 * Factors that undo the start of the running means at zero, for the step of this number (from 1). In doubles here and
 * not in the graph, where 1 - 0.999 in 32 bits would be wrong in the fifth digit.
 */
export function biasCorrections(step: number): { readonly mean: number; readonly square: number } {
  return { mean: 1 / (1 - decay.mean ** step), square: 1 / (1 - decay.square ** step) };
}

/** The gradient, shortened to a length of `most` where it is longer (Pascanu, Mikolov and Bengio 2013). */
export function clipLength(gradient: Tensor, most: number): Tensor {
  const length = squareRoot(sum(flatten(multiply(gradient, gradient)), [0]));
  const { graph } = gradient;
  const factor = graph.add({
    operator: 'Min',
    inputs: [graph.scalar(1), divide(most, add(length, smallest))],
    shape: [],
  });
  return multiply(gradient, factor);
}
