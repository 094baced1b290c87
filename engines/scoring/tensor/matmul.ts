import type { Tensor } from './graph.ts';
import { reshape, sum, transpose } from './layout.ts';
import { merged, sameShape, ShapeError, shapeText } from './shape.ts';

/**
 * Matrix product over the last two axes. The right side is one matrix for all, or has the leading axes of the left.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length < 2 || b.shape.length < 2) {
    throw new ShapeError(`matmul: ${shapeText(a.shape)} by ${shapeText(b.shape)}: both need rows and columns`);
  }
  if (b.shape.length > 2) return batched(a, b);
  if (a.shape.length === 2) return product(a, b);
  const leading = a.shape.slice(0, -1);
  return reshape(product(reshape(a, [merged(leading), a.shape.at(-1)!]), b), [...leading, b.shape[1]!]);
}

/** `x` by `weights`, plus `bias` in every row: one layer in one operator. */
export function dense(x: Tensor, weights: Tensor, bias: Tensor): Tensor {
  const [, width] = weights.shape;
  if (!sameShape(bias.shape, [width!])) {
    throw new ShapeError(`dense: a bias of ${shapeText(bias.shape)} for weights of ${shapeText(weights.shape)}`);
  }
  if (x.shape.length === 2) return product(x, weights, bias);
  const leading = x.shape.slice(0, -1);
  const rows = reshape(x, [merged(leading), x.shape.at(-1)!]);
  return reshape(product(rows, weights, bias), [...leading, width!]);
}

/** Product of two matrices, with a bias in every row where there is one, as a single GEMM. */
function product(a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  if (a.shape.length !== 2 || b.shape.length !== 2 || a.shape[1] !== b.shape[0]) {
    throw new ShapeError(
      `matmul: ${shapeText(a.shape)} by ${shapeText(b.shape)}: the inner sizes ${a.shape[1]} and ${b.shape[0]} differ`,
    );
  }
  return a.graph.add({
    operator: 'Gemm',
    inputs: bias ? [a, b, bias] : [a, b],
    shape: [a.shape[0]!, b.shape[1]!],
    backward: (gradient) => [
      turnedProduct(gradient, b, 'right'),
      turnedProduct(a, gradient, 'left'),
      ...(bias ? [sum(gradient, [0])] : []),
    ],
  });
}

/** A product with one side turned, rows for columns: GEMM reads it so without moving it. Only gradients need it. */
function turnedProduct(a: Tensor, b: Tensor, side: 'left' | 'right'): Tensor {
  const turned = side === 'left';
  return a.graph.add({
    operator: 'Gemm',
    inputs: [a, b],
    shape: [a.shape[turned ? 1 : 0]!, b.shape[turned ? 1 : 0]!],
    attributes: turned ? { transA: { integer: 1 } } : { transB: { integer: 1 } },
  });
}

function batched(a: Tensor, b: Tensor): Tensor {
  const [leadingA, leadingB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  if (!sameShape(leadingA, leadingB) || a.shape.at(-1) !== b.shape.at(-2)) {
    throw new ShapeError(
      `matmul: ${shapeText(a.shape)} by ${shapeText(b.shape)}: leading axes and inner sizes have to be equal`,
    );
  }
  return a.graph.add({
    operator: 'MatMul',
    inputs: [a, b],
    shape: [...a.shape.slice(0, -1), b.shape.at(-1)!],
    backward: (gradient) => [batched(gradient, turnedLast(b)), batched(turnedLast(a), gradient)],
  });
}

function turnedLast(a: Tensor): Tensor {
  const axes = [...a.shape.keys()];
  return transpose(a, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
}
