import { err, ok, type Random, type Result } from '@lendline/kernel';
import type { TrainingNote, TrainingRefusal } from '../data/note.ts';
import { specialCodes } from '../data/special-codes.ts';
import { splitRows } from '../data/split.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { chooseKind, netLeftOutNote, skippedNote, type Trial } from './choose-kind.ts';
import type { Candidate, ModelKind } from './document.ts';
import { measure } from './figures.ts';
import { chooseRidge, crossFit, fitKind, type KindOptions, logOddsOf } from './fit-kind.ts';
import type { TrainingInput } from './input.ts';
import { noSignal } from './no-signal.ts';
import type { Prepared } from './prepare.ts';
import { evenRows, type Sample, sampleRows } from './sample.ts';
import { crossStack, fitStack } from './stack.ts';

/** Where there is a time: the latest half of the development rows is judged, in this many blocks one after the other. */
const blocks = 4;
const judgedShare = 0.5;
/** More rows than this say nothing more about which kind is better; the chosen kind is fitted to all of them. */
const comparedRows = 60_000;
export interface Comparison {
  readonly kind: ModelKind;
  readonly options: KindOptions;
  readonly candidates: readonly Candidate[];
  readonly notes: readonly TrainingNote[];
  /** Log-odds of development rows from models that had not seen them: what calibration is fitted to. */
  readonly logOdds: Float64Array;
  /** What came of those rows. */
  readonly outcomes: Sample['outcomes'];
}

/** The rows that kinds are judged on, and how a kind comes to say something about rows that it has not seen. */
interface Ground {
  readonly outcomes: Sample['outcomes'];
  readonly fitted: Sample;
  readonly tryKind: (kind: ModelKind, options: KindOptions) => Promise<Float64Array | undefined>;
}

/**
 * Tries the kinds that were asked for on rows that they have not seen: with a time, the latest half of the development
 * rows, block by block, each by what was known before it (rolling origin); without one, all of them by cross-fitting, which
 * wastes none. Error: no kind says anything.
 */
export async function compareKinds(
  input: TrainingInput,
  prepared: Prepared,
  random: Random,
): Promise<Result<Comparison, TrainingRefusal>> {
  const rows = evenRows(prepared.split.development, comparedRows);
  const ground = prepared.times_ms
    ? laterRows(prepared, rows, random)
    : crossFittedRows(sampleRows(prepared.sample, rows));
  const tried = await tryKinds(input, ground, { random, start: startOptions(input, prepared, random) });
  const { trials } = tried;
  const { bad } = ground.outcomes;
  const { chosen, notes } =
    input.kind === 'ensemble' ? { chosen: trials.at(-1), notes: [] } : chooseKind(trials, bad, random.fork('choice'));
  if (!chosen) return err(noSignal());
  const stack = fitStack(trials, ground.outcomes);
  return ok({
    kind: chosen.kind,
    options: { ...tried.options, ...(stack && { stack }) },
    candidates: trials.map((trial) => judged(trial, bad)),
    notes: [...tried.notes, ...notes],
    logOdds: chosen.logOdds,
    outcomes: ground.outcomes,
  });
}

interface Tried {
  readonly trials: readonly Trial[];
  readonly options: KindOptions;
  readonly notes: readonly TrainingNote[];
}

async function tryKinds(
  input: TrainingInput,
  ground: Ground,
  { random, start }: { readonly random: Random; readonly start: KindOptions },
): Promise<Tried> {
  const { kinds, notes: leftOut } = kindsToTry(input);
  let options = start;
  const trials: Trial[] = [];
  const notes = [...leftOut];
  for (const [index, kind] of kinds.entries()) {
    if (trials.length > 0 && isOutOfTime(input)) {
      notes.push(skippedNote(kind));
      continue;
    }
    input.onStage?.({ name: 'compare', kind, share: 0.05 + (0.6 * index) / kinds.length });
    if (kind === 'linear') options = { ...options, ridge: await chooseRidge(ground.fitted, random) };
    const logOdds = await ground.tryKind(kind, options);
    if (logOdds) trials.push({ kind, logOdds });
  }
  if (kinds.length > 1) trials.push(...stackedTrial(trials, ground, random));
  return { trials, options, notes };
}

