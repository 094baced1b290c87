import { assert, type Random } from '@lendline/kernel';
import { type GraphTensor, openSession, type Session } from '../onnx/session.ts';
import type { EncodedRows } from './encode-rows.ts';
import { type NetShape, planOf, stepGraph, watchGraph } from './graphs.ts';
import type { StepRules } from './step-graph.ts';
import { Stepper, type TrainingState } from './stepper.ts';

/** Encoded rows with what became of them. */
export interface OutcomeRows {
  readonly encoded: EncodedRows;
  readonly bad: ArrayLike<number>;
  /** How much each row counts; their mean is one. */
  readonly weights: Float32Array;
}

/** Rows that go through a net at once while it is watched. */
const watchedAtOnce = 2048;

/** Trains one net on batches of encoded rows, and says in between how it does. */
export class NetTrainer {
  readonly #columns: number;
  readonly #batch: Batch;
  readonly #stepper: Stepper;
  readonly #watch: Session;

  private constructor(stepper: Stepper, watch: Session, { columns, batch }: { columns: number; batch: number }) {
    this.#columns = columns;
    this.#batch = new Batch(columns, batch);
    this.#stepper = stepper;
    this.#watch = watch;
  }

  /** Starts from `state` where there is one, else as the seed of `random` says. */
  static async open(
    shape: NetShape,
    rules: StepRules & { readonly batch: number },
    { random, state }: { readonly random: Random; readonly state?: TrainingState | undefined },
  ): Promise<NetTrainer> {
    const plan = planOf(shape, rules.batch);
    const stepper = await Stepper.open(stepGraph(shape, plan, rules), { plan, random, state });
    const watch = await openSession(watchGraph(shape, plan));
    return new NetTrainer(stepper, watch, { columns: shape.featureOf.length, batch: rules.batch });
  }

  /** One step on the rows named, as many as the batch; answers the loss before it. */
  step(data: OutcomeRows, rows: Int32Array, rate: number): Promise<number> {
    this.#batch.fill(data, rows);
    return this.#stepper.step(this.#batch.tensors, rate);
  }

  /** Log-odds of rows as the net is now. */
  async logOdds({ rows, columns, elements }: EncodedRows): Promise<Float64Array> {
    assert(columns === this.#columns, 'rows are encoded as the net reads them');
    const said = new Float64Array(rows);
    const { parameters } = this.#stepper;
    for (let from = 0; from < rows; from += watchedAtOnce) {
      const until = Math.min(rows, from + watchedAtOnce);
      const part = elements.subarray(from * columns, until * columns);
      const x: GraphTensor = { type: 'float32', shape: [until - from, columns], elements: part };
      const { logOdds } = await this.#watch.run({ x, parameters }, { logOdds: null });
      said.set(logOdds as Float32Array, from);
    }
    return said;
  }

  /** A copy of the state, which later steps leave alone. */
  state(): TrainingState {
    return this.#stepper.state();
  }

  async close(): Promise<void> {
    await this.#stepper.close();
    await this.#watch.release();
  }
}

/** The tensors that a batch is copied into, one set for all steps. */
class Batch {
  readonly tensors: Readonly<Record<string, GraphTensor>>;
  readonly #columns: number;
  readonly #x: Float32Array;
  readonly #bad: Float32Array;
  readonly #weights: Float32Array;

  constructor(columns: number, batch: number) {
    this.#columns = columns;
    this.#x = new Float32Array(batch * columns);
    this.#bad = new Float32Array(batch);
    this.#weights = new Float32Array(batch);
    this.tensors = {
      x: { type: 'float32', shape: [batch, columns], elements: this.#x },
      bad: { type: 'float32', shape: [batch, 1], elements: this.#bad },
      weights: { type: 'float32', shape: [batch, 1], elements: this.#weights },
    };
  }

  fill({ encoded, bad, weights }: OutcomeRows, rows: Int32Array): void {
    assert(rows.length === this.#bad.length, 'a batch is full');
    for (let index = 0, at = 0; index < rows.length; index += 1, at += this.#columns) {
      const from = rows[index]! * this.#columns;
      this.#x.set(encoded.elements.subarray(from, from + this.#columns), at);
      this.#bad[index] = bad[rows[index]!]!;
      this.#weights[index] = weights[rows[index]!]!;
    }
  }
}
