import { assert, type Random } from '@lendline/kernel';
import { ParametersAsConstants, type NetPlan, planNet } from '../nets/parameters.ts';
import { rateAt } from '../nets/schedule.ts';
import { addStep, type StepRules } from '../nets/step-graph.ts';
import { Stepper } from '../nets/stepper.ts';
import { add, divide, logSoftmax, mean, multiply, squareRoot, subtract } from '../tensor/elementwise.ts';
import { Graph, type Tensor } from '../tensor/graph.ts';
import { flatten, slice, sum, transpose } from '../tensor/layout.ts';
import { matmul } from '../tensor/matmul.ts';
import { eventTensors, type Stretch } from './event-batch.ts';
import { embed, eventInputs, type EventNet } from './event-net.ts';
import {
  encodeEvents,
  type EncodedEvents,
  type EventPlan,
  type EventSequence,
  kindCodes,
  numbersPerEvent,
  planEvents,
} from './events.ts';

/** An encoder of events: how they become numbers, and a graph from them to embeddings. */
export interface EventModel {
  readonly plan: EventPlan;
  readonly net: EventNet;
  /** From `kinds`, `numbers` and `present` to `embedding`. */
  readonly graph: Uint8Array;
}

export interface EventOptions extends Partial<StepRules> {
  readonly body?: EventNet['body'];
  readonly embedding?: number;
  /** Events read of each person, the latest ones. */
  readonly length?: number;
  readonly epochs?: number;
  /** People per step. */
  readonly batch?: number;
  readonly rate?: number;
  readonly random: Random;
  /** Told after each epoch. */
  readonly onEpoch?: (epoch: { readonly epoch: number; readonly loss: number }) => void;
}

const defaults = {
  body: { kind: 'tcn', width: 32, layers: 4 },
  embedding: 16,
  length: 64,
  epochs: 20,
  batch: 64,
  rate: 3e-3,
  weightDecay: 0.01,
  mostGradient: 1,
} as const;

/** Fewest events of a stretch; people are learnt from who have enough for two. */
const shortest = 16;

/** Fewest events of somebody who can be learnt from: two stretches that share none. */
export const fewestEvents = 2 * shortest;

/** How sharply likeness is told from unlikeness: cosines are divided by it. */
const temperature = 0.3;

/**
 * Learns to embed events without looking at any outcome: two random stretches of one person's events shall be more alike
 * than those of different people (Babaev et al. 2022, CoLES; the loss over a batch as in Chen et al. 2020, SimCLR). What
 * tells people apart is how they behave, its order too. The same sequences, options and seed give the same bytes.
 */
export async function pretrainEvents(sequences: readonly EventSequence[], options: EventOptions): Promise<EventModel> {
  const settings: Settings = { ...defaults, ...options };
  const plan = planEvents(sequences);
  const net: EventNet = {
    body: settings.body,
    kinds: kindCodes(plan),
    kindWidth: 8,
    numbers: numbersPerEvent(plan),
    length: settings.length,
    embedding: settings.embedding,
  };
  const people = sequences
    .map((sequence) => encodeEvents(plan, sequence))
    .filter(({ kinds }) => kinds.length >= fewestEvents);
  assert(people.length > 1, 'at least two people have enough events to be told apart');
  const parameters = await contrast(people, net, settings);
  return { plan, net, graph: embeddingGraph(net, parameters) };
}

type Settings = Required<Omit<EventOptions, 'onEpoch'>> & Pick<EventOptions, 'onEpoch'>;

async function contrast(people: readonly EncodedEvents[], net: EventNet, settings: Settings): Promise<Float32Array> {
  const { epochs, rate, random, onEpoch } = settings;
  const batch = Math.min(settings.batch, people.length);
  const plan = planNet((graph, layers) => void embed(net, eventInputs(graph, net, 2 * batch), layers));
  const stepper = await Stepper.open(contrastGraph(net, { plan, batch, rules: settings }), { plan, random });
  const steps = Math.floor(people.length / batch);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const drawn = random.fork(`epoch/${epoch}`);
    const order = people.map((person) => ({ person, key: drawn.next() })).toSorted((a, b) => a.key - b.key);
    let loss = 0;
    for (let step = 0; step < steps; step += 1) {
      const chosen = order.slice(step * batch, (step + 1) * batch).map(({ person }) => person);
      const pairs = chosen.map((person) => twoStretches(person, net.length, drawn));
      const stretches = [...pairs.map(([one]) => one), ...pairs.map(([, other]) => other)];
      const at = rateAt((epoch - 1) * steps + step + 1, { steps: epochs * steps, height: rate });
      loss += (await stepper.step(eventTensors(stretches, net), at)) / steps;
    }
    onEpoch?.({ epoch, loss });
  }
  const { parameters } = stepper.state();
  await stepper.close();
  return parameters;
}

/**
 * Two random runs of a person's events, one before the other. They share no event: else being alike could be learnt from
 * the very same amounts instead of from how somebody behaves.
 */
function twoStretches(events: EncodedEvents, length: number, random: Random): readonly [Stretch, Stretch] {
  const all = events.kinds.length;
  const cut = shortest + random.below(all - 2 * shortest + 1);
  const within = (from: number, until: number): Stretch => {
    const longest = Math.min(length, until - from);
    const taken = shortest + random.below(longest - shortest + 1);
    const first = from + random.below(until - from - taken + 1);
    return { events, from: first, until: first + taken };
  };
  return [within(0, cut), within(cut, all)];
}

interface Contrast {
  readonly plan: NetPlan;
  readonly batch: number;
  readonly rules: StepRules;
}

/** Rows 0 to batch - 1 are one stretch of each person, the rows after them another, in the same order. */
function contrastGraph(net: EventNet, { plan, batch, rules }: Contrast): Uint8Array {
  const graph = new Graph();
  const events = eventInputs(graph, net, 2 * batch);
  const same = new Float32Array(batch * batch);
  for (let person = 0; person < batch; person += 1) same[person * batch + person] = -1;
  addStep(graph, { plan, rules }, (layers) => {
    const embedded = unitLength(standardised(embed(net, events, layers)));
    const one = slice(embedded, { axis: 0, from: 0, until: batch });
    const other = slice(embedded, { axis: 0, from: batch, until: 2 * batch });
    const alike = multiply(matmul(one, transpose(other, [1, 0])), 1 / temperature);
    const told = add(logSoftmax(alike), logSoftmax(transpose(alike, [1, 0])));
    const ownOnly = multiply(told, graph.constant(same, [batch, batch]));
    return multiply(sum(flatten(ownOnly), [0]), 0.5 / batch);
  });
  return graph.encode('contrast');
}

/** Each number of the embedding beside those of the batch: without it, all people start alike and may stay so. */
function standardised(rows: Tensor): Tensor {
  const centred = subtract(rows, mean(rows, [0]));
  return divide(centred, squareRoot(add(mean(multiply(centred, centred), [0]), 1e-6)));
}

function unitLength(rows: Tensor): Tensor {
  return divide(rows, squareRoot(add(sum(multiply(rows, rows), [-1], { keep: true }), 1e-6)));
}

function embeddingGraph(net: EventNet, parameters: Float32Array): Uint8Array {
  const graph = new Graph();
  const layers = new ParametersAsConstants(graph, parameters);
  graph.output('embedding', embed(net, eventInputs(graph, net, 'N'), layers));
  return graph.encode('embed');
}
