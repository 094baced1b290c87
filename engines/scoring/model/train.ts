import { err, ok, type Random, type Result, seededRandom } from '@lendline/kernel';
import { fitIsotonic } from '../calibration/isotonic.ts';
import { fitPlatt } from '../calibration/platt.ts';
import { note, refusal, type TrainingNote, type TrainingRefusal } from '../data/note.ts';
import { splitRows } from '../data/split.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { compareAuc } from '../metrics/bootstrap.ts';
import { assembleDocument } from './assemble.ts';
import type { Calibration, Candidate, ModelDocument, ModelKind } from './document.ts';
import { measure } from './figures.ts';
import { chooseRidge, crossFit, type FittedKind, fitKind, type KindOptions, logOddsOf } from './fit-kind.ts';
import { type Sample, sampleRows } from './sample.ts';
import type { TrainingInput, TrainingStage } from './input.ts';
import { type Prepared, prepareTraining } from './prepare.ts';

/** Share of the development rows on which kinds are compared. */
const validationShare = 0.25;
const folds = 5;
/** AUC by which a kind must win: less does not pay for points that nobody can read off a card. */
const worthwhileGain = 0.005;

/**
 * Trains a model: guards the columns, takes the test rows away (the latest where there is a time), compares kinds on
 * validation rows (the latest of the rest), fits the chosen kind to all development rows, calibrates it on cross-fitted
 * log-odds, and judges it once on the test rows. The same input gives the same document.
 * Errors: a refusal that says what is wrong with the data.
 */
export function trainModel(input: TrainingInput): Result<ModelDocument, TrainingRefusal> {
  const random = seededRandom(input.seed);
  report(input, { name: 'prepare', kind: null, share: 0 });
  const prepared = prepareTraining(input, random.fork('test'));
  if (!prepared.ok) return prepared;
  const compared = compareKinds(input, prepared.value, random);
  if (!compared.ok) return compared;
  const { kind, options } = compared.value;
  const development = sampleRows(prepared.value.sample, prepared.value.split.development);
  report(input, { name: 'refit', kind, share: 0.5 });
  const fitted = fitKind(kind, development, options);
  if (!fitted.ok) return err(noSignal());
  report(input, { name: 'calibrate', kind, share: 0.6 });
  const logOdds = crossFit(kind, development, { ...options, folds, random: random.fork('calibration') });
  const calibration = calibrate(input.calibration ?? 'platt', logOdds, development.outcomes);
  report(input, { name: 'test', kind, share: 0.9 });
  const document = assembleDocument({
    input,
    prepared: prepared.value,
    development,
    fitted: fitted.value,
    calibration,
    logOdds,
    candidates: compared.value.candidates,
    notes: [...prepared.value.notes, ...compared.value.notes],
    random: random.fork('bootstrap'),
    ridge: kind === 'linear' ? options.ridge : (input.scorecard?.ridge ?? 0),
  });
  report(input, { name: 'done', kind: null, share: 1 });
  return ok(document);
}

function report(input: TrainingInput, stage: TrainingStage): void {
  input.onStage?.(stage);
}

interface Comparison {
  readonly kind: ModelKind;
  readonly options: KindOptions;
  readonly candidates: readonly Candidate[];
  readonly notes: readonly TrainingNote[];
}

