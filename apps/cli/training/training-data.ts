import { createHash } from 'node:crypto';
import { canonicalJson } from '@lendline/kernel';
import {
  type CardOptions,
  type EventRule,
  eventSequences,
  inferTable,
  labelTable,
  type Table,
  type TrainingData,
} from '@lendline/scoring';
import { type InputProblem, reportBadInput } from '../io.ts';
import { readTableFile } from '../table-file.ts';
import { labelProblems, noEventColumn } from './data-problems.ts';

/** The files of a training run. */
export interface TrainingFiles {
  readonly data: string;
  readonly history?: string | undefined;
  readonly events?: string | undefined;
  readonly rejected?: string | undefined;
}

/** What of the options says how the files are read. */
export type ReadingRules = Pick<CardOptions, 'target' | 'outcome' | 'rejects' | 'definition'> & {
  /** Already complete, as a card keeps it, or without the numbers of the events, which are then all there are. */
  readonly events?: Omit<EventRule, 'numbers' | 'window_days'> | EventRule | undefined;
};

export interface ReadTraining {
  readonly data: TrainingData;
  /** Of all files together. */
  readonly dataHash: string;
  readonly events: EventRule | undefined;
  readonly definition: string | undefined;
}

/** Reads the files of a training run; undefined when one of them cannot be used, and it has been said. */
export async function readTrainingData(files: TrainingFiles, rules: ReadingRules): Promise<ReadTraining | undefined> {
  const read = await readTables(files);
  if (!read) return undefined;
  const { tables, hashes } = read;
  const labelled = labelledTable(files, tables, rules);
  if (!labelled) return undefined;
  const { table, notes, definition, window_days } = labelled;
  const events = tables.events && rules.events && completed(rules.events, tables.events, window_days);
  const sequences = events && tables.events ? eventSequences(tables.events, table, events) : undefined;
  if (sequences && !sequences.ok) {
    reportBadInput(files.events!, [noEventColumn(sequences.error.column)]);
    return undefined;
  }
  return {
    data: { table, notes, rejected: tables.rejected, sequences: sequences?.value },
    dataHash: joinedHash(hashes),
    events,
    definition: definition ?? rules.definition,
  };
}

type Tables = Record<'data', Table> & Partial<Record<'history' | 'events' | 'rejected', Table>>;
type Hashes = Readonly<Record<string, string>>;

async function readTables(files: TrainingFiles): Promise<{ tables: Tables; hashes: Hashes } | undefined> {
  const tables: Partial<Tables> = {};
  const hashes: Record<string, string> = {};
  for (const name of ['data', 'history', 'events', 'rejected'] as const) {
    const path = files[name];
    if (path === undefined) continue;
    const file = await readTableFile(path);
    if (!file.ok) {
      reportBadInput(path, file.error);
      return undefined;
    }
    tables[name] = inferTable(file.value.columns);
    hashes[name] = file.value.sha256;
  }
  return { tables: tables as Tables, hashes };
}

/** The hash of the one file, or of the hashes of several by what they are. */
function joinedHash(hashes: Hashes): string {
  const names = Object.keys(hashes);
  if (names.length === 1) return `sha256:${hashes['data']}`;
  return `sha256:${createHash('sha256').update(canonicalJson(hashes)).digest('hex')}`;
}

interface LabelledTable extends Pick<TrainingData, 'table' | 'notes'> {
  readonly definition?: string;
  readonly window_days: number | null;
}

function labelledTable(
  files: TrainingFiles,
  tables: Tables,
  { target, outcome }: ReadingRules,
): LabelledTable | undefined {
  if (!outcome || !tables.history) return { table: tables.data, notes: [], window_days: null };
  const labelled = labelTable(tables.data, tables.history, { target, rule: outcome });
  if (labelled.ok) {
    const { table, notes, definition, observation_days } = labelled.value;
    return { table, notes, definition, window_days: observation_days };
  }
  const isHistory = labelled.error.kind === 'history-column';
  const problems: readonly InputProblem[] = labelProblems(labelled.error);
  reportBadInput(isHistory ? files.history! : files.data, problems);
  return undefined;
}

function completed(rule: NonNullable<ReadingRules['events']>, events: Table, window_days: number | null): EventRule {
  if ('numbers' in rule) return rule;
  const named = [rule.person, rule.at, rule.kind];
  const numbers = [...events.columns.values()]
    .filter(({ kind, name }) => kind === 'numeric' && !named.includes(name))
    .map(({ name }) => name);
  return { ...rule, numbers, window_days };
}
