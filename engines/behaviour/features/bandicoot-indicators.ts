import { contactCounts } from './contact-counts.ts';
import { conversationFacts } from './conversations.ts';
import type { LineTable, RowSet } from './line-table.ts';
import { entropy, paretoShare } from './summary-stats.ts';

export type Interaction = 'call' | 'text' | 'callandtext';

interface Indicator {
  /** The name in bandicoot's flattened output. */
  readonly name: string;
  readonly interactions: readonly Interaction[];
}

/** Gives one number for a set of records; null where it has no meaning. */
export interface ScalarIndicator extends Indicator {
  readonly shape: 'scalar';
  readonly of: (table: LineTable, rows: RowSet) => number | null;
}

/** Gives a list of numbers, of which the summary is reported. */
export interface ListIndicator extends Indicator {
  readonly shape: 'list';
  readonly of: (table: LineTable, rows: RowSet) => readonly number[];
}

export type BandicootIndicator = ScalarIndicator | ListIndicator;

const each: readonly Interaction[] = ['call', 'text'];
const calls: readonly Interaction[] = ['call'];
const both: readonly Interaction[] = ['callandtext'];

/**
 * The seventeen individual indicators of bandicoot (computationalprivacy/bandicoot 86e5f192, `individual.py`), in its
 * order and with its faults: 0 rather than null for shares of nothing, `balance_of_contacts` weighted by the total of
 * all contacts, and answers within the same second dropped from `response_delay_text`.
 */
export const bandicootIndicators: readonly BandicootIndicator[] = [
  {
    name: 'active_days',
    interactions: both,
    shape: 'scalar',
    of: (table, rows) => new Set(pick(table.day, rows)).size,
  },
  {
    name: 'number_of_contacts',
    interactions: each,
    shape: 'scalar',
    of: (table, rows) => new Set(pick(table.peer, rows)).size,
  },
  { name: 'call_duration', interactions: calls, shape: 'list', of: (table, rows) => pick(table.seconds, rows) },
  { name: 'percent_nocturnal', interactions: each, shape: 'scalar', of: (table, rows) => share(table.night, rows) },
  {
    name: 'percent_initiated_conversations',
    interactions: both,
    shape: 'scalar',
    of: (table, rows) => {
      const { initiated, conversations } = conversationFacts(table, rows);
      return conversations === 0 ? 0 : initiated / conversations;
    },
  },
  {
    name: 'percent_initiated_interactions',
    interactions: calls,
    shape: 'scalar',
    of: (table, rows) => share(table.out, rows),
  },
  {
    name: 'response_delay_text',
    interactions: both,
    shape: 'list',
    of: (table, rows) => conversationFacts(table, rows).delays.filter((seconds) => seconds > 0),
  },
  {
    name: 'response_rate_text',
    interactions: both,
    shape: 'scalar',
    of: (table, rows) => {
      const { responded, received } = conversationFacts(table, rows);
      return received === 0 ? null : responded / received;
    },
  },
  {
    name: 'entropy_of_contacts',
    interactions: each,
    shape: 'scalar',
    of: (table, rows) => entropy(contactCounts(table, rows).all),
  },
  {
    name: 'balance_of_contacts',
    interactions: each,
    shape: 'list',
    of: (table, rows) => contactCounts(table, rows).out.map((out) => out / rows.length),
  },
  {
    name: 'interactions_per_contact',
    interactions: each,
    shape: 'list',
    of: (table, rows) => contactCounts(table, rows).all,
  },
  { name: 'interevent_time', interactions: each, shape: 'list', of: gaps },
  {
    name: 'percent_pareto_interactions',
    interactions: each,
    shape: 'scalar',
    of: (table, rows) => paretoShare(contactCounts(table, rows).all),
  },
  {
    name: 'percent_pareto_durations',
    interactions: calls,
    shape: 'scalar',
    of: (table, rows) => paretoShare(contactCounts(table, rows).seconds),
  },
  { name: 'number_of_interactions', interactions: each, shape: 'scalar', of: (_table, rows) => rows.length },
  {
    name: 'number_of_interaction_in',
    interactions: each,
    shape: 'scalar',
    of: (table, rows) => rows.length - count(table.out, rows),
  },
  {
    name: 'number_of_interaction_out',
    interactions: each,
    shape: 'scalar',
    of: (table, rows) => count(table.out, rows),
  },
];

/** Seconds between each record and the next. */
export function gaps(table: LineTable, rows: RowSet): number[] {
  const seconds: number[] = [];
  for (let index = 1; index < rows.length; index += 1) {
    seconds.push((table.time_ms[rows[index]!]! - table.time_ms[rows[index - 1]!]!) / 1000);
  }
  return seconds;
}

/** How many rows of a set have the flag. */
export function count(flags: Uint8Array, rows: RowSet): number {
  let total = 0;
  for (const row of rows) total += flags[row]!;
  return total;
}

/** The values of a column in a set of rows. */
export function pick(column: Float64Array | Int32Array, rows: RowSet): number[] {
  return Array.from(rows, (row) => column[row]!);
}

function share(flags: Uint8Array, rows: RowSet): number {
  return rows.length === 0 ? 0 : count(flags, rows) / rows.length;
}
