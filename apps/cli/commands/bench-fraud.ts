import { type Command, InvalidArgumentError, Option } from 'commander';
import { commandNamed, printJson } from '../io.ts';
import { stageBar } from '../stage-bar.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly seeds: readonly string[];
  readonly people: number;
  readonly days: number;
  readonly json?: true;
}

/**
 * `lendline bench fraud`: recall of the shipped typologies on simulated countries into which fraud and its innocent look-alikes are
 * injected, and how often honest people are taken for either. It fixes nothing: thresholds were fixed on seeds 1-10. `--json` is an
 * option of `bench` as well, which takes it first.
 */
export function benchFraudCommand(): Command {
  return commandNamed('fraud')
    .description('recall and false positives of the fraud typologies on simulated countries; not among --all')
    .addOption(
      new Option('--seeds <range>', 'seeds of the countries: one, or a range')
        .argParser(seedRange)
        .default(seedRange('11-20'), '11-20'),
    )
    .option('--people <n>', 'ordinary people of each country', wholeNumber(100, 1_000_000), 4_000)
    .option('--days <n>', 'days of each country', wholeNumber(30, 730), 180)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline bench fraud --seeds 11-20 --json\n')
    .action((_, command: Command) => run(command.optsWithGlobals()));
}

function seedRange(text: string): readonly string[] {
  const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || from > to || to - from >= 1_000) {
    throw new InvalidArgumentError('Expected a seed or a range of them, such as 11-20.');
  }
  return Array.from({ length: to - from + 1 }, (_, nth) => String(from + nth));
}

async function run({ seeds, people, days, json }: Options): Promise<void> {
  const { measureDetection, world } = await import('../bench/fraud/measure-detection.ts');
  const { detectionTable } = await import('../bench/fraud/detection-table.ts');
  const bar = stageBar(stagesOf(seeds));
  const detection = await measureDetection({ seeds, people, days, onSeen: (...at) => bar.show(...at) });
  bar.end();
  if (json) printJson({ simulated: true, seeds, world: { ...world, people, days }, ...detection });
  else process.stdout.write(`${detectionTable(detection)}\n`);
}

function stagesOf(seeds: readonly string[]): Parameters<typeof stageBar>[0] {
  return Object.fromEntries(seeds.map((seed) => [seed, { 'zh-CN': `国家 ${seed}`, en: `country ${seed}` }]));
}
