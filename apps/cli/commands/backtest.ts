import type { LocalText } from '@lendline/kernel';
import { type BacktestReport, type Confidence, confidences, packs, type Strategy } from '@lendline/strategy';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { sizeOf } from '../backtest/lines.ts';
import { replayFile, type ToReplay } from '../backtest/replay-file.ts';
import { ResultFolder } from '../backtest/result-folder.ts';
import { resultText } from '../backtest/result-text.ts';
import { commandNamed, exitCodes, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { stageBar } from '../stage-bar.ts';
import { packIds, strategyFrom } from '../strategy-file.ts';

interface Options {
  readonly strategy: string;
  readonly against: string;
  readonly pack: string;
  readonly applications: string;
  readonly modelA?: string;
  readonly modelB?: string;
  readonly confidence: Confidence;
  readonly out?: string;
  readonly json?: true;
}

/** `lendline backtest --strategy A --against B --applications FILE`: what two strategies would have done with the same people. */
export function backtestCommand(): Command {
  return commandNamed('backtest')
    .description('replay recorded applications under two strategies: approvals, bad rate, money, swap set')
    .requiredOption('--strategy <a>', `A: a pack (${packIds()}), a pack as JSON, or a strategy as JDM`)
    .requiredOption('--against <b>', 'B: likewise')
    .option('--pack <file>', 'the pack under which strategies as JDM decide', packs[0]!.id)
    .requiredOption('--applications <file>', 'recorded applications as JSON lines, gzipped or not; - is standard input')
    .option('--model-a <id>', 'A decides on the PDs that this model gave (`pds` of each line)')
    .option('--model-b <id>', 'B decides on the PDs that this model gave')
    .option('--confidence <share>', `of the intervals: ${confidences.join(', ')}`, confidenceOf, 0.95)
    .option('--out <dir>', 'folder for result.html, figures.csv and applications.csv')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

function confidenceOf(text: string): Confidence {
  const known = confidences.find((confidence) => confidence === Number(text));
  if (known === undefined) throw new InvalidArgumentError(`Expected one of ${confidences.join(', ')}.`);
  return known;
}

async function run(options: Options): Promise<void> {
  const a = await strategyFrom(options.strategy, options.pack);
  if (!a.ok) return;
  const b = await strategyFrom(options.against, options.pack);
  if (!b.ok) return;
  if (a.value.pack.currency !== b.value.pack.currency) return refuseCurrencies(a.value, b.value, options);
  const folder = await openFolder(options.out);
  if (folder === 'refused') return;
  const of: ToReplay = {
    path: options.applications,
    a: { strategy: a.value, model: options.modelA },
    b: { strategy: b.value, model: options.modelB },
    confidence: options.confidence,
    ...(folder && { onApplication: (...said) => folder.add(...said) }),
  };
  const report = await withBar(of);
  if (!report.ok) {
    await folder?.close();
    return reportBadInput(options.applications, report.error);
  }
  await tell(report.value, { a: a.value, b: b.value, options, folder });
}

async function withBar(of: ToReplay): ReturnType<typeof replayFile> {
  const size = await sizeOf(of.path);
  const bar = stageBar({ replay: texts.replaying });
  bar.show('replay', 0, size);
  const report = await replayFile({ ...of, onBytes: (bytes) => bar.show('replay', bytes, size) });
  bar.end();
  return report;
}

interface Told {
  readonly a: Strategy;
  readonly b: Strategy;
  readonly options: Options;
  readonly folder: ResultFolder | undefined;
}

async function tell(report: BacktestReport, { a, b, options, folder }: Told): Promise<void> {
  const names = {
    a: [options.strategy, options.modelA].filter(Boolean).join(' · '),
    b: [options.against, options.modelB].filter(Boolean).join(' · '),
  };
  await folder?.end(report, names);
  if (options.json)
    printJson({
      a: { strategy: options.strategy, version: a.version, model: options.modelA ?? null },
      b: { strategy: options.against, version: b.version, model: options.modelB ?? null },
      ...report,
    });
  else process.stdout.write(resultText(report, terminalLocale()));
}

async function openFolder(out: string | undefined): Promise<ResultFolder | undefined | 'refused'> {
  if (out === undefined) return undefined;
  try {
    return await ResultFolder.open(out);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${out}: ${texts.cannotWrite[terminalLocale()]} (${String(error.code)})\n`);
    process.exitCode = exitCodes.failed;
    return 'refused';
  }
}

function refuseCurrencies(a: Strategy, b: Strategy, { against }: Options): void {
  reportBadInput(against, [{ field: '', got: b.pack.currency, expected: currencyOf(a), doThis: texts.sameCurrency }]);
}

function currencyOf({ pack: { currency } }: Strategy): LocalText {
  return { en: `a strategy that lends ${currency}, as A does`, 'zh-CN': `与 A 相同、以 ${currency} 放款的策略` };
}

const texts = {
  replaying: { en: 'replaying applications', 'zh-CN': '重放申请' },
  sameCurrency: {
    en: 'Compare strategies of one currency: the money of two cannot be set side by side.',
    'zh-CN': '请比较同一币种的策略：不同币种的金额无法并列。',
  },
  cannotWrite: {
    en: 'cannot be written. Name another folder with --out.',
    'zh-CN': '无法写入。请用 --out 换一个文件夹。',
  },
} satisfies Record<string, LocalText>;

const help = `
Each line is one application as it was on its day: {"id", "input", "lent"?, "pds"?, "known_at"?}
  input     as \`lendline decide --input\` takes it; a value from after its as_of is refused
  lent      of those who were lent to: {"outcome": "good" | "bad" | "open", "amount"?, "interest"?, "loss"?}
  pds       the PD that models gave on that day, 0 to 1, by model: {"older": 0.031, "newer": 0.027}
  known_at  when a value became known, by its name, where that was recorded

Example (a strategy of your own beside the pack's, two applications):
  lendline backtest --strategy cn --against my-strategy.json --applications - --out backtest <<'JSON'
  {"id":"one","input":{"segment":"new","product":"instalment","term":"any","as_of":"2026-03-01T06:00:00Z","amount":{"amount":"300000","currency":"CNY"},"values":{"age_years":17}}}
  {"id":"two","input":{"segment":"new","product":"instalment","term":"any","as_of":"2026-03-02T06:00:00Z","amount":{"amount":"300000","currency":"CNY"},"values":{"age_years":31}},"lent":{"outcome":"good"}}
  JSON

Two models under one strategy:
  lendline backtest --strategy cn --against cn --model-a older --model-b newer --applications history.jsonl.gz --json
`;
