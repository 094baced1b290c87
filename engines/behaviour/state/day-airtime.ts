import type { LineRecord } from '../records/line-record.ts';
import { type DayGaps, dayGaps, type DayRow } from './day-talk.ts';
import { type DayValues, dayValues } from './day-values.ts';
import { held, type HeldMoments, mergeHeld, type Moments, momentsOf, nothingHeld } from './moments.ts';

/** Airtime bought, spent, borrowed and left on one day. Amounts are minor units. */
export interface DayAirtime {
  readonly topupCount: number;
  /** The amounts of the top-ups that show one. */
  readonly topups: DayValues;
  readonly topupGaps: DayGaps;
  /** The balance just before a top-up, where the source shows it. */
  readonly before: Moments;
  /** What calls, texts and data cost, of the rows that show it. */
  readonly spent: number;
  readonly priced: number;
  readonly balance: DayBalance | null;
  /** Currencies seen, in order of their code: figures of money need exactly one. */
  readonly currencies: readonly string[];
}

/** The balance between the first and the last reading of the day, and what it was at both. */
export interface DayBalance {
  readonly first_ms: number;
  /** Just before the first row that shows a balance. */
  readonly first: number;
  readonly last_ms: number;
  /** Just after the last one. */
  readonly last: number;
  readonly min: number;
  readonly max: number;
  /** Weighted by seconds. */
  readonly held: HeldMoments;
}

/** An advance taken (`in`) or money paid back on one (`out`). */
export interface AdvanceStep {
  readonly at_ms: number;
  readonly taken: boolean;
  readonly amount: number | null;
}

export function dayAirtime(rows: readonly DayRow[]): DayAirtime | null {
  const topups = rows.filter(({ record }) => record.kind === 'topup');
  const priced = rows.filter(({ record: { kind, paid } }) => paid !== null && isUse(kind));
  const shown = rows.filter(({ record }) => record.balance !== null);
  if (topups.length + priced.length + shown.length === 0) return null;
  const before = topups.filter(({ record }) => record.balance !== null && record.paid !== null);
  return {
    topupCount: topups.length,
    topups: dayValues(topups.flatMap(({ record: { paid } }) => (paid ? [Number(paid.amount)] : []))),
    topupGaps: dayGaps(topups),
    before: momentsOf(before.map(({ record }) => balanceBefore(record))),
    spent: priced.reduce((sum, { record }) => sum + Number(record.paid?.amount ?? 0n), 0),
    priced: priced.length,
    balance: dayBalance(shown.map(({ record }) => record)),
    currencies: currenciesOf(rows),
  };
}

export function daySteps(rows: readonly DayRow[]): readonly AdvanceStep[] {
  return rows
    .filter(({ record }) => record.kind === 'advance')
    .map(({ record: { at_ms, direction, paid } }) => ({
      at_ms,
      taken: direction === 'in',
      amount: paid && Number(paid.amount),
    }));
}

/**
 * The level held between two readings: half way from the balance after the one to the balance before the other, as
 * Flowminder's FlowKit defines TopUpBalance.
 */
export function heldBetween(
  from: Pick<DayBalance, 'last_ms' | 'last'>,
  to: Pick<DayBalance, 'first_ms' | 'first'>,
): HeldMoments {
  return held((from.last + to.first) / 2, Math.max(0, to.first_ms - from.last_ms) / 1000);
}

function dayBalance(records: readonly LineRecord[]): DayBalance | null {
  const readings = records.map((record) => {
    const after = Number(record.balance?.amount ?? 0n);
    return { first_ms: record.at_ms, first: balanceBefore(record), last_ms: record.at_ms, last: after };
  });
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined) return null;
  let level = nothingHeld;
  for (let at = 1; at < readings.length; at += 1) {
    level = mergeHeld(level, heldBetween(readings[at - 1]!, readings[at]!));
  }
  const levels = readings.flatMap((reading) => [reading.first, reading.last]);
  return {
    first_ms: first.first_ms,
    first: first.first,
    last_ms: last.last_ms,
    last: last.last,
    min: Math.min(...levels),
    max: Math.max(...levels),
    held: level,
  };
}

/** What the row changed, taken off again: money put in lowers the balance before it, money used raises it. */
function balanceBefore({ kind, direction, paid, balance }: LineRecord): number {
  const after = Number(balance?.amount ?? 0n);
  const amount = Number(paid?.amount ?? 0n);
  if (kind === 'topup' || (kind === 'advance' && direction === 'in')) return after - amount;
  return isUse(kind) || kind === 'advance' ? after + amount : after;
}

function isUse(kind: LineRecord['kind']): boolean {
  return kind === 'call' || kind === 'text' || kind === 'data';
}

function currenciesOf(rows: readonly DayRow[]): string[] {
  const seen = new Set<string>();
  for (const { record } of rows) {
    if (record.paid) seen.add(record.paid.currency);
    if (record.balance) seen.add(record.balance.currency);
  }
  return [...seen].sort();
}
