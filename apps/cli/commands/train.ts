import { type CardOptions, driftReference, trainingCard, trainModel, withEmbedding } from '@lendline/scoring';
import { type Command, Option } from 'commander';
import { codeVersion } from '../code-version.ts';
import { commandNamed, exitCodes, printJson, readJsonInput, reportBadInput, terminalLocale } from '../io.ts';
import { nameList } from '../name-list.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { missingCompanion } from '../training/companions.ts';
import {
  codeList,
  dayValue,
  directionList,
  numberValue,
  profitValue,
  rejectRule,
  tierList,
} from '../training/option-values.ts';
import { StageTimer } from '../training/stage-timer.ts';
import type { TrainOptions } from '../training/train-options.ts';
import { trainingAnswer, trainingSummary } from '../training/training-answer.ts';
import { readTrainingData, type ReadingRules } from '../training/training-data.ts';
import { documentHash, isFree, writeTrainingFolder } from '../training/training-folder.ts';
import { wholeNumber } from '../whole-number.ts';

/** `lendline train --data FILE --target COL --out DIR`: trains, compares and calibrates a model. */
export function trainCommand(): Command {
  const command = commandNamed('train')
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
    .option(
      '--monotone <columns>',
      'risk may only rise (up) or fall (down): income:down,late:up; not for nets',
      directionList,
    )
    .option('--special <codes>', 'codes that are no amounts: score=-9|-8,age= (default: as they look)', codeList)
    .option(
      '--tiers <limits>',
      'risk grades by PD, best first: A:0.02,B:0.05,C (default: five equal groups)',
      tierList,
    );
  return withMore(command).action(run);
}

const kinds = ['auto', 'scorecard', 'net', 'trees', 'linear', 'ensemble'] as const;

function withMore(command: Command): Command {
  return command
    .addOption(
      new Option('--calibration <kind>', 'how PDs are made true; auto chooses by held-out loss')
        .choices(['auto', 'platt', 'beta', 'isotonic'])
        .default('auto'),
    )
    .option('--cut-off <pd>', 'PD below which people would be approved, for the figures of fairness', numberValue)
    .option(
      '--profit <terms>',
      'what a loan brings and costs, for the profit curve: CNY,principal=1000,margin=0.12,loss=0.65,per-applicant=0.50,per-loan=2',
      profitValue,
    )
    .option(
      '--outcome <file>',
      'definitions of bad with their dates and windows (JSON): --target is then made from --history',
    )
    .option('--history <file>', 'a row for each change of days past due: the loan, on, days_past_due, event')
    .option('--loan <column>', 'with --outcome: what names a loan, in the data and in the history')
    .option('--started <column>', 'with --outcome: the day a loan started (default: what --time names)')
    .option('--ended <column>', 'with --outcome: the day on which nothing was owed any more')
    .addOption(
      new Option('--purpose <purpose>', 'with --outcome: what the score is for')
        .choices(['application', 'behaviour', 'collections'])
        .default('application'),
    )
    .option('--known-until <day>', 'with --outcome: the last day that the history knows of', dayValue)
    .option('--observed-on <day>', 'with --purpose behaviour: the day on which running loans are looked at', dayValue)
    .option(
      '--events <file>',
      'raw records in order: the person, at, kind and numbers; an encoder of them joins the features',
    )
    .option('--person <column>', 'with --events: what names a person, in the data and in the events')
    .option('--rejected <file>', 'people who were refused, with the columns of the data: they count in the fits')
    .option('--reject-method <method>', 'with --rejected: reweighting, parcelling:FACTOR or fuzzy', rejectRule)
    .option('--seconds <s>', 'time budget: with half of it gone no further kind is tried', numberValue)
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
    );
}

async function run(options: TrainOptions): Promise<void> {
  const lacking = missingCompanion(options);
  if (lacking) {
    process.stderr.write(`${lacking[terminalLocale()]}\n`);
    process.exitCode = exitCodes.badInput;
    return;
  }
  if (!(await isFree(options.out, options.overwrite === true))) return;
  const rules = await rulesOf(options);
  const read = rules && (await readTrainingData(options, rules));
  if (!read) return;
  const timer = new StageTimer();
  const began = performance.now();
  const { data, dataHash, definition, events } = read;
  const told: CardOptions = { ...toldOf(options), outcome: rules.outcome, rejects: rules.rejects, definition, events };
  const elapsed_s = (): number => (performance.now() - began) / 1000;
  const trained = await trainModel({
    ...told,
    ...data,
    dataHash,
    onStage: (stage) => timer.enter(stage),
    budget: options.seconds === undefined ? undefined : { seconds: options.seconds, elapsed_s },
  });
  timer.stop();
  if (!trained.ok) return tellRefusal(options.data, trained.error);
  const model = trained.value;
  // What a clock has cut short cannot be repeated to the letter.
  const card = { dataHash, codeVersion: await codeVersion(), options: told, document: model };
  const repeatable = options.seconds === undefined ? trainingCard(card, documentHash) : null;
  const reference = await driftReference(model, await withEmbedding(model, data.table, data.sequences ?? []));
  if (!(await writeTrainingFolder(options.out, { model, trainingCard: repeatable, reference }))) return;
  if (options.json) printJson(trainingAnswer(model, timer, options.out));
  else process.stdout.write(trainingSummary(model, options.out));
}

/** How the files are read; undefined when the definitions cannot be, and it has been said. */
async function rulesOf(options: TrainOptions): Promise<ReadingRules | undefined> {
  const { target, definition, rejected, person, time } = options;
  const rejects = rejected === undefined ? undefined : (options.rejectMethod ?? { method: 'reweighting', prudence: 1 });
  const events =
    options.events === undefined ? undefined : { person: person!, at: 'at', kind: 'kind', time: time ?? null };
  const rules = { target, definition, rejects, events } as const;
  if (options.outcome === undefined) return rules;
  const json = await readJsonInput(options.outcome);
  if (!json.ok) {
    reportBadInput(options.outcome, json.error);
    return undefined;
  }
  const { purpose, knownUntil, observedOn, loan, started = time, ended } = options;
  const outcome = {
    definitions: json.value.value,
    purpose,
    knownUntil: knownUntil!,
    observedOn,
    loan: loan!,
    started: started!,
    ended,
  };
  return { ...rules, outcome };
}

/** What the run is told beside how its files are read. */
function toldOf(options: TrainOptions): CardOptions {
  const ids = [options.loan, options.ended, options.person].filter((name) => name !== undefined);
  return {
    kind: options.model,
    target: options.target,
    badValue: options.bad,
    time: options.time,
    test: options.test,
    group: options.group,
    weight: options.weight,
    drop: ids.length > 0 ? [...new Set([...(options.drop ?? []), ...ids])] : options.drop,
    keep: options.keep,
    protectedColumns: options.protected,
    monotone: options.monotone,
    specials: options.special,
    tiers: options.tiers,
    calibration: options.calibration,
    cutOff: options.cutOff,
    profit: options.profit,
    seed: options.seed,
    simulated: options.simulated ?? false,
  };
}
