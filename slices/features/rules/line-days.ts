import {
  dayCodeVersion,
  decodeDay,
  decodePaymentDay,
  emptyPayments,
  emptyState,
  encodeDay,
  encodePaymentDay,
  ingestPayments,
  paymentDays,
  paymentDayVersion,
  paymentsOfDays,
  type PersonState,
  rebuildDay,
  stateOfDays,
  wallClock,
} from '@lendline/behaviour';
import { canonicalJson, present } from '@lendline/kernel';
import type { RecordsOfLine, StoredCall, StoredTransaction } from '@lendline/records/contract';
import { callRecord, transactionRecord } from './read-rows.ts';

export type DaySource = 'calls' | 'statement';

/** What the days of a line are made under. */
export interface DayScope {
  readonly zone: string;
  readonly ownNames: readonly string[];
}

/** The records of one local day of one source. */
export type DayRecords = { readonly day: Temporal.PlainDate } & (
  | { readonly source: 'calls'; readonly rows: readonly StoredCall[] }
  | { readonly source: 'statement'; readonly rows: readonly StoredTransaction[] }
);

/** A kept day as the text that the engine encodes it in. */
export interface DayText {
  readonly source: DaySource;
  readonly text: string;
}

export const codeVersions: Readonly<Record<DaySource, number>> = {
  calls: dayCodeVersion,
  statement: paymentDayVersion,
};

const day_ms = 86_400_000;
const firstDay = new Temporal.PlainDate(1970, 1, 1);

/** Days since 1970-01-01, as the engine counts them. */
export function dayNumber(day: Temporal.PlainDate): number {
  return firstDay.until(day, { largestUnit: 'days' }).days;
}

/** What was read of a line, by day of the zone. */
export function recordsByDay({ calls, transactions }: RecordsOfLine, { zone }: DayScope): readonly DayRecords[] {
  const clock = wallClock(zone);
  const numberOf = ({ at_ms }: { readonly at_ms: number }): number => Math.floor(clock.toWall(at_ms) / day_ms);
  const dateOf = (day: number): Temporal.PlainDate => firstDay.add({ days: day });
  const ofCalls = [...Map.groupBy(calls, numberOf)];
  const ofStatement = [...Map.groupBy(transactions, numberOf)];
  return [
    ...ofCalls.map(([day, rows]): DayRecords => ({ source: 'calls', day: dateOf(day), rows })),
    ...ofStatement.map(([day, rows]): DayRecords => ({ source: 'statement', day: dateOf(day), rows })),
  ];
}

/**
 * All that a day's text depends on, as one text that is the same in whatever order the records were read: two readings
 * with the same text need not make the day twice.
 */
export function dayContent(of: DayRecords, { zone, ownNames }: DayScope): string {
  const records = of.source === 'calls' ? of.rows.map(callContent) : of.rows.map(paymentContent);
  return canonicalJson([codeVersions[of.source], zone, of.source === 'statement' ? ownNames : [], records.sort()]);
}

/** A list without names of fields, because a busy line has thousands of rows. The line of the file says nothing of the call. */
function callContent({ source_line: _, ...call }: StoredCall): string {
  const { kind, direction, peer, at_ms, wall_ms, arrived_ms, answered, seconds, bytes, place, paid, balance } = call;
  const cells = { kind, direction, peer, at_ms, wall_ms, arrived_ms, answered, seconds, bytes, place, paid, balance };
  // A new field of a call does not compile until it is named here: a day would not be made anew when it changed.
  cells satisfies Record<keyof typeof call, unknown>;
  return JSON.stringify(Object.values(cells));
}

function paymentContent({ source_line: _, ...payment }: StoredTransaction): string {
  return canonicalJson(payment);
}

/** Makes a day anew from all of its records. */
export function encodeRecords(of: DayRecords, { zone, ownNames }: DayScope): string {
  if (of.source === 'calls') {
    return encodeDay(
      present(rebuildDay(emptyState(zone), dayNumber(of.day), of.rows.map(callRecord)), 'a day has records'),
    );
  }
  const payments = emptyPayments({ zone, own_names: ownNames });
  ingestPayments(payments, of.rows.map(transactionRecord));
  const [day] = paymentDays(payments);
  return encodePaymentDay(present(day, 'a day has payments'));
}

/** The state that kept days come to; null when one of them was written in a form that this code does not know. */
export function stateOfTexts(days: readonly DayText[], { zone, ownNames }: DayScope): PersonState | null {
  const calls = days.filter(({ source }) => source === 'calls').map(({ text }) => decodeDay(text));
  const payments = days.filter(({ source }) => source === 'statement').map(({ text }) => decodePaymentDay(text));
  if (![...calls, ...payments].every(({ ok }) => ok)) return null;
  return {
    line: stateOfDays(
      zone,
      calls.flatMap((day) => (day.ok ? [day.value] : [])),
    ),
    payments: paymentsOfDays(
      { zone, own_names: ownNames },
      payments.flatMap((day) => (day.ok ? [day.value] : [])),
    ),
  };
}
