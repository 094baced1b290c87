import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { Elements } from '../onnx/model.ts';
import { type GraphTensor, openSession } from '../onnx/session.ts';
import * as elementwise from './elementwise.ts';
import { gradientsOf } from './gradients.ts';
import { Graph, type Tensor } from './graph.ts';
import * as layout from './layout.ts';
import * as products from './matmul.ts';
import { knownShape } from './shape.ts';

const { add, multiply } = elementwise;
const { reshape, sum } = layout;

interface Check {
  /** Shapes of the inputs that gradients are taken by. */
  readonly shapes: readonly (readonly number[])[];
  readonly trace: (...inputs: Tensor[]) => Tensor;
  /** For operations that only know numbers above zero. */
  readonly positive?: true;
}

const rowNumbers = (graph: Graph): Tensor =>
  graph.constant(BigInt64Array.from([0n, 2n, 2n, 1n, 0n, 2n]), [2, 3], 'int64');

const matrices = [
  [3, 4],
  [4, 5],
] as const;

/** What is checked of every exported operation; one that is not here fails the first test. */
const checks: Readonly<Record<string, readonly Check[]>> = {
  add: [
    { shapes: [[3, 4], [4]], trace: (a, b) => elementwise.add(a, b) },
    { shapes: [[3, 4]], trace: (a) => elementwise.add(2, a) },
  ],
  subtract: [
    { shapes: [[4], [3, 4]], trace: (a, b) => elementwise.subtract(a, b) },
    {
      shapes: [
        [3, 1],
        [1, 4],
      ],
      trace: (a, b) => elementwise.subtract(a, b),
    },
  ],
  multiply: [
    {
      shapes: [
        [2, 3, 4],
        [3, 1],
      ],
      trace: (a, b) => elementwise.multiply(a, b),
    },
    { shapes: [[3]], trace: (a) => elementwise.multiply(a, a) },
  ],
  divide: [
    {
      shapes: [
        [3, 4],
        [3, 4],
      ],
      trace: (a, b) => elementwise.divide(a, b),
      positive: true,
    },
    { shapes: [[3, 4], [4]], trace: (a, b) => elementwise.divide(a, b), positive: true },
  ],
  negate: [{ shapes: [[3, 4]], trace: (a) => elementwise.negate(a) }],
  exp: [{ shapes: [[3, 4]], trace: (a) => elementwise.exp(a) }],
  log: [{ shapes: [[3, 4]], trace: (a) => elementwise.log(a), positive: true }],
  squareRoot: [{ shapes: [[3, 4]], trace: (a) => elementwise.squareRoot(a), positive: true }],
  sigmoid: [{ shapes: [[3, 4]], trace: (a) => elementwise.sigmoid(a) }],
  tanh: [{ shapes: [[3, 4]], trace: (a) => elementwise.tanh(a) }],
  softplus: [{ shapes: [[3, 4]], trace: (a) => elementwise.softplus(a) }],
  relu: [{ shapes: [[5, 5]], trace: (a) => elementwise.relu(a) }],
  softmax: [{ shapes: [[3, 5]], trace: (a) => elementwise.softmax(a) }],
  logSoftmax: [{ shapes: [[3, 5]], trace: (a) => elementwise.logSoftmax(a) }],
  mean: [{ shapes: [[3, 4, 2]], trace: (a) => multiply(elementwise.mean(a, [1], { keep: true }), a) }],
  sum: [
    { shapes: [[3, 4, 2]], trace: (a) => layout.sum(a, [0, -1]) },
    { shapes: [[3, 4, 2]], trace: (a) => multiply(layout.sum(a, [1], { keep: true }), a) },
  ],
  sumTo: [{ shapes: [[2, 3, 4]], trace: (a) => layout.sumTo(a, [3, 1]) }],
  reshape: [{ shapes: [[3, 4]], trace: (a) => multiply(layout.reshape(a, [2, 6]), layout.reshape(a, [2, 6])) }],
  flatten: [{ shapes: [[3, 4]], trace: (a) => layout.flatten(a) }],
  transpose: [{ shapes: [[2, 3, 4]], trace: (a) => layout.transpose(a, [2, 0, 1]) }],
  slice: [{ shapes: [[3, 6]], trace: (a) => layout.slice(a, { axis: 1, from: 1, until: 4 }) }],
  pad: [{ shapes: [[3, 2]], trace: (a) => layout.pad(a, { axis: 1, before: 2, after: 1 }) }],
  concat: [
    {
      shapes: [
        [3, 6],
        [3, 2],
      ],
      trace: (a, b) => layout.concat([b, a, b], 1),
    },
  ],
  gather: [{ shapes: [[3, 4]], trace: (a) => layout.gather(a, rowNumbers(a.graph)) }],
  matmul: [
    { shapes: matrices, trace: (a, b) => products.matmul(a, b) },
    {
      shapes: [
        [2, 3, 4],
        [4, 5],
      ],
      trace: (a, b) => products.matmul(a, b),
    },
    {
      shapes: [
        [2, 2, 3, 4],
        [2, 2, 4, 3],
      ],
      trace: (a, b) => products.matmul(a, b),
    },
  ],
  dense: [
    { shapes: [...matrices, [5]], trace: (a, b, c) => products.dense(a, b, c!) },
    { shapes: [[2, 3, 4], [4, 5], [5]], trace: (a, b, c) => products.dense(a, b, c!) },
  ],
};

