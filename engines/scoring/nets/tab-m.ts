import { add, multiply, relu } from '../tensor/elementwise.ts';
import type { Tensor } from '../tensor/graph.ts';
import { reshape, sum } from '../tensor/layout.ts';
import { matmul } from '../tensor/matmul.ts';
import { type Layers, type Start, uniformStart, widthOf } from './layers.ts';

/** Members that share their weights and differ by scales of what goes in and out (Gorishniy et al. 2025, TabM). */
export interface TabM {
  readonly kind: 'tabm';
  readonly members: number;
  readonly widths: readonly number[];
  readonly dropout: number;
}

export function tabM({ members, widths, dropout }: TabM, x: Tensor, layers: Layers): Tensor {
  const [rows] = x.shape;
  let hidden = reshape(x, [rows!, 1, widthOf(x)]);
  for (const [index, width] of widths.entries()) {
    // Random signs of the inputs set the members apart; after that they start alike and drift.
    const start: Start = index === 0 ? { kind: 'signs' } : { kind: 'constant', value: 1 };
    hidden = layers.dropout(relu(sharedLinear(hidden, { members, width, start }, layers)), dropout);
  }
  const inputs = widthOf(hidden);
  const start = uniformStart(inputs);
  const heads = layers.parameter({ shape: [members, inputs], start, decays: true });
  return add(sum(multiply(hidden, heads), [-1]), layers.parameter({ shape: [members], start, decays: false }));
}

interface SharedLinear {
  readonly members: number;
  readonly width: number;
  readonly start: Start;
}

/** One matrix for all members, with scales before and after it and a shift of each member's own (BatchEnsemble). */
function sharedLinear(x: Tensor, { members, width, start }: SharedLinear, layers: Layers): Tensor {
  const inputs = widthOf(x);
  const uniform = uniformStart(inputs);
  const own = (size: number, from: Start): Tensor =>
    layers.parameter({ shape: [members, size], start: from, decays: false });
  const scaled = multiply(x, own(inputs, start));
  const shared = matmul(scaled, layers.parameter({ shape: [inputs, width], start: uniform, decays: true }));
  return add(multiply(shared, own(width, { kind: 'constant', value: 1 })), own(width, uniform));
}
