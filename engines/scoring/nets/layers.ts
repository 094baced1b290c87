import { add, divide, mean, multiply, squareRoot, subtract } from '../tensor/elementwise.ts';
import type { Tensor } from '../tensor/graph.ts';
import { dense } from '../tensor/matmul.ts';
import { knownShape } from '../tensor/shape.ts';

/** How parameters start. */
export type Start =
  | { readonly kind: 'uniform'; readonly bound: number }
  | { readonly kind: 'constant'; readonly value: number }
  /** -1 or 1, either as often. */
  | { readonly kind: 'signs' };

export interface ParameterPlan {
  readonly shape: readonly number[];
  readonly start: Start;
  /** Whether weight decay pulls them to zero: weights, not shifts and scales. */
  readonly decays: boolean;
}

/**
 * Where a net gets what is not in its inputs. One description of a net serves training (parameters from the state,
 * dropout by masks that are handed in) and scoring (parameters as constants, no dropout).
 */
export interface Layers {
  parameter(plan: ParameterPlan): Tensor;
  /** Sets this share of the values to zero and makes up for it in the others; nothing outside training. */
  dropout(x: Tensor, share: number): Tensor;
}

/** Uniform within 1 / sqrt(inputs), for weights and shifts: what PyTorch's linear layers start from. */
export function uniformStart(inputs: number): Start {
  return { kind: 'uniform', bound: 1 / Math.sqrt(inputs) };
}

/** The size of the last axis. */
export function widthOf(x: Tensor): number {
  return knownShape('a layer', x.shape.slice(-1))[0]!;
}

export function linear(x: Tensor, width: number, layers: Layers): Tensor {
  const inputs = widthOf(x);
  const start = uniformStart(inputs);
  const weights = layers.parameter({ shape: [inputs, width], start, decays: true });
  return dense(x, weights, layers.parameter({ shape: [width], start, decays: false }));
}

/** Shifts and scales each row to mean 0 and deviation 1, then by what is learnt (Ba, Kiros and Hinton 2016). */
export function layerNorm(x: Tensor, layers: Layers): Tensor {
  const centred = subtract(x, mean(x, [-1], { keep: true }));
  const variance = mean(multiply(centred, centred), [-1], { keep: true });
  const scaled = divide(centred, squareRoot(add(variance, 1e-5)));
  const shape = [widthOf(x)];
  const scale = layers.parameter({ shape, start: { kind: 'constant', value: 1 }, decays: false });
  const shift = layers.parameter({ shape, start: { kind: 'constant', value: 0 }, decays: false });
  return add(multiply(scaled, scale), shift);
}
