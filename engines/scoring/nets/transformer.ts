import { assert } from '@lendline/kernel';
import { add, multiply, relu, softmax } from '../tensor/elementwise.ts';
import type { Tensor } from '../tensor/graph.ts';
import { reshape, slice, transpose } from '../tensor/layout.ts';
import { dense, matmul } from '../tensor/matmul.ts';
import { type Layers, layerNorm, linear, uniformStart, widthOf } from './layers.ts';

/** Attention among features (Gorishniy et al. 2021, FT-Transformer), normalised before each part. */
export interface Transformer {
  readonly kind: 'transformer';
  /** Numbers per token; a multiple of the heads. */
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly dropout: number;
}

interface Context {
  readonly layers: Layers;
  readonly featureOf: readonly number[];
}

export function transformer(net: Transformer, x: Tensor, context: Context): Tensor {
  assert(net.width % net.heads === 0, 'the width of a token is a multiple of the heads');
  const { layers } = context;
  let tokens = tokensOf(net, x, context);
  for (let block = 0; block < net.blocks; block += 1) {
    const attended = attention(net, layerNorm(tokens, layers), layers);
    tokens = add(tokens, layers.dropout(attended, net.dropout));
    const widened = layers.dropout(relu(linear(layerNorm(tokens, layers), 2 * net.width, layers)), net.dropout);
    tokens = add(tokens, linear(widened, net.width, layers));
  }
  const [rows] = x.shape;
  const summary = reshape(slice(tokens, { axis: 1, from: 0, until: 1 }), [rows!, net.width]);
  return linear(relu(layerNorm(summary, layers)), 1, layers);
}

/**
 * Tokens [rows, 1 + features, width]: token 0 is learnt and gathers the answer, each other one is made of the columns
 * of its feature. One product makes them all, its weights zero where a column is not the token's own.
 */
function tokensOf({ width }: Transformer, x: Tensor, { layers, featureOf }: Context): Tensor {
  const columns = widthOf(x);
  assert(featureOf.length === columns, 'every encoded column belongs to a feature');
  const tokens = 2 + featureOf.reduce((most, feature) => Math.max(most, feature), -1);
  const start = uniformStart(width);
  const weights = layers.parameter({ shape: [columns, tokens * width], start, decays: true });
  const own = new Float32Array(columns * tokens * width);
  for (const [column, feature] of featureOf.entries()) {
    const at = (column * tokens + 1 + feature) * width;
    own.fill(1, at, at + width);
  }
  const ownWeights = multiply(weights, x.graph.constant(own, [columns, tokens * width]));
  const shifts = layers.parameter({ shape: [tokens * width], start, decays: false });
  return reshape(dense(x, ownWeights, shifts), [x.shape[0]!, tokens, width]);
}

function attention({ width, heads }: Transformer, x: Tensor, layers: Layers): Tensor {
  const [rows, tokens] = x.shape;
  const each = width / heads;
  const split = (part: Tensor): Tensor => transpose(reshape(part, [rows!, tokens!, heads, each]), [0, 2, 1, 3]);
  const [queries, keys, values] = [1, 2, 3].map(() => split(linear(x, width, layers)));
  const alike = multiply(matmul(queries!, transpose(keys!, [0, 1, 3, 2])), 1 / Math.sqrt(each));
  const mixed = transpose(matmul(softmax(alike), values!), [0, 2, 1, 3]);
  return linear(reshape(mixed, x.shape), width, layers);
}
