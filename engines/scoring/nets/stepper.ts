import { assert, type Random } from '@lendline/kernel';
import { type GraphTensor, openSession, type Session } from '../onnx/session.ts';
import { biasCorrections } from '../tensor/adamw.ts';
import { drawMasks } from './masks.ts';
import { type NetPlan, startOf } from './parameters.ts';

/** What the optimiser carries from step to step; parameters of all layers stand in one row. */
export interface TrainingState {
  /** Steps made so far. */
  readonly step: number;
  readonly parameters: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

/**
 * Runs a graph made with `addStep`. The state goes round between two sets of tensors that the runtime reads from and
 * writes to, and is copied only when somebody asks for it.
 */
export class Stepper {
  readonly #plan: NetPlan;
  readonly #random: Random;
  readonly #session: Session;
  readonly #masks: Uint8Array;
  #now: StateTensors;
  #next: StateTensors;
  #step: number;

  private constructor(session: Session, { plan, random }: { plan: NetPlan; random: Random }, state: TrainingState) {
    this.#session = session;
    this.#plan = plan;
    this.#random = random;
    this.#masks = new Uint8Array(plan.masks.reduce((total, { values }) => total + values, 0));
    this.#now = stateTensors(state);
    this.#next = stateTensors(state);
    this.#step = state.step;
  }

  /** Starts from `state` where there is one, else as the seed of `random` says. */
  static async open(
    graph: Uint8Array,
    {
      plan,
      random,
      state,
    }: { readonly plan: NetPlan; readonly random: Random; readonly state?: TrainingState | undefined },
  ): Promise<Stepper> {
    assert(!state || state.parameters.length === plan.size, 'training is resumed with the net that it began with');
    return new Stepper(await openSession(graph), { plan, random }, state ?? startState(plan, random));
  }

  /** One step on a batch; answers the loss before it. */
  async step(batch: Readonly<Record<string, GraphTensor>>, rate: number): Promise<number> {
    this.#step += 1;
    const corrections = biasCorrections(this.#step);
    const { loss } = await this.#session.run(
      {
        ...batch,
        ...this.#now,
        ...this.#drawnMasks(),
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

  /** Parameters as they are now; the next steps write over them. */
  get parameters(): GraphTensor & { readonly elements: Float32Array } {
    return this.#now.parameters;
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

  close(): Promise<void> {
    return this.#session.release();
  }

  #drawnMasks(): Record<string, GraphTensor> {
    if (this.#masks.length === 0) return {};
    drawMasks(this.#plan.masks, this.#masks, this.#random.fork(`masks/${this.#step}`));
    return { masks: { type: 'uint8', shape: [this.#masks.length], elements: this.#masks } };
  }
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