/** From the easiest to explain to the hardest. */
const autoKinds = ['scorecard', 'linear', 'trees', 'net'] as const satisfies readonly ModelKind[];

function kindsToTry({ kind, monotone = {} }: TrainingInput): {
  readonly kinds: readonly ModelKind[];
  readonly notes: readonly TrainingNote[];
} {
  if (kind !== 'auto' && kind !== 'ensemble') return { kinds: [kind], notes: [] };
  if (Object.keys(monotone).length === 0) return { kinds: autoKinds, notes: [] };
  return { kinds: autoKinds.filter((one) => one !== 'net'), notes: [netLeftOutNote()] };
}

/** Half of the time is for trying kinds; the rest is for fitting and calibrating the chosen one. */
function isOutOfTime({ budget }: TrainingInput): boolean {
  return budget !== undefined && budget.elapsed_s() > budget.seconds / 2;
}

function laterRows({ sample, times_ms }: Prepared, rows: Int32Array, random: Random): Ground {
  const steps: { readonly fitted: Sample; readonly judged: Int32Array }[] = [];
  for (let left = rows, block = 0; block < blocks; block += 1) {
    const before = 1 - (judgedShare * block) / blocks;
    const { development, test } = splitRows({
      rows: left,
      testShare: judgedShare / blocks / before,
      times_ms,
      groups: sample.groups,
      bad: sample.outcomes.bad,
      random: random.fork('validation'),
    });
    const fitted = sampleRows(sample, development);
    // Too few months before: what is judged so far has to do.
    if (!hasBoth(fitted.outcomes.bad)) break;
    steps.push({ fitted, judged: test });
    left = development;
  }
  const later = sampleRows(sample, Int32Array.from(steps.flatMap(({ judged: own }) => Array.from(own))));
  return {
    outcomes: later.outcomes,
    fitted: steps.at(-1)?.fitted ?? later,
    tryKind: async (kind, options) => {
      const found: number[] = [];
      for (const { fitted, judged: own } of steps) {
        const fit = await fitKind(kind, fitted, options);
        if (!fit.ok) return undefined;
        found.push(...(await logOddsOf(fit.value, sampleRows(sample, own).features)));
      }
      return Float64Array.from(found);
    },
  };
}

function hasBoth(bad: Uint8Array): boolean {
  const bads = bad.reduce((sum, value) => sum + value, 0);
  return Math.min(bads, bad.length - bads) >= 10;
}

function crossFittedRows(development: Sample): Ground {
  const folds = foldsFor(development.outcomes.bad.length);
  return {
    outcomes: development.outcomes,
    fitted: development,
    tryKind: async (kind, options) => {
      const logOdds = await crossFit(kind, development, { ...options, folds });
      // The same value everywhere: no fold found anything to say.
      return logOdds.every((value) => value === logOdds[0]) ? undefined : logOdds;
    },
  };
}

/** Few rows need many folds, so that each fit sees nearly all of them; with many rows three say the same. */
function foldsFor(rows: number): number {
  return rows > 5_000 ? 3 : 5;
}

function stackedTrial(trials: readonly Trial[], { outcomes }: Ground, random: Random): Trial[] {
  if (trials.length < 2) return [];
  const logOdds = crossStack(trials, { outcomes, random: random.fork('stack') });
  return logOdds ? [{ kind: 'ensemble', logOdds }] : [];
}

function startOptions(input: TrainingInput, { sample, split, rejects }: Prepared, random: Random): KindOptions {
  const { binning, scorecard, monotone } = input;
  return {
    ridge: 1,
    random: random.fork('fit'),
    specials: specialCodes(sampleRows(sample, split.development).features, input.specials),
    ...(binning && { binning }),
    ...(scorecard && { scorecard }),
    ...(monotone && { monotone }),
    ...(rejects && { rejects }),
  };
}

function judged({ kind, logOdds }: Trial, bad: Uint8Array): Candidate {
  return { kind, validation: measure(logOdds.map(sigmoid), bad) };
}
