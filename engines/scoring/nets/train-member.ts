import { assert, type Random } from '@lendline/kernel';
import type { NetShape } from './graphs.ts';
import { rateAt } from './schedule.ts';
import type { TrainingState } from './stepper.ts';
import { NetTrainer, type OutcomeRows } from './trainer.ts';

export interface TrainingRules {
  readonly epochs: number;
  readonly batch: number;
  /** Height of the learning rate, which rises to it and falls again. */
  readonly rate: number;
  readonly weightDecay: number;
  readonly mostGradient: number;
  /** Epochs without a better loss on the watched rows after which training stops. */
  readonly patience: number;
}

/** Mean log loss after an epoch: of the training rows while they were learnt, and of rows kept for watching. */
export interface LossPoint {
  readonly epoch: number;
  readonly trainedLoss: number;
  readonly watchedLoss: number;
}

/** Everything that one net has after an epoch: training goes on from here as if it had never stopped. */
export interface MemberProgress {
  readonly curve: readonly LossPoint[];
  readonly state: TrainingState;
  /** Parameters after the epoch of the lowest watched loss. */
  readonly best: Float32Array;
  /** By how much each watched row's loss was then below what the offset alone would have cost. */
  readonly bestGains: Float64Array;
}

export interface MemberTask {
  readonly shape: NetShape;
  readonly training: OutcomeRows;
  readonly watched: OutcomeRows;
  readonly rules: TrainingRules;
  readonly random: Random;
  readonly resume?: MemberProgress | undefined;
  /** Told after each epoch, and waited for. */
  readonly onEpoch?: ((progress: MemberProgress) => void | Promise<void>) | undefined;
}

/** Trains one net until its epochs are over or the watched rows get worse. The same task gives the same net. */
export async function trainMember(task: MemberTask): Promise<MemberProgress> {
  const { shape, rules, random, resume } = task;
  const trainer = await NetTrainer.open(shape, rules, { random, state: resume?.state });
  try {
    let progress = resume;
    while (!progress || !isOver(progress.curve, rules)) {
      progress = await trainEpoch(trainer, task, progress);
      await task.onEpoch?.(progress);
    }
    return progress;
  } finally {
    await trainer.close();
  }
}

function isOver(curve: readonly LossPoint[], { epochs, patience }: TrainingRules): boolean {
  return curve.length >= epochs || curve.length - bestEpoch(curve) >= patience;
}

/** Number of the epoch with the lowest watched loss, the first of equals. */
function bestEpoch(curve: readonly LossPoint[]): number {
  return curve.reduce((best, point) => (point.watchedLoss < best.watchedLoss ? point : best)).epoch;
}

async function trainEpoch(trainer: NetTrainer, task: MemberTask, sofar?: MemberProgress): Promise<MemberProgress> {
  const { training, watched, rules, random } = task;
  const epoch = (sofar?.curve.length ?? 0) + 1;
  const order = shuffled(training.bad.length, random.fork(`epoch/${epoch}`));
  // The rows of the last, incomplete batch sit this epoch out; the next one shuffles anew.
  const steps = Math.floor(order.length / rules.batch);
  assert(steps > 0, 'a batch has no more rows than there are');
  let trainedLoss = 0;
  for (let step = 0; step < steps; step += 1) {
    const rate = rateAt((epoch - 1) * steps + step + 1, { steps: rules.epochs * steps, height: rules.rate });
    const rows = order.subarray(step * rules.batch, (step + 1) * rules.batch);
    trainedLoss += (await trainer.step(training, rows, rate)) / steps;
  }
  const losses = lossesOf(await trainer.logOdds(watched.encoded), watched);
  const watchedLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const curve = [...(sofar?.curve ?? []), { epoch, trainedLoss, watchedLoss }];
  const state = trainer.state();
  if (sofar && bestEpoch(curve) < epoch) return { ...sofar, curve, state };
  const alone = lossesOf(new Float64Array(losses.length).fill(task.shape.offset), watched);
  return { curve, state, best: state.parameters, bestGains: alone.map((loss, row) => loss - losses[row]!) };
}

/** All rows in an order of their own (Fisher and Yates). */
function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, row) => row);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Log loss of each outcome given its log-odds, times its weight. */
function lossesOf(logOdds: Float64Array, { bad, weights }: OutcomeRows): Float64Array {
  return logOdds.map((z, row) => {
    const soft = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    return weights[row]! * (soft - bad[row]! * z);
  });
}
