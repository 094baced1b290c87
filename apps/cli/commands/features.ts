import { basename } from 'node:path';
import {
  type AntennaTable,
  type BandicootGroup,
  type CallFile,
  callFeatures,
  type CallFileOptions,
  type LineRecord,
  coverage,
  detectKind,
  isZone,
  readAntennas,
  readCallRecords,
} from '@lendline/behaviour';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInputBytes } from '../input-bytes.ts';
import { commandNamed, printJson, reportBadInput } from '../io.ts';
import { fileInputProblem, noteRows, reportNoGoodRow, rowNotes } from '../record-notes.ts';

/** `lendline features --records FILE...`: behaviour features of one line from files. */
export function featuresCommand(): Command {
  return commandNamed('features')
    .description('compute the behaviour features of one line from its call records')
    .requiredOption('--records <file...>', 'call records of one line; - is standard input')
    .option('--antennas <file>', 'antenna_id,latitude,longitude as CSV')
    .addOption(
      new Option('--kind <kind>', 'what the files are')
        .choices(['auto', 'bandicoot', 'carrier-list', 'sms-backup'] as const)
        .default('auto'),
    )
    .addOption(
      new Option('--mode <mode>', 'own definitions, or those of bandicoot')
        .choices(['strict', 'bandicoot'] as const)
        .default('strict'),
    )
    .addOption(
      new Option('--group <group>', 'bandicoot: mean and deviation over groups').choices([
        'none',
        'day',
        'week',
        'month',
      ] as const),
    )
    .option('--extended', 'bandicoot: seven figures of each list')
    .option('--split-week', 'bandicoot: weekdays and weekends apart')
    .option('--split-day', 'bandicoot: day and night apart')
    .option('--tz <zone>', 'zone of the wall times (default: Asia/Shanghai for carrier lists, else UTC)', zoneArgument)
    .option('--as-of <instant>', 'only rows before it (default: just after the newest row)', instantArgument)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

interface FeaturesOptions {
  readonly records: readonly string[];
  readonly antennas?: string;
  readonly kind: NonNullable<CallFileOptions['kind']>;
  readonly mode: 'strict' | 'bandicoot';
  readonly group?: BandicootGroup;
  readonly extended?: true;
  readonly splitWeek?: true;
  readonly splitDay?: true;
  readonly tz?: string;
  readonly asOf?: Temporal.Instant;
  readonly json?: true;
}

interface NamedFile {
  readonly path: string;
  readonly file: CallFile;
}

async function run(options: FeaturesOptions, command: Command): Promise<void> {
  if (options.mode === 'strict' && hasBandicootOption(options)) {
    return command.error('error: --group, --extended, --split-week and --split-day go with --mode bandicoot');
  }
  const antennas = await antennaTable(options.antennas);
  if (antennas === null) return;
  const files = await recordFiles(options, antennas);
  if (files === null) return;
  const records = files.flatMap(({ file }) => file.records);
  const as_of = options.asOf ?? afterNewest(records);
  const features = callFeatures(records, featureOptions(options, as_of));
  if (options.json) printJson({ ...facts(files, as_of), features, ...leftOut(files) });
  else printTable(features);
}

function hasBandicootOption({ group, extended, splitWeek, splitDay }: FeaturesOptions): boolean {
  return (group ?? extended ?? splitWeek ?? splitDay) !== undefined;
}

function facts(files: readonly NamedFile[], as_of: Temporal.Instant) {
  const { oldest, newest, ...covered } = coverage(
    files.flatMap(({ file }) => file.records),
    as_of,
  );
  return {
    // The file's name, as bandicoot names its users; the number itself stays out of output that may be kept.
    line: nameOf(files[0]!.path).replace(/\.\w+$/, ''),
    as_of: as_of.toString(),
    coverage: { ...covered, oldest: oldest?.toString() ?? null, newest: newest?.toString() ?? null },
  };
}

function leftOut(files: readonly NamedFile[]) {
  return {
    rejected: files.flatMap(({ path, file }) => rowNotes(file.rejected, nameOf(path))),
    ignored: files.flatMap(({ path, file }) => rowNotes(file.ignored, nameOf(path))),
    warnings: files.flatMap(({ path, file }) => file.warnings.map((warning) => ({ file: nameOf(path), ...warning }))),
  };
}

/** The table, undefined when none was asked for, null when it was refused (and that was reported). */
async function antennaTable(path: string | undefined): Promise<AntennaTable | undefined | null> {
  if (path === undefined) return undefined;
  const bytes = await readInputBytes(path);
  if (!bytes.ok) return refused(path, bytes.error);
  const table = readAntennas(bytes.value);
  return table.ok ? table.value : refused(path, [fileInputProblem(table.error)]);
}

async function recordFiles(options: FeaturesOptions, antennas: AntennaTable | undefined): Promise<NamedFile[] | null> {
  const files: NamedFile[] = [];
  for (const path of options.records) {
    const bytes = await readInputBytes(path);
    if (!bytes.ok) return refused(path, bytes.error);
    const zone = options.tz ?? (detectKind(bytes.value) === 'carrier-list' ? 'Asia/Shanghai' : 'UTC');
    const read = readCallRecords(bytes.value, {
      kind: options.kind,
      mode: options.mode,
      zone,
      ...(antennas && { antennas }),
      ...(options.asOf && { as_of: options.asOf }),
    });
    if (!read.ok) return refused(path, [fileInputProblem(read.error)]);
    const { records, rejected, warnings } = read.value;
    if (records.length === 0 && rejected.length > 0) {
      reportNoGoodRow(path, rejected);
      return null;
    }
    noteRows(path, rejected, warnings);
    files.push({ path, file: read.value });
  }
  return files;
}

function refused(path: string, problems: Parameters<typeof reportBadInput>[1]): null {
  reportBadInput(path, problems);
  return null;
}

function featureOptions(options: FeaturesOptions, as_of: Temporal.Instant): Parameters<typeof callFeatures>[1] {
  if (options.mode === 'strict') return { as_of, ...(options.tz && { zone: options.tz }) };
  return {
    mode: 'bandicoot',
    as_of,
    group: options.group ?? 'week',
    extended: options.extended ?? false,
    split_week: options.splitWeek ?? false,
    split_day: options.splitDay ?? false,
  };
}

/** The answer to the same files is the same on any day. Without records it is the beginning of time. */
function afterNewest(records: readonly LineRecord[]): Temporal.Instant {
  const newest = records.reduce((latest, { at_ms }) => Math.max(latest, at_ms), -1);
  return Temporal.Instant.fromEpochMilliseconds(newest + 1);
}

function printTable(features: Readonly<Record<string, number | null>>): void {
  const width = Math.max(...Object.keys(features).map(({ length }) => length));
  const lines = Object.entries(features).map(([name, value]) => `${name.padEnd(width)}  ${value ?? '-'}\n`);
  process.stdout.write(lines.join(''));
}

function nameOf(path: string): string {
  return path === '-' ? 'stdin' : basename(path);
}

function zoneArgument(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('A zone has the form Asia/Shanghai.');
  return text;
}

function instantArgument(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new InvalidArgumentError('An instant has the form 2026-01-31T00:00:00+08:00.');
  }
}

const help = `
Examples:
  lendline features --records line.csv --antennas antennas.csv --json
  lendline features --records calls.xml sms.xml --tz Africa/Nairobi --as-of 2026-01-31T00:00:00+03:00 --json
  lendline features --records line.csv --mode bandicoot --group week --extended --json

Records are a bandicoot CSV, a list of a carrier of China (CSV or JSON), or an XML of the Android app SMS Backup & Restore.
Strict features end in their window (__30d, __90d, __180d, __all); null means that there was nothing to measure.
`;
