import type { Dimension } from '../onnx/model.ts';

export type Shape = readonly Dimension[];

/** Two shapes that do not go together, told when the graph is traced and not when it runs. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

export function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** The shape of an elementwise result: aligned at the last axis, a size of one stretches (ONNX broadcasting). */
export function broadcast(operation: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const one = a[a.length - rank + axis] ?? 1;
    const other = b[b.length - rank + axis] ?? 1;
    if (one === 1) return other;
    if (other === 1 || one === other) return one;
    throw new ShapeError(`${operation}: ${shapeText(a)} and ${shapeText(b)} do not align: ${one} against ${other}`);
  });
}

/** Number of elements: a known factor, times a size known only when the graph runs where there is one. */
export interface Count {
  readonly factor: number;
  readonly symbol: string | null;
}

/** A name like `3*N` is three times the size named `N`, as reshaping makes it. */
function countOf(size: Dimension): Count {
  if (typeof size === 'number') return { factor: size, symbol: null };
  const [, factor = '1', symbol = size] = /^(\d+)\*(.+)$/.exec(size) ?? [];
  return { factor: Number(factor), symbol };
}

export function elementCount(shape: Shape): Count {
  return shape.map(countOf).reduce(
    (total, size) => {
      if (total.symbol !== null && size.symbol !== null) {
        throw new ShapeError(`${shapeText(shape)}: only one size may be left open`);
      }
      return { factor: total.factor * size.factor, symbol: total.symbol ?? size.symbol };
    },
    { factor: 1, symbol: null },
  );
}

/** Several sizes as one. */
export function merged(shape: Shape): Dimension {
  const { factor, symbol } = elementCount(shape);
  if (symbol === null) return factor;
  return factor === 1 ? symbol : `${factor}*${symbol}`;
}

/** A shape without open sizes. */
export function knownShape(operation: string, shape: Shape): readonly number[] {
  return shape.map((size) => {
    if (typeof size === 'number') return size;
    throw new ShapeError(`${operation}: the size ${size} of ${shapeText(shape)} has to be known here`);
  });
}

/** The place of an axis, counted from the end where it is negative. */
export function axisOf(operation: string, shape: Shape, axis: number): number {
  const at = axis < 0 ? axis + shape.length : axis;
  if (at >= 0 && at < shape.length) return at;
  throw new ShapeError(`${operation}: ${shapeText(shape)} has no axis ${axis}`);
}
