import { err, ok, type Result } from '@lendline/kernel';
import { cellOf, type Column, type Table } from '../data/table.ts';
import type { EventSequence } from './events.ts';

/** Which columns of a table of events, and of the people it is about, say what. */
export interface EventRule {
  /** Names the person, in both tables. */
  readonly person: string;
  /** When an event happened, and what it was. */
  readonly at: string;
  readonly kind: string;
  /** Numbers that each event has, as an amount. */
  readonly numbers: readonly string[];
  /** When a person was decided about, in the table of people: later events are not read. Null: all are. */
  readonly time: string | null;
  /** Days before that time which are read; null for all. */
  readonly window_days: number | null;
}

/** Hours since the event before: a number that every event has without being told. */
const gapName = 'hours_since';
const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;

interface Event {
  readonly at_ms: number;
  readonly kind: string;
  readonly row: number;
}

/**
 * The events of each person before the moment of deciding, oldest first, in the order of the people's rows; nobody's
 * are empty. Error: a column that is not there or not of its kind.
 */
export function eventSequences(
  events: Table,
  people: Table,
  rule: EventRule,
): Result<readonly EventSequence[], { readonly column: string }> {
  const wrong = wrongColumn(events, people, rule);
  if (wrong !== undefined) return err({ column: wrong });
  const byPerson = eventsByPerson(events, rule);
  const person = people.columns.get(rule.person)!;
  const moments = rule.time === null ? undefined : people.columns.get(rule.time);
  const numbers = rule.numbers.map((name) => ({ name, column: events.columns.get(name) }));
  return ok(
    Array.from({ length: people.rows }, (_, row) => {
      const own = byPerson.get(idOf(person, row)) ?? [];
      const until = moments?.kind === 'date' ? moments.epochs_ms[row]! : Number.POSITIVE_INFINITY;
      const from = rule.window_days === null ? Number.NEGATIVE_INFINITY : until - rule.window_days * day_ms;
      return sequenceOf(
        own.filter(({ at_ms }) => at_ms < until && at_ms >= from),
        numbers,
      );
    }),
  );
}

function wrongColumn(events: Table, people: Table, { person, at, kind, numbers, time }: EventRule): string | undefined {
  if (!people.columns.has(person)) return person;
  const needed = [person, at, kind, ...numbers].find((name) => !events.columns.has(name));
  if (needed !== undefined) return needed;
  if (events.columns.get(at)?.kind !== 'date') return at;
  return time !== null && people.columns.get(time)?.kind !== 'date' ? time : undefined;
}

function eventsByPerson(events: Table, { person, at, kind }: EventRule): ReadonlyMap<string, readonly Event[]> {
  const [people, moments, kinds] = [person, at, kind].map((name) => events.columns.get(name)!) as [
    Column,
    Column,
    Column,
  ];
  const byPerson = new Map<string, Event[]>();
  for (let row = 0; row < events.rows; row += 1) {
    const at_ms = moments.kind === 'date' ? moments.epochs_ms[row]! : Number.NaN;
    if (Number.isNaN(at_ms)) continue;
    const event = { at_ms, kind: String(cellOf(kinds, row) ?? ''), row };
    const id = idOf(people, row);
    const own = byPerson.get(id);
    if (own) own.push(event);
    else byPerson.set(id, [event]);
  }
  for (const own of byPerson.values()) own.sort((a, b) => a.at_ms - b.at_ms || a.row - b.row);
  return byPerson;
}

function idOf(column: Column, row: number): string {
  return String(cellOf(column, row) ?? '');
}

function sequenceOf(
  events: readonly Event[],
  numbers: readonly { readonly name: string; readonly column: Column | undefined }[],
): EventSequence {
  const gaps = Float64Array.from(events, ({ at_ms }, index) =>
    index === 0 ? Number.NaN : (at_ms - events[index - 1]!.at_ms) / hour_ms,
  );
  const named = numbers.map(({ name, column }) => [
    name,
    Float64Array.from(events, ({ row }) => (column?.kind === 'numeric' ? column.values[row]! : Number.NaN)),
  ]);
  return { kinds: events.map(({ kind }) => kind), numbers: { ...Object.fromEntries(named), [gapName]: gaps } };
}
