import { type Layers, layerNorm, linear, uniformStart, widthOf } from '../nets/layers.ts';
import type { Dimension } from '../onnx/model.ts';
import { add, divide, multiply, relu, sigmoid, subtract, tanh } from '../tensor/elementwise.ts';
import type { Graph, Tensor } from '../tensor/graph.ts';
import { concat, gather, pad, reshape, slice, sum } from '../tensor/layout.ts';
import { dense } from '../tensor/matmul.ts';
import type { EventShape } from './event-batch.ts';

/** Convolutions over time, each looking twice as far back as the one below (Bai, Kolter and Koltun 2018). */
export interface TemporalConvolution {
  readonly kind: 'tcn';
  readonly width: number;
  /** Each reads three events, 1, 2, 4, … apart. */
  readonly layers: number;
}

/** Gated recurrent unit: one event after the other into one state (Cho et al. 2014). */
export interface GatedRecurrence {
  readonly kind: 'gru';
  readonly width: number;
}

export interface EventNet extends EventShape {
  readonly body: TemporalConvolution | GatedRecurrence;
  /** Different codes of kinds. */
  readonly kinds: number;
  /** Numbers that a kind is learnt as. */
  readonly kindWidth: number;
  /** Numbers that a person's events end up as. */
  readonly embedding: number;
}

/** One batch of events as tensors. */
export interface EventTensors {
  readonly kinds: Tensor;
  readonly numbers: Tensor;
  /** 1 where there is an event, 0 before the first: [rows, length, 1]. */
  readonly present: Tensor;
}

/** Inputs by the names that `eventTensors` gives. */
export function eventInputs(graph: Graph, { length, numbers }: EventShape, rows: Dimension): EventTensors {
  return {
    kinds: graph.input('kinds', [rows, length], 'int64'),
    numbers: graph.input('numbers', [rows, length, numbers]),
    present: graph.input('present', [rows, length, 1]),
  };
}

/** From events to what is told of each person: [rows, embedding]. The mean over all events, beside the last one. */
export function embed(net: EventNet, { kinds, numbers, present }: EventTensors, layers: Layers): Tensor {
  const table = layers.parameter({ shape: [net.kinds, net.kindWidth], start: uniformStart(1), decays: true });
  const events = multiply(concat([gather(table, kinds), numbers], -1), present);
  const context = { present, layers };
  const states = net.body.kind === 'tcn' ? convolve(net.body, events, context) : recur(net.body, events, context);
  const mean = divide(sum(multiply(states, present), [1]), add(sum(present, [1]), 1e-6));
  return linear(concat([mean, at(states, net.length - 1)], -1), net.embedding, layers);
}

interface Context {
  readonly present: Tensor;
  readonly layers: Layers;
}

function convolve({ width, layers: depth }: TemporalConvolution, events: Tensor, { present, layers }: Context): Tensor {
  let states = linear(events, width, layers);
  for (let layer = 0; layer < depth; layer += 1) {
    // What stands before the first event stays zero, however often shifts are added to it.
    const known = multiply(layerNorm(states, layers), present);
    const apart = 2 ** layer;
    const read = concat([earlier(known, 2 * apart), earlier(known, apart), known], -1);
    states = add(states, strong(relu(strong(read, width, layers)), width, layers));
  }
  return layerNorm(states, layers);
}

/**
 * A layer whose start keeps the size of what it is given through a ReLU (He et al. 2015): what neighbours in time say
 * together has to stand out from the first step, or an encoder without outcomes never notices it.
 */
function strong(x: Tensor, width: number, layers: Layers): Tensor {
  const inputs = widthOf(x);
  const start = { kind: 'uniform', bound: Math.sqrt(6 / inputs) } as const;
  const weights = layers.parameter({ shape: [inputs, width], start, decays: true });
  const shifts = layers.parameter({ shape: [width], start: uniformStart(inputs), decays: false });
  return dense(x, weights, shifts);
}

/** The state of so many events ago in the place of each; zeros before the first. */
function earlier(states: Tensor, events: number): Tensor {
  const [, length] = states.shape;
  const kept = Math.max(0, Number(length) - events);
  if (kept === 0) return multiply(states, 0);
  return pad(slice(states, { axis: 1, from: 0, until: kept }), { axis: 1, before: events, after: 0 });
}

function at(states: Tensor, event: number): Tensor {
  const [rows] = states.shape;
  return reshape(slice(states, { axis: 1, from: event, until: event + 1 }), [rows!, widthOf(states)]);
}

function recur({ width }: GatedRecurrence, events: Tensor, { present, layers }: Context): Tensor {
  const [rows, length] = events.shape;
  // What each event brings to both gates and to the new state, in one product for all events.
  const brought = linear(events, 3 * width, layers);
  const start = uniformStart(width);
  const weights = layers.parameter({ shape: [width, 3 * width], start, decays: true });
  const shifts = layers.parameter({ shape: [3 * width], start, decays: false });
  let state = multiply(part(at(brought, 0), 0, width), 0);
  const states: Tensor[] = [];
  for (let event = 0; event < Number(length); event += 1) {
    const next = gated(at(brought, event), state, dense(state, weights, shifts));
    // Before the first event nothing happens.
    state = add(state, multiply(at(present, event), subtract(next, state)));
    states.push(reshape(state, [rows!, 1, width]));
  }
  return concat(states, 1);
}

/** The state after an event: what it brings and what the state adds, each as update gate, reset gate and content. */
function gated(brought: Tensor, state: Tensor, kept: Tensor): Tensor {
  const width = widthOf(state);
  const [update, reset] = [0, 1].map((gate) => sigmoid(add(part(brought, gate, width), part(kept, gate, width))));
  const content = tanh(add(part(brought, 2, width), multiply(reset!, part(kept, 2, width))));
  return add(content, multiply(update!, subtract(state, content)));
}

/** One of several parts of equal width that stand side by side. */
function part(tensor: Tensor, index: number, width: number): Tensor {
  return slice(tensor, { axis: 1, from: index * width, until: (index + 1) * width });
}
