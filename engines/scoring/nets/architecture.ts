import { relu } from '../tensor/elementwise.ts';
import type { Tensor } from '../tensor/graph.ts';
import { type Layers, layerNorm, linear } from './layers.ts';
import { add } from '../tensor/elementwise.ts';
import { tabM, type TabM } from './tab-m.ts';
import { transformer, type Transformer } from './transformer.ts';

/** Logistic regression: one weight for each encoded column. */
export interface Logistic {
  readonly kind: 'logistic';
}

/** Layers of these widths, each of ReLU. */
export interface Perceptron {
  readonly kind: 'mlp';
  readonly widths: readonly number[];
  readonly dropout: number;
}

/** Blocks that add to what they were given (Gorishniy et al. 2021), normalised by row instead of by batch. */
export interface ResNet {
  readonly kind: 'resnet';
  readonly width: number;
  /** Width inside a block, as a multiple. */
  readonly inner: number;
  readonly blocks: number;
  readonly dropout: number;
}

export type Architecture = Logistic | Perceptron | ResNet | TabM | Transformer;

/** Which feature each encoded column belongs to; the transformer makes one token of each feature. */
export type FeatureOfColumn = readonly number[];

/**
 * From encoded rows [rows, columns] to log-odds [rows, heads]: each head is an opinion of its own, and what the net
 * says is their mean.
 */
export function forward(
  architecture: Architecture,
  x: Tensor,
  { layers, featureOf }: { readonly layers: Layers; readonly featureOf: FeatureOfColumn },
): Tensor {
  switch (architecture.kind) {
    case 'logistic':
      return linear(x, 1, layers);
    case 'mlp':
      return perceptron(architecture, x, layers);
    case 'resnet':
      return resNet(architecture, x, layers);
    case 'tabm':
      return tabM(architecture, x, layers);
    case 'transformer':
      return transformer(architecture, x, { layers, featureOf });
  }
}

function perceptron({ widths, dropout }: Perceptron, x: Tensor, layers: Layers): Tensor {
  const hidden = widths.reduce((below, width) => layers.dropout(relu(linear(below, width, layers)), dropout), x);
  return linear(hidden, 1, layers);
}

function resNet({ width, inner, blocks, dropout }: ResNet, x: Tensor, layers: Layers): Tensor {
  let hidden = linear(x, width, layers);
  for (let block = 0; block < blocks; block += 1) {
    const within = relu(linear(layerNorm(hidden, layers), inner * width, layers));
    hidden = add(hidden, linear(layers.dropout(within, dropout), width, layers));
  }
  return linear(relu(layerNorm(hidden, layers)), 1, layers);
}
