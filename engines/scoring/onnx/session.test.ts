import { describe, expect, it } from 'vitest';
import { encodeOnnx, type OnnxModel } from './model.ts';
import { openSession } from './session.ts';

const model: OnnxModel = {
  name: 'line',
  inputs: [{ name: 'x', type: 'float32', shape: ['N', 2] }],
  outputs: [
    { name: 'y', type: 'float32', shape: ['N', 1] },
    { name: 'kept', type: 'float32', shape: ['N', 1] },
  ],
  constants: [
    { name: 'slope', shape: [2, 1], elements: Float32Array.of(2, -3) },
    { name: 'shift', shape: [1], elements: Float32Array.of(0.5) },
    { name: 'axis', shape: [1], elements: BigInt64Array.of(-1n) },
  ],
  nodes: [
    { operator: 'Gemm', inputs: ['x', 'slope', 'shift'], outputs: ['y'], attributes: { alpha: { float: 1 } } },
    {
      operator: 'ReduceMax',
      inputs: ['x', 'axis'],
      outputs: ['kept'],
      attributes: { keepdims: { integer: 1 } },
    },
  ],
};

const x = { type: 'float32', shape: [2, 2], elements: Float32Array.of(1, 2, -1, 0.5) } as const;

describe.each(['native', 'wasm'] as const)('a model that we wrote, in the %s runtime', (runtime) => {
  it('computes what it says, for any number of rows', async () => {
    const session = await openSession(encodeOnnx(model), runtime);
    const answer = await session.run({ x }, { y: null, kept: null });
    expect(answer).toEqual({ y: Float32Array.of(-3.5, -3), kept: Float32Array.of(2, 0.5) });
    const one = { type: 'float32', shape: [1, 2], elements: Float32Array.of(0, 0) } as const;
    expect(await session.run({ x: one }, { y: null })).toEqual({ y: Float32Array.of(0.5) });
    await session.release();
  });

  it('writes an answer where it is asked to', async () => {
    const session = await openSession(encodeOnnx(model), runtime);
    const elements = new Float32Array(2);
    const { y } = await session.run({ x }, { y: { type: 'float32', shape: [2, 1], elements } });
    expect(y).toBe(elements);
    expect(elements).toEqual(Float32Array.of(-3.5, -3));
    await session.release();
  });

  it('says what is wrong with a graph that cannot be run', async () => {
    const broken = { ...model, nodes: [{ ...model.nodes[0]!, inputs: ['nowhere', 'slope', 'shift'] }] };
    await expect(openSession(encodeOnnx(broken), runtime)).rejects.toThrow('Graph output (kept) does not exist');
  });
});

describe('the bytes of a model', () => {
  it('are the same each time, and start with IR version 8', () => {
    expect(encodeOnnx(model)).toEqual(encodeOnnx(structuredClone(model)));
    expect([...encodeOnnx(model).subarray(0, 2)]).toEqual([8, 8]);
  });
});
