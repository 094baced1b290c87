import type { Tensor } from './graph.ts';
import { reshape, sum, transpose } from './layout.ts';
import { merged, sameShape, ShapeError, shapeText } from './shape.ts';

/** Which of two matrices is taken with rows and columns exchanged. */
interface Turned {
  readonly a?: boolean;
  readonly b?: boolean;
}

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
  if (x.shape.length === 2) return product(x, weights, { bias });
  const leading = x.shape.slice(0, -1);
  const rows = reshape(x, [merged(leading), x.shape.at(-1)!]);
  return reshape(product(rows, weights, { bias }), [...leading, width!]);
}

/** Product of two matrices as one GEMM, which takes either of them turned without moving it. */
function product(a: Tensor, b: Tensor, { bias, turned = {} }: { bias?: Tensor; turned?: Turned } = {}): Tensor {
  const [rows, innerA] = turned.a ? a.shape.toReversed() : a.shape;
  const [innerB, columns] = turned.b ? b.shape.toReversed() : b.shape;
  if (a.shape.length !== 2 || b.shape.length !== 2 || innerA !== innerB) {
    throw new ShapeError(
      `matmul: ${shapeText(a.shape)} by ${shapeText(b.shape)}: the inner sizes ${innerA} and ${innerB} differ`,
    );
  }
  // Only products that are not turned are traced forward; turned ones are gradients themselves.
  const isForward = !turned.a && !turned.b;
  const backward = (gradient: Tensor): Tensor[] => [
    product(gradient, b, { turned: { b: true } }),
    product(a, gradient, { turned: { a: true } }),
    ...(bias ? [sum(gradient, [0])] : []),
  ];
  return a.graph.add({
    operator: 'Gemm',
    inputs: bias ? [a, b, bias] : [a, b],
    shape: [rows!, columns!],
    attributes: { transA: { integer: turned.a ? 1 : 0 }, transB: { integer: turned.b ? 1 : 0 } },
    ...(isForward && { backward }),
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
