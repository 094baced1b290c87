import { assert } from '@lendline/kernel';
// Types alone: the runtime itself is loaded when the first session is opened, so that who needs none loads none.
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-node';
import type { ElementType, Elements } from './model.ts';

/** A value that goes into a graph or comes out of it. */
export interface GraphTensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly elements: Elements;
}

export type RuntimeName = 'native' | 'wasm';

interface Runtime {
  readonly name: RuntimeName;
  readonly create: (model: Uint8Array, options: InferenceSession.SessionOptions) => Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
}

// One thread that does not spin: two threads that wait for each other made training twice as slow on two cores.
const options: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
};

const runtimes = new Map<RuntimeName, Promise<Runtime>>();
let preferred: Promise<Runtime> | undefined;

/** onnxruntime-node, or where its native library does not load onnxruntime-web: the same graphs, some four times slower. */
function anyRuntime(): Promise<Runtime> {
  preferred ??= loaded('native').catch(() => loaded('wasm'));
  return preferred;
}

function loaded(name: RuntimeName): Promise<Runtime> {
  const known = runtimes.get(name);
  if (known) return known;
  const loading = name === 'native' ? loadNative() : loadWasm();
  runtimes.set(name, loading);
  return loading;
}

async function loadNative(): Promise<Runtime> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  return { name: 'native', create: (model, with_) => InferenceSession.create(model, with_), Tensor };
}

async function loadWasm(): Promise<Runtime> {
  const { InferenceSession, Tensor, env } = await import('onnxruntime-web');
  env.wasm.numThreads = 1;
  return { name: 'wasm', create: (model, with_) => InferenceSession.create(model, with_), Tensor };
}

/** Opens a graph to run it. Takes the runtime that loads unless one is named, which only comparisons do. */
export async function openSession(model: Uint8Array, name?: RuntimeName): Promise<Session> {
  const runtime = await (name === undefined ? anyRuntime() : loaded(name));
  return new Session(runtime, await runtime.create(model, options));
}

/** An open graph. `release` gives its memory back; without it the collector does, some time. */
export class Session {
  readonly runtime: RuntimeName;
  readonly #Tensor: TensorConstructor;
  readonly #session: InferenceSession;

  constructor({ name, Tensor }: Runtime, session: InferenceSession) {
    this.runtime = name;
    this.#Tensor = Tensor;
    this.#session = session;
  }

  /**
   * Runs the graph and answers the outputs that are asked for. An output given as a tensor is written into that
   * tensor's own elements, which saves a copy when state goes round; they must not be fed to the same run.
   */
  async run(
    feeds: Readonly<Record<string, GraphTensor>>,
    outputs: Readonly<Record<string, GraphTensor | null>>,
  ): Promise<Readonly<Record<string, Elements>>> {
    const given = mapped(feeds, (tensor) => this.#tensorOf(tensor));
    // The WebAssembly runtime works in memory of its own, so there the results are copied out afterwards.
    const inPlace = this.runtime === 'native';
    const wanted = mapped(outputs, (tensor) => (tensor && inPlace ? this.#tensorOf(tensor) : null));
    const results = await this.#session.run(given, wanted);
    return mapped(outputs, (into, name) => {
      const data = elementsOf(results[name]);
      if (!into || into.elements === data) return data;
      copy(data, into.elements);
      return into.elements;
    });
  }

  release(): Promise<void> {
    return this.#session.release();
  }

  #tensorOf({ type, elements, shape }: GraphTensor): Tensor {
    return new this.#Tensor(type, elements as Float32Array, shape);
  }
}

function elementsOf(value: InferenceSession.OnnxValueMapType[string] | undefined): Elements {
  assert(value, 'the runtime answers every output that it was asked for');
  const { data } = value as Tensor;
  assert(
    data instanceof Float32Array ||
      data instanceof Float64Array ||
      data instanceof Uint8Array ||
      data instanceof BigInt64Array,
    'a graph answers the element types that it was written with',
  );
  return data;
}

function copy(from: Elements, to: Elements): void {
  assert(from.constructor === to.constructor, 'an output is written into elements of its own type');
  (to as Float32Array).set(from as Float32Array);
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  turn: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, turn(value, name)]));
}
