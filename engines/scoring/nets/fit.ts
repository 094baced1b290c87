import { assert, err, ok, type Random, type Result } from '@lendline/kernel';
import { splitRows } from '../data/split.ts';
import { averageLogOdds } from '../trees/boost.ts';
import { type Sample, sampleRows } from '../model/sample.ts';
import type { Outcomes } from '../scorecard/cells.ts';
import type { Architecture } from './architecture.ts';
import { encodeRows, type EncodedRows } from './encode-rows.ts';
import { type EncodingOptions, featureOfColumns, type FeatureEncoding, planEncoding } from './encoder.ts';
import { explainGraph, type NetShape, scoreGraph } from './graphs.ts';
import type { NetModel } from './net-model.ts';
import { type LossPoint, type MemberProgress, trainMember, type TrainingRules } from './train-member.ts';
import type { OutcomeRows } from './trainer.ts';

export interface NetOptions extends EncodingOptions, Partial<TrainingRules> {
  readonly architecture?: Architecture;
  /** Nets that are trained apart, each watched by other rows, and then averaged. */
  readonly members?: number;
  /** Share of the rows that say when to stop. */
  readonly watchedShare?: number;
  /** How much a bad row counts beside a good one. Other than 1, PDs need a calibration afterwards. */
  readonly badWeight?: number;
  readonly random: Random;
  /** Told after each epoch, with where training can be resumed, and waited for. */
  readonly onEpoch?: (progress: NetProgress) => void | Promise<void>;
  /** Goes on from here, with the same sample and options. */
  readonly resume?: NetCheckpoint | undefined;
}

/** Where a training stands: nets that are done, and the one at work. Arrays and numbers only. */
export interface NetCheckpoint {
  readonly done: readonly MemberProgress[];
  readonly current: MemberProgress | null;
}

export interface NetProgress extends LossPoint {
  /** Number of the net at work, from 1. */
  readonly member: number;
  readonly members: number;
  /** Losses of this net so far. */
  readonly curve: readonly LossPoint[];
  readonly checkpoint: NetCheckpoint;
}

export interface NetFit {
  readonly model: NetModel;
  /** Losses of each member by epoch. */
  readonly curves: readonly (readonly LossPoint[])[];
}

const defaultArchitecture: Architecture = { kind: 'mlp', widths: [128, 128, 64], dropout: 0.2 };

/**
 * Trains nets on a sample: encodes its columns, trains each member until rows of its own get worse, and writes the mean
 * of all as graphs. The same sample, options and seed give the same bytes. Error: `no-signal`, they do
 * no better on watched rows than the share of bads alone.
 */
export async function fitNet(sample: Sample, options: NetOptions): Promise<Result<NetFit, 'no-signal'>> {
  const encodings = planEncoding(sample.features, options);
  const { architecture = defaultArchitecture, members = 5, resume } = options;
  const shape: NetShape = {
    architecture,
    featureOf: featureOfColumns(encodings),
    offset: averageLogOdds(sample.outcomes),
  };
  const done = [...(resume?.done ?? [])];
  for (let member = done.length; member < members; member += 1) {
    const current = member === resume?.done.length ? (resume.current ?? undefined) : undefined;
    const random = options.random.fork(`member/${member}`);
    const parts = divide(sample, { encodings, random, options });
    done.push(
      await trainMember({
        shape,
        ...parts,
        rules: rulesOf(parts.training.bad.length, options),
        random,
        resume: current,
        onEpoch: (progress) =>
          options.onEpoch?.({
            ...progress.curve.at(-1)!,
            member: member + 1,
            members,
            curve: progress.curve,
            checkpoint: { done: [...done], current: progress },
          }),
      }),
    );
  }
  if (!hasSignal(done, sample.outcomes.bad.length)) return err('no-signal');
  const parameters = done.map(({ best }) => best);
  const encoded = encodeRows(encodings, sample.features);
  return ok({
    model: {
      architecture,
      encodings,
      reference: [...meanRow(encoded)],
      score: scoreGraph(shape, parameters),
      explain: explainGraph(shape, parameters),
    },
    curves: done.map(({ curve }) => curve),
  });
}

/** About so many steps are enough for a net: where an epoch has many, fewer epochs are made. */
const enoughSteps = 12_000;

/** Larger steps where there are many rows; small sets are gone through more often. */
function rulesOf(rows: number, options: NetOptions): TrainingRules {
  const batch = Math.min(rows, options.batch ?? Math.min(512, Math.max(32, 2 ** Math.floor(Math.log2(rows / 60)))));
  const most = Math.min(30, Math.max(4, Math.round((enoughSteps * batch) / rows)));
  const { epochs = most, rate = 2e-3, weightDecay = 0.02, mostGradient = 1, patience = 6 } = options;
  return { batch, epochs, rate, weightDecay, mostGradient, patience };
}

interface Division {
  readonly encodings: readonly FeatureEncoding[];
  readonly random: Random;
  readonly options: NetOptions;
}

/** Rows to learn from and rows to watch, groups on one side. */
function divide(sample: Sample, { encodings, random, options }: Division): Record<'training' | 'watched', OutcomeRows> {
  const { bad } = sample.outcomes;
  const split = splitRows({
    rows: Int32Array.from(bad.keys()),
    testShare: options.watchedShare ?? 0.15,
    groups: sample.groups,
    bad,
    random: random.fork('watched'),
  });
  const rowsOf = (rows: Int32Array): OutcomeRows => {
    const { features, outcomes } = sampleRows(sample, rows);
    return {
      encoded: encodeRows(encodings, features),
      bad: outcomes.bad,
      weights: weightsOf(outcomes, options.badWeight ?? 1),
    };
  };
  return { training: rowsOf(split.development), watched: rowsOf(split.test) };
}

/** Weights of a mean of one, so that they do not change how large a step is. */
function weightsOf({ bad, weights }: Outcomes, badWeight: number): Float32Array {
  const given = Float64Array.from(bad, (value, row) => (weights ? weights[row]! : 1) * (value === 1 ? badWeight : 1));
  const total = given.reduce((sum, weight) => sum + weight, 0);
  assert(total > 0, 'some row counts');
  return Float32Array.from(given, (weight) => (weight * given.length) / total);
}

/**
 * Whether the members do better on the rows they were watched by than the share of bads alone: by more than a standard
 * error, since the best of several epochs is a little better by luck.
 */
function hasSignal(members: readonly MemberProgress[], rows: number): boolean {
  const gains = members.flatMap(({ bestGains }) => [...bestGains]);
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length;
  // A row that several members were watched by counts once.
  const share = members[0]!.bestGains.length / rows;
  const distinct = rows * (1 - (1 - share) ** members.length);
  return mean > Math.sqrt(variance / distinct);
}

function meanRow({ rows, columns, elements }: EncodedRows): Float32Array {
  const sums = new Float64Array(columns);
  for (let at = 0; at < elements.length; at += 1) sums[at % columns]! += elements[at]!;
  return Float32Array.from(sums, (sum) => sum / rows);
}
