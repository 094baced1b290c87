import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeOnnx } from './model.ts';

const negate = encodeOnnx({
  name: 'negate',
  inputs: [{ name: 'x', type: 'float32', shape: ['N'] }],
  outputs: [{ name: 'y', type: 'float32', shape: ['N'] }],
  constants: [],
  nodes: [{ operator: 'Neg', inputs: ['x'], outputs: ['y'] }],
});

describe('the runtime', () => {
  afterEach(() => {
    vi.doUnmock('onnxruntime-node');
    vi.resetModules();
  });

  it('is WebAssembly where the native library does not load', async () => {
    vi.doMock('onnxruntime-node', () => {
      throw new Error('no native library for this machine');
    });
    const { openSession } = await import('./session.ts');
    const session = await openSession(negate);
    expect(session.runtime).toBe('wasm');
    const x = { type: 'float32', shape: [2], elements: Float32Array.of(1, -2) } as const;
    expect(await session.run({ x }, { y: null })).toEqual({ y: Float32Array.of(-1, 2) });
  });

  it('is not loaded by who needs no net', () => {
    const engine = resolve(import.meta.dirname, '../index.ts');
    const program = `
      await import(${JSON.stringify(engine)});
      console.log(process.report.getReport().sharedObjects.filter((file) => file.includes('onnxruntime')).length);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout.toString('utf8').trim()).toBe('0');
  });
});