const operations = Object.keys({ ...elementwise, ...layout, ...products });

describe('every operation', () => {
  it('has a check of its gradient', () => {
    expect(Object.keys(checks).toSorted()).toEqual(operations.toSorted());
  });

  it.each(operations)('%s: what the graph says a gradient is, small steps in both directions say too', async (name) => {
    for (const check of checks[name]!) expect(await worstError(check)).toBeLessThan(0.01);
  });
});

describe('gradients of several operations at once', () => {
  it('hold through attention over three tokens', async () => {
    const square = [4, 4] as const;
    const { softmax } = elementwise;
    const { matmul } = products;
    const { transpose } = layout;
    const check: Check = {
      shapes: [[2, 3, 4], square, square, square],
      trace: (x, ...[q, k, v]) => {
        const weights = matmul(matmul(x!, q!), transpose(matmul(x!, k!), [0, 2, 1]));
        return matmul(softmax(multiply(weights, 0.5)), matmul(x!, v!));
      },
    };
    expect(await worstError(check)).toBeLessThan(0.01);
  });

  it('add up where a value is used twice', async () => {
    expect(await worstError({ shapes: [[3, 3]], trace: (a) => add(products.matmul(a, a), a) })).toBeLessThan(0.01);
  });
});

/** Largest distance between traced gradients and central differences, relative to 0.1 plus their size. */
async function worstError({ shapes, trace, positive }: Check): Promise<number> {
  const random = seededRandom(shapes.join());
  const values = (shape: readonly number[]): Float32Array =>
    Float32Array.from({ length: countOf(shape) }, () => {
      // Away from zero, where a kink would lie between the two steps.
      const size = 0.2 + 0.8 * random.next();
      return positive || random.next() < 0.5 ? size : -size;
    });
  const graph = new Graph();
  const inputs = shapes.map((shape, index) => graph.input(`x${index}`, shape));
  const result = trace(...inputs);
  const shape = knownShape('check', result.shape);
  // A sum with a weight of its own for each element, so that no two errors cancel out.
  const weighted = multiply(result, graph.constant(values(shape), shape));
  const total = sum(reshape(weighted, [countOf(shape)]), [0]);
  graph.output('total', total);
  for (const [index, gradient] of gradientsOf(total, inputs).entries()) graph.output(`g${index}`, gradient);
  const session = await openSession(graph.encode('check'));
  const run = (points: readonly Float32Array[], outputs: readonly string[]): Promise<Record<string, Elements>> => {
    const tensors = points.map((elements, index): [string, GraphTensor] => [
      `x${index}`,
      { type: 'float32', shape: shapes[index]!, elements },
    ]);
    return session.run(Object.fromEntries(tensors), Object.fromEntries(outputs.map((name) => [name, null])));
  };
  const points = shapes.map(values);
  const traced = await run(
    points,
    shapes.map((_, index) => `g${index}`),
  );
  const step = 1 / 128;
  let worst = 0;
  for (const [index, point] of points.entries()) {
    for (const at of point.keys()) {
      const moved = (by: number) => points.with(index, point.with(at, point[at]! + by));
      const [above, below] = [await run(moved(step), ['total']), await run(moved(-step), ['total'])];
      const numeric = (Number(above['total']![0]) - Number(below['total']![0])) / (2 * step);
      const error = Math.abs(numeric - Number(traced[`g${index}`]![at])) / (0.1 + Math.abs(numeric));
      worst = Math.max(worst, error);
    }
  }
  await session.release();
  return worst;
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
