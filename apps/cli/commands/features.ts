import { basename } from 'node:path';
import {
  type AntennaTable,
  type BandicootFeatures,
  type CallFile,
  callFeatures,
  type CallFileOptions,
  type LineRecord,
  lineRecord,
  coverage,
  detectKind,
  type FaultCounts,
  readAntennas,
  readCallRecords,
  readExactRecords,
  wallClock,
} from '@lendline/behaviour';
import { money } from '@lendline/kernel';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInputBytes } from '../input-bytes.ts';
import { commandNamed, printJson, reportBadInput } from '../io.ts';
import { fileInputProblem, noteRows, reportNoGoodRow, rowNotes } from '../record-notes.ts';
import { isFolder } from '../is-folder.ts';
import { instantArgument, zoneArgument } from '../moment-arguments.ts';
import { bandicootAnswer, type BandicootFlags, readRechargesAt } from './features-bandicoot.ts';

/** `lendline features --records FILE...`: behaviour features of one line from files. */
export function featuresCommand(): Command {
  return commandNamed('features')
    .description('compute the behaviour features of one line from its call records')
    .requiredOption('--records <file...>', 'call records of one line; - is standard input')
    .option('--line <name>', 'whose records to take from a file of many lines (CIDER)')
    .option('--antennas <file>', 'antenna_id,latitude,longitude as CSV')
    .addOption(
      new Option('--kind <kind>', 'what the files are')
        .choices(['auto', 'bandicoot', 'carrier-list', 'sms-backup', 'cider'] as const)
        .default('auto'),
    )
    .addOption(
      new Option('--mode <mode>', 'own definitions, or those of bandicoot')
        .choices(['strict', 'bandicoot'] as const)
        .default('strict'),
    )
    .option(
      '--recharges <path>',
      'top-ups: datetime,amount,retailer_id as CSV (strict: in yuan), or a folder with one file per line',
    )
    .option('--attributes <path>', 'bandicoot: key,value as CSV, or a folder with one file per line')
    .option('--network <folder>', "bandicoot: the other sides' records, one CSV each, named as they are in the records")
    .addOption(
      new Option('--group <group>', 'bandicoot: mean and deviation over groups').choices([
        'none',
        'day',
        'week',
        'month',
        'year',
      ] as const),
    )
    .option('--extended', 'bandicoot: seven figures of each list')
    .option('--split-week', 'bandicoot: weekdays and weekends apart')
    .option('--split-day', 'bandicoot: day and night apart')
    .option('--keep-empty', 'bandicoot: groups without records count too')
    .option('--week-matrix <minutes>', 'bandicoot: counts per section of the week as well, in JSON', intervalArgument)
    .option('--tz <zone>', 'zone of the wall times (default: Asia/Shanghai for carrier lists, else UTC)', zoneArgument)
    .option('--as-of <instant>', 'only rows before it (default: just after the newest row)', instantArgument)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

type FeaturesOptions = BandicootFlags & {
  readonly records: readonly string[];
  readonly kind: NonNullable<CallFileOptions['kind']>;
  readonly line?: string;
  readonly mode: 'strict' | 'bandicoot';
  readonly tz?: string;
  readonly asOf?: Temporal.Instant;
  readonly json?: true;
};

interface NamedFile {
  readonly path: string;
  readonly file: CallFile & { readonly faults?: FaultCounts };
}

async function run(options: FeaturesOptions, command: Command): Promise<void> {
  if (options.mode === 'strict' && hasBandicootOption(options)) {
    return command.error(
      'error: --group, --extended, --split-week, --split-day, --keep-empty, --week-matrix, --attributes and ' +
        '--network go with --mode bandicoot',
    );
  }
  if (options.network !== undefined && !(await isFolder(options.network))) {
    return command.error('error: --network takes a folder that is there');
  }
  const antennas = await antennaTable(options.antennas);
  if (antennas === null) return;
  const files = await recordFiles(options, antennas);
  if (files === null) return;
  const topUps = options.mode === 'strict' ? await topUpsOf(options, lineName(files)) : [];
  if (topUps === null) return;
  const records = [...files.flatMap(({ file }) => file.records), ...topUps];
  const as_of = options.asOf ?? afterNewest(records);
  const answer = await answerOf(options, { files, records, antennas, as_of });
  if (answer === null) return;
  if (options.json) printJson({ ...facts(files, as_of), ...answer, ...leftOut(files) });
  else printTable(answer.features);
}

interface ReadFiles {
  readonly files: readonly NamedFile[];
  readonly records: readonly LineRecord[];
  readonly antennas: AntennaTable | undefined;
  readonly as_of: Temporal.Instant;
}

async function answerOf(options: FeaturesOptions, { files, records, antennas, as_of }: ReadFiles) {
  const zone = options.tz;
  if (options.mode === 'strict') return { features: callFeatures(records, { as_of, ...(zone && { zone }) }) };
  const name = lineName(files);
  const read = files.map(({ file }) => file);
  const line = { name, records, files: read, antennas, zone: zone ?? 'UTC', as_of: options.asOf ?? null };
  return bandicootAnswer(line, options);
}

/** Top-ups as records of the line; their file names no currency, so they count as yuan. */
async function topUpsOf({ recharges, tz }: FeaturesOptions, name: string): Promise<LineRecord[] | null> {
  if (recharges === undefined) return [];
  const clock = wallClock(tz ?? 'UTC');
  const read = await readRechargesAt(recharges, name);
  return (
    read &&
    read.map(({ wall_ms, amount }, row) =>
      lineRecord({
        kind: 'topup',
        direction: 'in',
        at_ms: clock.toEpoch(wall_ms),
        wall_ms,
        paid: money(BigInt(Math.round(amount * 100)), 'CNY'),
        source_line: row + 2,
      }),
    )
  );
}

function hasBandicootOption(options: FeaturesOptions): boolean {
  const { group, extended, splitWeek, splitDay, keepEmpty, attributes, network } = options;
  const flags = [group, extended, splitWeek, splitDay, keepEmpty, options.weekMatrix, attributes, network];
  return flags.some((flag) => flag !== undefined);
}

/** The file's name, as bandicoot names its users; the number itself stays out of output that may be kept. */
function lineName(files: readonly NamedFile[]): string {
  return nameOf(files[0]!.path).replace(/\.\w+$/, '');
}

function facts(files: readonly NamedFile[], as_of: Temporal.Instant) {
  const { oldest, newest, ...covered } = coverage(
    files.flatMap(({ file }) => file.records),
    as_of,
  );
  return {
    line: lineName(files),
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
    const read = readRecords(bytes.value, options, antennas);
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

function readRecords(bytes: Uint8Array, options: FeaturesOptions, antennas: AntennaTable | undefined) {
  const { kind, mode, line, tz, asOf } = options;
  const found = kind === 'auto' ? detectKind(bytes) : kind;
  const zone = tz ?? (found === 'carrier-list' ? 'Asia/Shanghai' : 'UTC');
  if (mode === 'bandicoot' && found === 'bandicoot') return readExactRecords(bytes, { zone, antennas });
  const asked = { ...(line !== undefined && { line }), ...(antennas && { antennas }), ...(asOf && { as_of: asOf }) };
  return readCallRecords(bytes, { kind, zone, ...asked });
}

function refused(path: string, problems: Parameters<typeof reportBadInput>[1]): null {
  reportBadInput(path, problems);
  return null;
}

/** The answer to the same files is the same on any day. Without records it is the beginning of time. */
function afterNewest(records: readonly LineRecord[]): Temporal.Instant {
  const newest = records.reduce((latest, { at_ms }) => Math.max(latest, at_ms), -1);
  return Temporal.Instant.fromEpochMilliseconds(newest + 1);
}

function printTable(features: Readonly<BandicootFeatures>): void {
  const width = Math.max(...Object.keys(features).map(({ length }) => length));
  const lines = Object.entries(features).map(
    ([name, value]) => `${name.padEnd(width)}  ${typeof value === 'object' ? (value?.join(' ') ?? '-') : value}\n`,
  );
  process.stdout.write(lines.join(''));
}

function nameOf(path: string): string {
  return path === '-' ? 'stdin' : basename(path);
}

function intervalArgument(text: string): number {
  const minutes = Number(text);
  if (!Number.isInteger(1440 / minutes))
    throw new InvalidArgumentError('The minutes must divide a day, as 60 and 5 do.');
  return minutes;
}

const help = `
Examples:
  lendline features --records line.csv --antennas antennas.csv --json
  lendline features --records calls.xml sms.xml --tz Africa/Nairobi --as-of 2026-01-31T00:00:00+03:00 --json
  lendline features --records line.csv --mode bandicoot --group week --extended --json
  lendline features --records people/ego.csv --network people --mode bandicoot --group none --split-day --json

Records are a bandicoot CSV, a list of a carrier of China (CSV or JSON), an XML of the Android app SMS Backup & Restore,
or a CIDER table of many lines (with --line).
Strict features end in their window (__30d, __90d, __180d, __all); null means that there was nothing to measure.
`;
