import { assert, type Random } from '@lendline/kernel';
import { type GraphTensor, openSession, type Session } from '../onnx/session.ts';
import { biasCorrections } from '../tensor/adamw.ts';
import type { EncodedRows } from './encode-rows.ts';
import { type NetShape, planOf, stepGraph, type StepRules, watchGraph } from './graphs.ts';
import { drawMasks } from './masks.ts';
import { type NetPlan, startOf } from './parameters.ts';

/** Encoded rows with what became of them. */
export interface OutcomeRows {
  readonly encoded: EncodedRows;
  readonly bad: ArrayLike<number>;
  /** How much each row counts; their mean is one. */
  readonly weights: Float32Array;
}

/** What the optimiser carries from step to step; parameters of all layers stand in one row. */
export interface TrainingState {
  /** Steps made so far. */
  readonly step: number;
  readonly parameters: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

const watchedAtOnce = 2048;

/**
 * Makes training steps of one net. The state goes round between two sets of tensors that the runtime reads from and
 * writes to, and is copied only when somebody asks for it.
 */
export class NetTrainer {
  readonly #shape: NetShape;
  readonly #batch: Batch;
  readonly #session: Session;
  readonly #watch: Session;
  readonly #random: Random;
  #now: StateTensors;
  #next: StateTensors;
  #step: number;

  private constructor(parts: TrainerParts, state: TrainingState) {
    this.#shape = parts.shape;
    this.#batch = new Batch(parts.shape, parts.plan, parts.rules.batch);
    this.#session = parts.session;
    this.#watch = parts.watch;
    this.#random = parts.random;
    this.#now = stateTensors(state);
    this.#next = stateTensors(state);
    this.#step = state.step;
  }

  /** Starts from `state` where there is one, else as the seed of `random` says. */
  static async open(
    shape: NetShape,
    rules: StepRules,
    { random, state }: { readonly random: Random; readonly state?: TrainingState | undefined },
  ): Promise<NetTrainer> {
    const plan = planOf(shape, rules.batch);
    assert(!state || state.parameters.length === plan.size, 'training is resumed with the net that it began with');
    const session = await openSession(stepGraph(shape, plan, rules));
    const watch = await openSession(watchGraph(shape, plan));
    return new NetTrainer({ shape, plan, rules, session, watch, random }, state ?? startState(plan, random));
  }

  /** One step on the rows named, as many as the batch; answers the loss before it. */
  async step(data: OutcomeRows, rows: Int32Array, rate: number): Promise<number> {
    this.#step += 1;
    const corrections = biasCorrections(this.#step);
    this.#batch.fill(data, rows, this.#random.fork(`masks/${this.#step}`));
    const { loss } = await this.#session.run(
      {
        ...this.#batch.tensors,
        ...this.#now,
        rate: scalar(rate),
        meanCorrection: scalar(corrections.mean),
        squareCorrection: scalar(corrections.square),
      },
      {
        nextParameters: this.#next.parameters,
        nextMeans: this.#next.means,
        nextSquares: this.#next.squares,
        loss: null,
      },
    );
    [this.#now, this.#next] = [this.#next, this.#now];
    return Number(loss![0]);
  }

  /** Log-odds of rows as the net is now. */
  async logOdds({ rows, columns, elements }: EncodedRows): Promise<Float64Array> {
    assert(columns === this.#shape.featureOf.length, 'rows are encoded as the net reads them');
    const said = new Float64Array(rows);
    for (let from = 0; from < rows; from += watchedAtOnce) {
      const until = Math.min(rows, from + watchedAtOnce);
      const part = elements.subarray(from * columns, until * columns);
      const x: GraphTensor = { type: 'float32', shape: [until - from, columns], elements: part };
      const { logOdds } = await this.#watch.run({ x, parameters: this.#now.parameters }, { logOdds: null });
      said.set(logOdds as Float32Array, from);
    }
    return said;
  }

  /** A copy of the state, which later steps leave alone. */
  state(): TrainingState {
    const { parameters, means, squares } = this.#now;
    return {
      step: this.#step,
      parameters: parameters.elements.slice(),
      means: means.elements.slice(),
      squares: squares.elements.slice(),
    };
  }

  async close(): Promise<void> {
    await this.#session.release();
    await this.#watch.release();
  }
}

interface TrainerParts {
  readonly shape: NetShape;
  readonly plan: NetPlan;
  readonly rules: StepRules;
  readonly session: Session;
  readonly watch: Session;
  readonly random: Random;
}

function startState(plan: NetPlan, random: Random): TrainingState {
  const zeros = (): Float32Array => new Float32Array(plan.size);
  return { step: 0, parameters: startOf(plan, random.fork('start')), means: zeros(), squares: zeros() };
}

type FloatTensor = GraphTensor & { readonly elements: Float32Array };
type StateTensors = Readonly<Record<'parameters' | 'means' | 'squares', FloatTensor>>;

function stateTensors({ parameters, means, squares }: TrainingState): StateTensors {
  return { parameters: row(parameters), means: row(means), squares: row(squares) };
}

function row(elements: Float32Array): FloatTensor {
  return { type: 'float32', shape: [elements.length], elements: elements.slice() };
}

function scalar(value: number): FloatTensor {
  return { type: 'float32', shape: [], elements: Float32Array.of(value) };
}

/** The tensors that a batch is copied into, one set for all steps. */
class Batch {
  readonly tensors: Readonly<Record<string, GraphTensor>>;
  readonly #plan: NetPlan;
  readonly #columns: number;
  readonly #x: Float32Array;
  readonly #bad: Float32Array;
  readonly #weights: Float32Array;
  readonly #masks: Uint8Array;

  constructor({ featureOf }: NetShape, plan: NetPlan, batch: number) {
    this.#plan = plan;
    this.#columns = featureOf.length;
    this.#x = new Float32Array(batch * featureOf.length);
    this.#bad = new Float32Array(batch);
    this.#weights = new Float32Array(batch);
    this.#masks = new Uint8Array(plan.masks.reduce((total, { values }) => total + values, 0));
    this.tensors = {
      x: { type: 'float32', shape: [batch, featureOf.length], elements: this.#x },
      bad: { type: 'float32', shape: [batch, 1], elements: this.#bad },
      weights: { type: 'float32', shape: [batch, 1], elements: this.#weights },
      ...(this.#masks.length > 0 && {
        masks: { type: 'uint8', shape: [this.#masks.length], elements: this.#masks } as const,
      }),
    };
  }

  fill({ encoded, bad, weights }: OutcomeRows, rows: Int32Array, random: Random): void {
    assert(rows.length === this.#bad.length, 'a batch is full');
    for (let index = 0, at = 0; index < rows.length; index += 1, at += this.#columns) {
      const from = rows[index]! * this.#columns;
      this.#x.set(encoded.elements.subarray(from, from + this.#columns), at);
      this.#bad[index] = bad[rows[index]!]!;
      this.#weights[index] = weights[rows[index]!]!;
    }
    drawMasks(this.#plan.masks, this.#masks, random);
  }
}
