import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalText } from '@lendline/kernel';
import {
  card,
  type Figures,
  inferTable,
  type ModelDocument,
  type ModelKind,
  report,
  type Tier,
  type TrainingRefusal,
  type TrainingStage,
  trainModel,
  writeModel,
} from '@lendline/scoring';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { commandNamed, exitCodes, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { nameList } from '../name-list.ts';
import { readTableFile, type TableFile } from '../table-file.ts';
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
    .requiredOption('--out <dir>', 'folder for model.json, card.md and report.html (also in Chinese)')
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
  if (!options.overwrite && (await exists(join(out, 'model.json')))) return complain(texts.modelThere);
  const file = await readTableFile(options.data);
  if (!file.ok) return reportBadInput(options.data, file.error);
  const timer = new StageTimer();
  const began = performance.now();
  const trained = await trainModel({
    ...trainingInput(options, file.value),
    kind,
    onStage: (stage) => timer.enter(stage),
    budget:
      options.seconds === undefined
        ? undefined
        : { seconds: options.seconds, elapsed_s: () => (performance.now() - began) / 1000 },
  });
  timer.stop();
  if (!trained.ok) return reportRefusal(options.data, trained.error);
  if (!(await writeFolder(out, trained.value))) return;
  if (options.json) printJson(answer(trained.value, timer, out));
  else process.stdout.write(summary(trained.value, out));
}

function trainingInput(options: Options, file: TableFile) {
  return {
    table: inferTable(file.columns),
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
    dataHash: `sha256:${file.sha256}`,
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

/** Whether the folder could be written; if not, it has been said why. */
async function writeFolder(folder: string, model: ModelDocument): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'card.md'), card(model, 'en'));
    await writeFile(join(folder, 'card.zh-CN.md'), card(model, 'zh-CN'));
    await writeFile(join(folder, 'report.html'), report(model, 'en'));
    await writeFile(join(folder, 'report.zh-CN.html'), report(model, 'zh-CN'));
    // Last: a folder with a model in it is whole.
    await writeFile(join(folder, 'model.json'), `${writeModel(model)}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${folder}: ${texts.cannotWrite[terminalLocale()]} (${String(error.code)})\n`);
    process.exitCode = exitCodes.failed;
    return false;
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

function reportRefusal(path: string, { column, text }: TrainingRefusal): void {
  const locale = terminalLocale();
  const place = [path === '-' ? 'standard input' : path, column ?? ''].filter((part) => part !== '').join(': ');
  process.stderr.write(`${place}\n  ${text[locale]}\n`);
  process.exitCode = exitCodes.badInput;
}

function complain(text: LocalText): void {
  process.stderr.write(`${text[terminalLocale()]}\n`);
  process.exitCode = exitCodes.badInput;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
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

const texts = {
  cannotWrite: {
    en: 'cannot be written. Name another folder with --out.',
    'zh-CN': '无法写入。请用 --out 换一个文件夹。',
  },
  modelThere: {
    en: 'The folder of --out already holds a model, and a model is never changed. Name another folder, or pass --overwrite.',
    'zh-CN': '--out 文件夹中已有模型，而模型写成后不再更改。请换一个文件夹，或加 --overwrite。',
  },
} satisfies Record<string, LocalText>;
