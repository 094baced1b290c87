import { bulkFeatureNames, type BulkWindow } from '@lendline/behaviour';
import { Option } from 'commander';
import { writeBulkFeatures } from '../bulk/write-bulk-features.ts';
import { commandNamed, printJson, reportBadInput } from '../io.ts';
import { instantArgument, zoneArgument } from '../moment-arguments.ts';
import { stageBar } from '../stage-bar.ts';
import { wholeNumber } from '../whole-number.ts';

/** `lendline bulk-features --records FILE... --as-of INSTANT --out FOLDER`: features of millions of lines. */
export function bulkFeaturesCommand() {
  return commandNamed('bulk-features')
    .description('compute the behaviour features of many lines, from Parquet to Parquet')
    .requiredOption('--records <file...>', 'Parquet files of calls and texts, best sorted by line')
    .requiredOption(
      '--as-of <instant>',
      'only records that happened before it and had arrived by then',
      instantArgument,
    )
    .requiredOption('--out <folder>', 'one Parquet file per range of lines is written here')
    .option('--tz <zone>', 'zone whose clock tells day and night', zoneArgument, 'Asia/Shanghai')
    .addOption(
      new Option('--windows <window...>', 'days to look back')
        .choices(['7d', '30d', '90d', '180d'] as const)
        .default(['30d', '90d']),
    )
    .option('--memory <size>', 'how much memory to use before the disk', '6GB')
    .option('--threads <n>', 'processor cores to use (default: all)', wholeNumber(1, 1024))
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

interface BulkFlags {
  readonly records: readonly string[];
  readonly asOf: Temporal.Instant;
  readonly out: string;
  readonly tz: string;
  readonly windows: readonly BulkWindow[];
  readonly memory: string;
  readonly threads?: number;
  readonly json?: true;
}

async function run({ records, asOf, out, tz, windows, memory, threads, json }: BulkFlags): Promise<void> {
  const features = { as_of: asOf, zone: tz, windows };
  const bar = stageBar({ parts: { en: 'computing features', 'zh-CN': '正在计算特征' } });
  const written = await writeBulkFeatures({
    records,
    out,
    features,
    memory,
    ...(threads === undefined ? {} : { threads }),
    onPart: (done, of) => bar.show('parts', done, of),
  });
  bar.end();
  if (!written.ok) return reportBadInput(records[0]!, written.error);
  const names = bulkFeatureNames(features);
  const { lines, parts } = written.value;
  if (json) printJson({ as_of: asOf.toString(), lines, features: names, parts });
  else process.stdout.write(`${lines} lines, ${names.length} features: ${out}\n`);
}

const help = `
Example:
  lendline bulk-features --records records/*.parquet --as-of 2026-01-31T00:00:00+08:00 --out features
`;
