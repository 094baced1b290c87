import { assert, type Random } from '@lendline/kernel';
import { multiply } from '../tensor/elementwise.ts';
import { Graph, type Tensor } from '../tensor/graph.ts';
import { reshape, slice } from '../tensor/layout.ts';
import { knownShape } from '../tensor/shape.ts';
import type { Layers, ParameterPlan, Start } from './layers.ts';

/** What a net needs besides its inputs. */
export interface NetPlan {
  readonly parameters: readonly ParameterPlan[];
  /** Numbers in all parameters together. */
  readonly size: number;
  /** What dropout draws for one batch, in the order in which the net asks. */
  readonly masks: readonly MaskPlan[];
}

export interface MaskPlan {
  readonly values: number;
  /** Share of the values that is dropped. */
  readonly share: number;
}

/** Traces a net once, to nowhere, to see what it asks for. */
export function planNet(trace: (graph: Graph, layers: Layers) => void): NetPlan {
  const parameters: ParameterPlan[] = [];
  const masks: MaskPlan[] = [];
  const graph = new Graph();
  trace(graph, {
    parameter: (plan) => {
      parameters.push(plan);
      return graph.input(`parameter ${parameters.length}`, plan.shape);
    },
    dropout: (x, share) => {
      if (share > 0) masks.push({ values: sizeOf(knownShape('dropout', x.shape)), share });
      return x;
    },
  });
  return { parameters, size: parameters.reduce((total, { shape }) => total + sizeOf(shape), 0), masks };
}

/** Parameters as they start, all in one row. */
export function startOf({ parameters, size }: NetPlan, random: Random): Float32Array {
  const row = new Float32Array(size);
  let at = 0;
  for (const { shape, start } of parameters) {
    const until = at + sizeOf(shape);
    const draw = drawer(start, random);
    for (; at < until; at += 1) row[at] = draw();
  }
  return row;
}

function drawer(start: Start, random: Random): () => number {
  if (start.kind === 'uniform') return () => start.bound * (2 * random.next() - 1);
  if (start.kind === 'signs') return () => (random.next() < 0.5 ? -1 : 1);
  return () => start.value;
}

/** For each number in the row of parameters the share by which weight decay shrinks it. */
export function shrinkOf({ parameters, size }: NetPlan, decay: number): Float32Array {
  const row = new Float32Array(size);
  let at = 0;
  for (const { shape, decays } of parameters) {
    const until = at + sizeOf(shape);
    if (decays) row.fill(decay, at, until);
    at = until;
  }
  return row;
}

/** Parameters as parts of one row that the graph is given, so that state goes round as one tensor. */
export class ParametersInRow implements Layers {
  /** In the order of the plan. */
  readonly parts: Tensor[] = [];
  readonly #row: Tensor;
  #at = 0;

  constructor(row: Tensor) {
    this.#row = row;
  }

  parameter({ shape }: ParameterPlan): Tensor {
    const from = this.#at;
    this.#at += sizeOf(shape);
    const part = reshape(slice(this.#row, { axis: 0, from, until: this.#at }), shape);
    this.parts.push(part);
    return part;
  }

  dropout(x: Tensor, _share: number): Tensor {
    return x;
  }
}

/** The same with dropout, by masks that are handed in: zeros and ones for every value that may be dropped. */
export class ParametersInTraining extends ParametersInRow {
  readonly #masks: Tensor | undefined;
  #masked = 0;

  constructor(row: Tensor, masks: Tensor | undefined) {
    super(row);
    this.#masks = masks;
  }

  override dropout(x: Tensor, share: number): Tensor {
    if (share === 0) return x;
    assert(this.#masks, 'a net that drops values is given masks');
    const from = this.#masked;
    this.#masked += sizeOf(knownShape('dropout', x.shape));
    const kept = reshape(slice(this.#masks, { axis: 0, from, until: this.#masked }), x.shape);
    return multiply(multiply(x, kept), 1 / (1 - share));
  }
}

/** Trained parameters as constants of a graph that scores. */
export class ParametersAsConstants implements Layers {
  readonly #graph: Graph;
  readonly #row: Float32Array;
  #at = 0;

  constructor(graph: Graph, row: Float32Array) {
    this.#graph = graph;
    this.#row = row;
  }

  parameter({ shape }: ParameterPlan): Tensor {
    const from = this.#at;
    this.#at += sizeOf(shape);
    return this.#graph.constant(this.#row.slice(from, this.#at), shape);
  }

  dropout(x: Tensor, _share: number): Tensor {
    return x;
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
