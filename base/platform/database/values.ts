import { assert } from '@lendline/kernel';
import pg from 'pg';

// Object identifiers of Postgres types: fixed numbers of its catalogue (pg_type.dat).
const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186, numeric: 1700 };
const arrayOid = { int8: 1016, date: 1182, timestamptz: 1185, numeric: 1231 };

type Parser = (text: string) => unknown;

const parsers = new Map<number, Parser>([
  [oid.int8, BigInt],
  [oid.date, (text) => Temporal.PlainDate.from(text)],
  [oid.timestamp, (text) => Temporal.PlainDateTime.from(text)],
  [oid.timestamptz, (text) => Temporal.Instant.from(text)],
  [oid.interval, (text) => text],
  [oid.numeric, (text) => text],
  [arrayOid.int8, (text) => parseArray(text, BigInt)],
  [arrayOid.date, (text) => parseArray(text, (item) => Temporal.PlainDate.from(item))],
  [arrayOid.timestamptz, (text) => parseArray(text, (item) => Temporal.Instant.from(item))],
  [arrayOid.numeric, (text) => parseArray(text, (item) => item)],
]);

// None of these types is ever written with a comma, an escape or a brace inside an item.
function parseArray<Item>(text: string, parse: (text: string) => Item): (Item | null)[] {
  assert(/^\{[^{}]*\}$/.test(text), 'arrays have one dimension');
  const items = text === '{}' ? [] : text.slice(1, -1).split(',');
  return items.map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
}

/**
 * Values as Lendline reads them: int8 is bigint, timestamptz is Temporal.Instant, date is Temporal.PlainDate,
 * numeric and interval stay text. Given to each pool of ours, never set globally: graphile-worker reads ids as text.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(id)) ??
    pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
};

/**
 * A parameter as `pg` can send it. Instants are cut, not rounded, to the microsecond that Postgres keeps, so
 * that what is written never lies in the future. A plain object becomes JSON; an array becomes a Postgres
 * array, so give a jsonb column `toJson([...])`.
 */
export function toParameter(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? value.toString() : value;
  if (value instanceof Temporal.Instant)
    return value.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString();
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.PlainDateTime) return value.toString();
  if (value instanceof Temporal.Duration) return value.toString();
  assert(!(value instanceof Date), 'dates are Temporal values: Temporal.Instant or Temporal.PlainDate');
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((item) => toParameter(item));
  return toJson(value);
}

/** JSON for a jsonb column: bigints become decimal texts, Temporal values their ISO text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));
}
