import { err, ok, type Random, type Result } from '@lendline/kernel';
import { note, type TrainingNote, type TrainingRefusal } from '../data/note.ts';
import { splitRows } from '../data/split.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { compareAuc } from '../metrics/bootstrap.ts';
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
/** AUC by which a kind must win: less does not pay for a model that is harder to explain. */
const worthwhileGain = 0.0005;

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

interface Trial {
  readonly kind: ModelKind;
  /** Log-odds of the judged rows, none of which the trial was fitted to. */
  readonly logOdds: Float64Array;
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
  const tried = await tryKinds(input, ground, random);
  const { trials } = tried;
  const { bad } = ground.outcomes;
  const { chosen, notes } =
    input.kind === 'ensemble' ? { chosen: trials.at(-1), notes: [] } : choose(trials, bad, random.fork('choice'));
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

async function tryKinds(input: TrainingInput, ground: Ground, random: Random): Promise<Tried> {
  const isOpen = input.kind === 'auto' || input.kind === 'ensemble';
  const kinds: readonly ModelKind[] = isOpen ? autoKinds : [input.kind];
  let options: KindOptions = { ridge: 1, random: random.fork('fit'), ...definedOptions(input) };
  const trials: Trial[] = [];
  const notes: TrainingNote[] = [];
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
  if (isOpen) trials.push(...stackedTrial(trials, ground, random));
  return { trials, options, notes };
}

/** From the easiest to explain to the hardest. */
const autoKinds = ['scorecard', 'linear', 'trees', 'net'] as const satisfies readonly ModelKind[];

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

function definedOptions({ binning, specials, scorecard, monotone }: TrainingInput): Partial<KindOptions> {
  return {
    ...(binning && { binning }),
    ...(specials && { specials }),
    ...(scorecard && { scorecard }),
    ...(monotone && { monotone }),
  };
}

function judged({ kind, logOdds }: Trial, bad: Uint8Array): Candidate {
  return { kind, validation: measure(logOdds.map(sigmoid), bad) };
}

interface Choice {
  readonly chosen: Trial | undefined;
  readonly notes: readonly TrainingNote[];
}

/**
 * From the easiest to explain to the hardest: a kind takes the place of the one before only when it ranks the judged
 * rows better by a gain that is worth it and larger than its standard error (the rule of Breiman et al. 1984).
 */
function choose(trials: readonly Trial[], bad: Uint8Array, random: Random): Choice {
  let chosen = trials[0];
  const differences: string[] = [];
  for (const next of trials.slice(1)) {
    if (!chosen) break;
    const { gain, standardError } = compareAuc({ first: chosen.logOdds, second: next.logOdds, bad }, random);
    differences.push(`${next.kind} − ${chosen.kind} ${gain.toFixed(4)} ± ${standardError.toFixed(4)}`);
    if (gain > Math.max(worthwhileGain, standardError)) chosen = next;
  }
  return {
    chosen,
    notes: chosen && differences.length > 0 ? [choiceNote(chosen, differences)] : [],
  };
}

function choiceNote({ kind }: Trial, differences: readonly string[]): TrainingNote {
  const steps = differences.join('; ');
  return note('choice', null, {
    'zh-CN': `验证行上的 AUC 差：${steps}；选用 ${kind}。更难解释的模型须高出一个标准误且不少于 ${worthwhileGain} 才会替代前者。`,
    en: `Differences of AUC on validation rows: ${steps}; chosen: ${kind}. A kind that is harder to explain replaces the one before only when better by one standard error and by ${worthwhileGain}.`,
  });
}

function skippedNote(kind: ModelKind): TrainingNote {
  return note('choice', null, {
    'zh-CN': `时间预算已用去一半，未尝试 ${kind}；用更大的 --seconds 可以尝试。`,
    en: `Half of the time was spent, so ${kind} was not tried; a larger --seconds would try it.`,
  });
}
