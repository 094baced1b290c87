import {
  type CardOptions,
  driftReference,
  type Figures,
  inferTable,
  type ModelDocument,
  type ModelKind,
  type Tier,
  trainingCard,
  type TrainingStage,
  trainModel,
} from '@lendline/scoring';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { codeVersion } from '../code-version.ts';
import { commandNamed, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { nameList } from '../name-list.ts';
import { readTableFile } from '../table-file.ts';
import { documentHash, isFree, writeTrainingFolder } from '../training-folder.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { wholeNumber } from '../whole-number.ts';

/** `lendline train --data FILE --target COL --out DIR`: trains, compares and calibrates a model. */
export function trainCommand(): Command {
  return commandNamed('train')
    .description('train, compare and calibrate a model on a table of loans with outcomes')
    .requiredOption('--data <file>', 'CSV, gzipped CSV or Parquet; - is standard input')
    .requiredOption('--target <column>', 'the outcome; 1, bad, yes, default, 坏 or 逾期 is bad')
    .option('--bad <value>', 'the value of the target that is bad, where the words do not say it')
    .option('--definition <text>', 'what bad means, for the card ("90 days past due within 12 months")')
    .option('--time <column>', 'time of the application: the latest rows become the test')
    .option('--test <column>', 'which rows are the test (1, yes, test, 测试), where that is decided already')
    .option('--group <column>', 'rows of one group (a person) never stand on both sides of a split')
    .option('--weight <column>', 'sample weights')
    .option('--drop <columns>', 'columns to leave out, separated by commas', nameList)
    .option('--keep <columns>', 'columns to keep although they look like identifiers or leaks', nameList)
    .option(
      '--protected <columns>',
      'protected attributes that the model must never see; the report says how their groups fare',
      nameList,
    )
    .addOption(new Option('--model <kind>', 'kind of model').choices(kinds).default('auto'))
    .option('--tiers <limits>', 'risk grades by PD, best first: A:0.02,B:0.05,C (default: five equal groups)', tierList)
    .addOption(
      new Option('--calibration <kind>', 'how PDs are made true; auto chooses by held-out loss')
        .choices(['auto', 'platt', 'beta', 'isotonic'])
        .default('auto'),
    )
    .option('--cut-off <pd>', 'PD below which people would be approved, for the figures of fairness', number)
    .option('--seconds <s>', 'time budget: with half of it gone no further kind is tried', number)
    .option('--seed <n>', 'seed of every random choice', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--simulated', 'the data come from a simulated country: the model says so and may not move real money')
    .option('--overwrite', 'replace a model that is already in the folder')
    .requiredOption(
      '--out <dir>',
      'folder for model, card and report (also in Chinese), training card and drift reference',
    )
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  lendline train --data loans.csv --target bad --time approved --protected sex,age --out model\n',
    )
    .action(run);
}

const kinds = ['auto', 'scorecard', 'net', 'trees', 'linear', 'ensemble'] as const;

interface Options {
  readonly data: string;
  readonly target: string;
  readonly bad?: string;
  readonly definition?: string;
  readonly time?: string;
  readonly test?: string;
  readonly group?: string;
  readonly weight?: string;
  readonly drop?: readonly string[];
  readonly keep?: readonly string[];
  readonly protected?: readonly string[];
  readonly model: (typeof kinds)[number];
  readonly tiers?: readonly Tier[];
  readonly calibration: 'auto' | 'platt' | 'beta' | 'isotonic';
  readonly cutOff?: number;
  readonly seconds?: number;
  readonly seed: number;
  readonly simulated?: true;
  readonly overwrite?: true;
  readonly out: string;
  readonly json?: true;
}

async function run(options: Options): Promise<void> {
  const { model: kind, out } = options;
  if (!(await isFree(out, options.overwrite === true))) return;
  const file = await readTableFile(options.data);
  if (!file.ok) return reportBadInput(options.data, file.error);
  const timer = new StageTimer();
  const began = performance.now();
  const table = inferTable(file.value.columns);
  const dataHash = `sha256:${file.value.sha256}`;
  const told = { ...toldOf(options), kind };
  const trained = await trainModel({
    ...told,
    table,
    dataHash,
    onStage: (stage) => timer.enter(stage),
    budget:
      options.seconds === undefined
        ? undefined
        : { seconds: options.seconds, elapsed_s: () => (performance.now() - began) / 1000 },
  });
  timer.stop();
  if (!trained.ok) return tellRefusal(options.data, trained.error);
  const run = { dataHash, codeVersion: await codeVersion(), options: told, document: trained.value };
  // What a clock has cut short cannot be repeated to the letter.
  const repeatable = options.seconds === undefined ? trainingCard(run, documentHash) : null;
  const reference = await driftReference(trained.value, table);
  if (!(await writeTrainingFolder(out, { model: trained.value, trainingCard: repeatable, reference }))) return;
  if (options.json) printJson(answer(trained.value, timer, out));
  else process.stdout.write(summary(trained.value, out));
}

/** All that the run is told but the data. */
function toldOf(options: Options): Omit<CardOptions, 'kind'> {
  return {
    target: options.target,
    badValue: options.bad,
    definition: options.definition,
    time: options.time,
    test: options.test,
    group: options.group,
    weight: options.weight,
    drop: options.drop,
    keep: options.keep,
    protectedColumns: options.protected,
    tiers: options.tiers,
    calibration: options.calibration,
    cutOff: options.cutOff,
    seed: options.seed,
    simulated: options.simulated ?? false,
  };
}

/** Follows the stages: a bar on a terminal, and the seconds that each kind took. */
class StageTimer {
  readonly #seconds = new Map<ModelKind, number>();
  readonly #bar = process.stderr.isTTY
    ? new SingleBar({
        format: 'training [{bar}] {percentage} % {stage}',
        stream: process.stderr,
        clearOnComplete: true,
      })
    : undefined;
  #stage: TrainingStage | undefined;
  #since = performance.now();

  enter(stage: TrainingStage): void {
    if (stage.step !== undefined) return this.#showLoss(stage);
    const now = performance.now();
    const kind = this.#stage?.name === 'compare' ? this.#stage.kind : null;
    if (kind) this.#seconds.set(kind, (now - this.#since) / 1000);
    if (!this.#stage) this.#bar?.start(1, 0, { stage: '' });
    this.#bar?.update(stage.share, { stage: [stage.name, stage.kind].filter(Boolean).join(' ') });
    this.#stage = stage;
    this.#since = now;
  }

  /** The loss on watched rows as it falls. */
  #showLoss({ kind, step, loss }: TrainingStage): void {
    this.#bar?.update({ stage: `${kind} · ${step} · log loss ${loss?.toFixed(4)}` });
  }

  stop(): void {
    this.#bar?.stop();
  }

  secondsOf(kind: ModelKind): number {
    return Number((this.#seconds.get(kind) ?? 0).toFixed(3));
  }
}

function answer(model: ModelDocument, timer: StageTimer, out: string) {
  const { training, metrics } = model;
  return {
    models: model.candidates.map(({ kind, validation }) => ({
      kind,
      ...figures(validation),
      seconds: timer.secondsOf(kind),
    })),
    chosen: model.kind,
    test: {
      ...figures(metrics.test),
      auc_95: [metrics.testAuc95.low, metrics.testAuc95.high],
      ece_by_chance_95: metrics.calibration?.eceByChance95,
      calibration_slope: metrics.calibration?.slope,
    },
    calibration: model.calibration.kind,
    fairness: metrics.fairness,
    rows: training.rows,
    split: {
      kind: training.split,
      development: training.developmentRows,
      test: training.testRows,
      test_from: training.time?.testFrom ?? null,
    },
    features: model.features.map(({ name }) => name),
    simulated: model.simulated,
    notes: model.notes,
    out,
  };
}

function figures({ auc, ks, gini, brier, ece, rows, badRate }: Figures) {
  return { auc, ks, gini, brier, ece, rows, bad_rate: badRate };
}

function summary(model: ModelDocument, out: string): string {
  const { test, testAuc95 } = model.metrics;
  const locale = terminalLocale();
  const notes = model.notes.map(({ column, text }) => `  ${column === null ? '' : `${column}: `}${text[locale]}`);
  const figure = (value: number): string => value.toFixed(4);
  return [
    `${model.kind}${model.simulated ? ' (simulated)' : ''}, ${model.features.length} features, ${out}`,
    `test: ${test.rows} rows, AUC ${figure(test.auc)} (95 %: ${figure(testAuc95.low)} to ${figure(testAuc95.high)}), KS ${figure(test.ks)}, Brier ${figure(test.brier)}, ECE ${figure(test.ece)}`,
    ...notes,
    '',
  ].join('\n');
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError('expected a number');
  return value;
}

function tierList(text: string): Tier[] {
  const tiers = nameList(text).map((part): Tier => {
    const [name, limit] = part.split(':');
    return { name: name!, pdBelow: limit === undefined ? null : number(limit) };
  });
  const limits = tiers.slice(0, -1).map(({ pdBelow }) => pdBelow ?? Number.NaN);
  const rising = limits.every((limit, index) => limit > (limits[index - 1] ?? 0) && limit < 1);
  if (!rising || tiers.at(-1)?.pdBelow !== null) {
    throw new InvalidArgumentError('expected rising PDs and a last tier without one, such as A:0.02,B:0.05,C');
  }
  return tiers;
}