function compareKinds(
  input: TrainingInput,
  { sample, split, times_ms }: Prepared,
  random: Random,
): Result<Comparison, TrainingRefusal> {
  const inner = splitRows({
    rows: split.development,
    testShare: validationShare,
    times_ms,
    groups: sample.groups,
    bad: sample.outcomes.bad,
    random: random.fork('validation'),
  });
  const fitSample = sampleRows(sample, inner.development);
  const validation = sampleRows(sample, inner.test);
  const kinds: readonly ModelKind[] = input.kind === 'auto' ? ['scorecard', 'linear', 'trees'] : [input.kind];
  let options: KindOptions = { ridge: 1, random: random.fork('fit'), ...definedOptions(input) };
  const judged: Judged[] = [];
  for (const [index, kind] of kinds.entries()) {
    report(input, { name: 'compare', kind, share: 0.1 + (0.4 * index) / kinds.length });
    if (kind === 'linear') options = { ...options, ridge: chooseRidge(fitSample, random) };
    const fitted = fitKind(kind, fitSample, options);
    if (fitted.ok) judged.push(judge(fitted.value, validation));
  }
  const { chosen, notes } = choose(judged, validation.outcomes.bad, random.fork('choice'));
  if (!chosen) return err(noSignal());
  const candidates = judged.map(({ kind, validation: figures }) => ({ kind, validation: figures }));
  return ok({ kind: chosen, options, candidates, notes });
}

function definedOptions({ binning, specials, scorecard }: TrainingInput): Partial<KindOptions> {
  return { ...(binning && { binning }), ...(specials && { specials }), ...(scorecard && { scorecard }) };
}

type Judged = Candidate & { readonly pd: Float64Array };

function judge(fitted: FittedKind, validation: Sample): Judged {
  const pd = logOddsOf(fitted, validation.features).map(sigmoid);
  return { kind: fitted.kind, validation: measure(pd, validation.outcomes.bad), pd };
}

interface Choice {
  readonly chosen: ModelKind | undefined;
  readonly notes: readonly TrainingNote[];
}

/**
 * From the easiest to explain to the hardest: a kind takes the place of the one before only when it ranks the validation
 * rows better by a gain that is worth it and larger than its standard error (the rule of Breiman et al. 1984).
 */
function choose(judged: readonly Judged[], bad: Uint8Array, random: Random): Choice {
  let chosen = judged[0];
  const differences: string[] = [];
  for (const next of judged.slice(1)) {
    if (!chosen) break;
    const { gain, standardError } = compareAuc({ first: chosen.pd, second: next.pd, bad }, random);
    differences.push(`${next.kind} − ${chosen.kind} ${gain.toFixed(4)} ± ${standardError.toFixed(4)}`);
    if (gain > Math.max(worthwhileGain, standardError)) chosen = next;
  }
  return {
    chosen: chosen?.kind,
    notes: chosen && differences.length > 0 ? [choiceNote(chosen, judged, differences)] : [],
  };
}

function calibrate(kind: 'platt' | 'isotonic', logOdds: Float64Array, outcomes: Sample['outcomes']): Calibration {
  if (kind === 'isotonic') return fitIsotonic(logOdds.map(sigmoid), outcomes.bad, outcomes.weights);
  const platt = fitPlatt(logOdds, outcomes.bad, outcomes.weights);
  // Unseen rows are not ranked at all: the regression's own probabilities are the most honest ones left.
  return platt.ok ? platt.value : { kind: 'none' };
}

function choiceNote({ kind }: Judged, judged: readonly Judged[], differences: readonly string[]): TrainingNote {
  const figures = judged.map(({ kind: name, validation }) => `${name} ${validation.auc.toFixed(4)}`).join(', ');
  const steps = differences.join('; ');
  return note('choice', null, {
    'zh-CN': `验证行上的 AUC：${figures}；差：${steps}；选用 ${kind}。更难解释的模型须高出一个标准误且不少于 ${worthwhileGain} 才会替代前者。`,
    en: `AUC on validation rows: ${figures}; differences: ${steps}; chosen: ${kind}. A kind that is harder to explain replaces the one before only when better by one standard error and by ${worthwhileGain}.`,
  });
}

function noSignal(): TrainingRefusal {
  return refusal('no-signal', null, {
    'zh-CN': '没有一个特征能说明结果（信息值均低于下限或方向不对）。请检查目标列，或补充特征。',
    en: 'No feature says anything about the outcome (information values below the limit or of the wrong sign). Check the target, or add features.',
  });
}
