import { describe, expect, it } from 'vitest';
import { openSession } from '../onnx/session.ts';
import { add, multiply } from './elementwise.ts';
import { Graph } from './graph.ts';
import { concat, reshape, slice, sum, transpose } from './layout.ts';
import { dense, matmul } from './matmul.ts';

describe('a graph that is traced', () => {
  const graph = new Graph();
  const wide = graph.input('wide', [512, 23]);
  const weights = graph.input('weights', [24, 64]);
  const open = graph.input('open', ['N', 3, 4]);

  it.each([
    ['matmul: [512, 23] by [24, 64]: the inner sizes 23 and 24 differ', () => matmul(wide, weights)],
    ['dense: a bias of [23] for weights of [24, 64]', () => dense(weights, weights, graph.input('bias', [23]))],
    ['add: [512, 23] and [24, 64] do not align: 512 against 24', () => add(wide, weights)],
    ['reshape: [512, 23] does not hold the elements of [512, 24]', () => reshape(wide, [512, 24])],
    ['reshape: [N, 3, 4] does not hold the elements of [N, 3]', () => reshape(open, ['N', 3])],
    ['slice: the size N of [N] has to be known here', () => slice(open, { axis: 0, from: 0, until: 1 })],
    ['slice: axis 1 of [512, 23] has no part from 20 until 24', () => slice(wide, { axis: 1, from: 20, until: 24 })],
    ['concat: [512, 23] and [24, 64] differ beside axis 1', () => concat([wide, weights], 1)],
    ['transpose: [0, 0] does not name each axis of [512, 23] once', () => transpose(wide, [0, 0])],
    ['sum: [512, 23] has no axis 2', () => sum(wide, [2])],
  ])('says %s', (text, trace) => {
    expect(trace).toThrow(expect.objectContaining({ name: 'ShapeError', message: text }));
  });

  it('refuses two public names that are equal, and one that could be a generated name', () => {
    const names = new Graph();
    names.input('c1', []);
    expect(() => names.input('c1', [])).toThrow('the name c1 is taken');
    expect(() => names.output('c1', names.scalar(1))).toThrow('the name c1 is taken');
    expect(() => names.input('scalar#1', [])).toThrow('a public name has no #');
  });

  it('does not mistake a constant or a result for an input of such a name', async () => {
    const named = new Graph();
    const inputs = ['c1', 'constant', 'constant1', 'Add', 'Add1', 'Mul2'].map((name) => named.input(name, []));
    const weighted = inputs.map((input, index) => multiply(input, 10 ** index));
    named.output('y', weighted.reduce(add, named.scalar(0)));
    const session = await openSession(named.encode('names'));
    const feeds = inputs.map(({ name }, index) => [
      name,
      { type: 'float32', shape: [], elements: Float32Array.of(index + 1) } as const,
    ]);
    expect(await session.run(Object.fromEntries(feeds), { y: null })).toEqual({ y: Float32Array.of(654_321) });
  });

  it('leaves the number of rows open until it runs', async () => {
    const rows = new Graph();
    const x = rows.input('x', ['N', 2, 2]);
    const flat = reshape(x, ['2*N', 2]);
    rows.output('y', sum(reshape(multiply(flat, flat), ['N', 4]), [1]));
    const session = await openSession(rows.encode('rows'));
    for (const count of [1, 3]) {
      const elements = new Float32Array(4 * count).fill(2);
      const { y } = await session.run({ x: { type: 'float32', shape: [count, 2, 2], elements } }, { y: null });
      expect(y).toEqual(new Float32Array(count).fill(16));
    }
  });
});
