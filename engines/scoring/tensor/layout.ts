import type { Graph, Tensor } from './graph.ts';
import { axisOf, elementCount, knownShape, merged, sameShape, type Shape, ShapeError, shapeText } from './shape.ts';

/** The same elements in another shape. */
export function reshape(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  const [from, to] = [elementCount(a.shape), elementCount(shape)];
  if (from.factor !== to.factor || from.symbol !== to.symbol) {
    throw new ShapeError(`reshape: ${shapeText(a.shape)} does not hold the elements of ${shapeText(shape)}`);
  }
  return a.graph.add({
    operator: 'Reshape',
    inputs: [a, a.graph.integers(shape.map((size) => (typeof size === 'number' ? size : -1)))],
    shape,
    type: a.type,
    backward: (gradient) => [reshape(gradient, a.shape)],
  });
}

/** The axes in another order: axis i of the result is axis `order[i]` of `a`. */
export function transpose(a: Tensor, order: readonly number[]): Tensor {
  if (order.toSorted((x, y) => x - y).some((axis, index) => axis !== index) || order.length !== a.shape.length) {
    throw new ShapeError(`transpose: [${order.join(', ')}] does not name each axis of ${shapeText(a.shape)} once`);
  }
  return a.graph.add({
    operator: 'Transpose',
    inputs: [a],
    shape: order.map((axis) => a.shape[axis]!),
    attributes: { perm: { integers: order } },
    backward: (gradient) => [
      transpose(
        gradient,
        order.map((_, axis) => order.indexOf(axis)),
      ),
    ],
  });
}

/** Sum over axes, which go unless they are kept with a size of one. */
export function sum(a: Tensor, axes: readonly number[], { keep = false } = {}): Tensor {
  const summed = new Set(axes.map((axis) => axisOf('sum', a.shape, axis)));
  const kept = a.shape.map((size, axis) => (summed.has(axis) ? 1 : size));
  return a.graph.add({
    operator: 'ReduceSum',
    inputs: [a, a.graph.integers([...summed])],
    shape: keep ? kept : a.shape.filter((_, axis) => !summed.has(axis)),
    attributes: { keepdims: { integer: keep ? 1 : 0 } },
    backward: (gradient) => [expandLike(reshape(gradient, kept), a)],
  });
}

/** Repeats the axes of size one until the shape is that of `like`. */
function expandLike(a: Tensor, like: Tensor): Tensor {
  if (sameShape(a.shape, like.shape)) return a;
  return a.graph.add({
    operator: 'Expand',
    inputs: [a, sizesOf(like)],
    shape: like.shape,
    backward: (gradient) => [sumTo(gradient, a.shape)],
  });
}

function sizesOf({ graph, shape, ...tensor }: Tensor): Tensor {
  if (shape.every((size): size is number => typeof size === 'number')) return graph.integers(shape);
  return graph.add({ operator: 'Shape', inputs: [{ graph, shape, ...tensor }], shape: [shape.length], type: 'int64' });
}

/** Sums a gradient over the axes along which a smaller operand was stretched. */
export function sumTo(gradient: Tensor, shape: Shape): Tensor {
  const more = gradient.shape.length - shape.length;
  const stretched = [...gradient.shape.keys()].filter(
    (axis) => axis < more || (shape[axis - more] === 1 && gradient.shape[axis] !== 1),
  );
  return stretched.length === 0 ? gradient : reshape(sum(gradient, stretched), shape);
}

export interface Range {
  readonly axis: number;
  readonly from: number;
  readonly until: number;
}

/** The part of an axis from `from` up to and without `until`. */
export function slice(a: Tensor, { axis, from, until }: Range): Tensor {
  const at = axisOf('slice', a.shape, axis);
  const size = knownShape('slice', [a.shape[at]!])[0]!;
  if (from < 0 || until > size || from >= until) {
    throw new ShapeError(`slice: axis ${at} of ${shapeText(a.shape)} has no part from ${from} until ${until}`);
  }
  const { graph, shape } = a;
  return graph.add({
    operator: 'Slice',
    inputs: [a, graph.integers([from]), graph.integers([until]), graph.integers([at])],
    shape: shape.map((whole, index) => (index === at ? until - from : whole)),
    backward: (gradient) => [pad(gradient, { axis: at, before: from, after: size - until })],
  });
}

export interface Padding {
  readonly axis: number;
  readonly before: number;
  readonly after: number;
}

/** Zeros before and after an axis. */
export function pad(a: Tensor, { axis, before, after }: Padding): Tensor {
  if (before === 0 && after === 0) return a;
  const at = axisOf('pad', a.shape, axis);
  const size = knownShape('pad', [a.shape[at]!])[0]!;
  const zeros = (count: number): number[] => a.shape.map((_, index) => (index === at ? count : 0));
  return a.graph.add({
    operator: 'Pad',
    inputs: [a, a.graph.integers([...zeros(before), ...zeros(after)])],
    shape: a.shape.map((whole, index) => (index === at ? before + size + after : whole)),
    backward: (gradient) => [slice(gradient, { axis: at, from: before, until: before + size })],
  });
}

/** Tensors one after the other along an axis; all other axes are equal. */
export function concat(parts: readonly Tensor[], axis: number): Tensor {
  const [first, ...others] = parts;
  if (!first) throw new ShapeError('concat: there is nothing to put together');
  const at = axisOf('concat', first.shape, axis);
  const rest = (shape: Shape): Shape => shape.toSpliced(at, 1);
  for (const { shape } of others) {
    if (sameShape(rest(shape), rest(first.shape)) && shape.length === first.shape.length) continue;
    throw new ShapeError(`concat: ${shapeText(first.shape)} and ${shapeText(shape)} differ beside axis ${at}`);
  }
  const sizes = knownShape(
    'concat',
    parts.map(({ shape }) => shape[at]!),
  );
  const whole = sizes.reduce((total, size) => total + size, 0);
  return first.graph.add({
    operator: 'Concat',
    inputs: parts,
    shape: first.shape.with(at, whole),
    attributes: { axis: { integer: at } },
    backward: (gradient) => {
      let from = 0;
      return sizes.map((size) => slice(gradient, { axis: at, from, until: (from += size) }));
    },
  });
}

/** All elements in one row. */
export function flatten(a: Tensor): Tensor {
  return reshape(a, [merged(a.shape)]);
}

/** Rows of a table by their numbers (`int64`); the gradient of a row is the sum over all places that took it. */
export function gather(table: Tensor, rows: Tensor): Tensor {
  if (rows.type !== 'int64') throw new ShapeError(`gather: rows are numbered in int64, not ${rows.type}`);
  const [, ...width] = table.shape;
  const { graph } = table;
  return graph.add({
    operator: 'Gather',
    inputs: [table, rows],
    shape: [...rows.shape, ...width],
    attributes: { axis: { integer: 0 } },
    backward: (gradient) => {
      const count = merged(rows.shape);
      return [
        scatterAdd(graph, { rows: reshape(rows, [count, 1]), values: reshape(gradient, [count, ...width]), table }),
      ];
    },
  });
}

interface Scatter {
  readonly rows: Tensor;
  readonly values: Tensor;
  readonly table: Tensor;
}

function scatterAdd(graph: Graph, { rows, values, table }: Scatter): Tensor {
  const shape = knownShape('gather', table.shape);
  const zeros = graph.constant(new Float32Array(shape.reduce((product, size) => product * size, 1)), shape);
  return graph.add({
    operator: 'ScatterND',
    inputs: [zeros, rows, values],
    shape,
    attributes: { reduction: { text: 'add' } },
  });
}
