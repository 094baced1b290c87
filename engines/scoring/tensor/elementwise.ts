import { assert } from '@lendline/kernel';
import type { Tensor } from './graph.ts';
import { sum, sumTo } from './layout.ts';
import { axisOf, broadcast, knownShape } from './shape.ts';

/** A tensor, or a number that stands for itself everywhere. */
export type Operand = Tensor | number;

interface Pair {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly gradient: Tensor;
  readonly result: Tensor;
}

/** An operator of two inputs that stretch to one shape; `slopes` are brought back to the shapes of the inputs. */
function binary(
  { operator, name, slopes }: { operator: string; name: string; slopes: (pair: Pair) => readonly [Tensor, Tensor] },
  left: Operand,
  right: Operand,
): Tensor {
  const graph = [left, right].find((operand) => typeof operand !== 'number')?.graph;
  assert(graph, 'one of two operands is a tensor');
  const [a, b] = [left, right].map((operand) => (typeof operand === 'number' ? graph.scalar(operand) : operand)) as [
    Tensor,
    Tensor,
  ];
  return graph.add({
    operator,
    inputs: [a, b],
    shape: broadcast(name, a.shape, b.shape),
    backward: (gradient, result) => {
      const [byA, byB] = slopes({ a, b, gradient, result });
      return [sumTo(byA, a.shape), sumTo(byB, b.shape)];
    },
  });
}

export function add(left: Operand, right: Operand): Tensor {
  const slopes = ({ gradient }: Pair) => [gradient, gradient] as const;
  return binary({ operator: 'Add', name: 'add', slopes }, left, right);
}

export function subtract(left: Operand, right: Operand): Tensor {
  const slopes = ({ gradient }: Pair) => [gradient, negate(gradient)] as const;
  return binary({ operator: 'Sub', name: 'subtract', slopes }, left, right);
}

export function multiply(left: Operand, right: Operand): Tensor {
  const slopes = ({ a, b, gradient }: Pair) => [multiply(gradient, b), multiply(gradient, a)] as const;
  return binary({ operator: 'Mul', name: 'multiply', slopes }, left, right);
}

export function divide(left: Operand, right: Operand): Tensor {
  const slopes = ({ b, gradient, result }: Pair) => {
    const byA = divide(gradient, b);
    return [byA, negate(multiply(byA, result))] as const;
  };
  return binary({ operator: 'Div', name: 'divide', slopes }, left, right);
}

/** An operator of one input and one result of the same shape. */
function unary(operator: string, a: Tensor, slope: (gradient: Tensor, result: Tensor) => Tensor): Tensor {
  return a.graph.add({
    operator,
    inputs: [a],
    shape: a.shape,
    backward: (gradient, result) => [slope(gradient, result)],
  });
}

export function negate(a: Tensor): Tensor {
  return unary('Neg', a, negate);
}

export function exp(a: Tensor): Tensor {
  return unary('Exp', a, multiply);
}

export function log(a: Tensor): Tensor {
  return unary('Log', a, (gradient) => divide(gradient, a));
}

export function squareRoot(a: Tensor): Tensor {
  return unary('Sqrt', a, (gradient, result) => divide(multiply(gradient, 0.5), result));
}

export function sigmoid(a: Tensor): Tensor {
  return unary('Sigmoid', a, (gradient, result) => multiply(gradient, multiply(result, subtract(1, result))));
}

export function tanh(a: Tensor): Tensor {
  return unary('Tanh', a, (gradient, result) => multiply(gradient, subtract(1, multiply(result, result))));
}

/** ln(1 + e^a), without overflow. */
export function softplus(a: Tensor): Tensor {
  return unary('Softplus', a, (gradient) => multiply(gradient, sigmoid(a)));
}

export function relu(a: Tensor): Tensor {
  return unary('Relu', a, (gradient, result) => multiply(gradient, sign(result)));
}

function sign(a: Tensor): Tensor {
  return a.graph.add({ operator: 'Sign', inputs: [a], shape: a.shape });
}

/** Softmax over the last axis. */
export function softmax(a: Tensor): Tensor {
  return a.graph.add({
    operator: 'Softmax',
    inputs: [a],
    shape: a.shape,
    attributes: { axis: { integer: -1 } },
    backward: (gradient, result) => {
      const inner = sum(multiply(gradient, result), [-1], { keep: true });
      return [multiply(result, subtract(gradient, inner))];
    },
  });
}

/** Logarithm of the softmax over the last axis. */
export function logSoftmax(a: Tensor): Tensor {
  return a.graph.add({
    operator: 'LogSoftmax',
    inputs: [a],
    shape: a.shape,
    attributes: { axis: { integer: -1 } },
    backward: (gradient, result) => [subtract(gradient, multiply(exp(result), sum(gradient, [-1], { keep: true })))],
  });
}

/** Mean over axes of known sizes. */
export function mean(a: Tensor, axes: readonly number[], { keep = false } = {}): Tensor {
  const sizes = axes.map((axis) => a.shape[axisOf('mean', a.shape, axis)]!);
  const count = knownShape('mean', sizes).reduce((product, size) => product * size, 1);
  return multiply(sum(a, axes, { keep }), 1 / count);
}
