import type { PersonRecords, RecordScope } from '../features/record-features.ts';
import type { DeclaredContact } from '../graph/own-graph-features.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Transaction } from '../records/transaction.ts';
import { type WallClock, wallClock } from '../records/wall-clock.ts';
import { emptyState, ingest } from '../state/line-state.ts';
import { accountLine, airtimeLine, type BalanceLine } from './balance-line.ts';
import { type ContactTable, contactTable } from './contact-table.ts';
import { type CoverageStrip, coverageStrips } from './coverage-strip.ts';
import { type DataWeek, dataWeeks } from './data-weeks.ts';
import { type FeatureEvidence, featureEvidence } from './feature-evidence.ts';
import { type MoneyFlows, moneyFlows } from './money-flows.ts';
import { type Topup, topups } from './topups.ts';
import { weekRhythm } from './week-rhythm.ts';

/**
 * What the records of one person look like as of an instant, for a page that draws them. It names nobody: contacts are
 * ranks, parties of payments are not told. Days and hours are those of the scope's zone.
 */
export interface LinePortrait {
  /** Calls that were taken, and texts: seven days from Monday, each 24 hours. */
  readonly rhythm: readonly (readonly number[])[];
  readonly contacts: ContactTable;
  /** Airtime left on the line, by the records that show it. */
  readonly airtime: BalanceLine;
  /** What the account held, by the statements that show it; several accounts come in one line. */
  readonly account: BalanceLine;
  readonly flows: MoneyFlows;
  readonly topups: readonly Topup[];
  readonly data: readonly DataWeek[];
  readonly coverage: readonly CoverageStrip[];
  /** Where each value of the catalogue comes from. */
  readonly evidence: readonly FeatureEvidence[];
}

/** What the parts of a portrait are made from: what had happened and arrived. */
export interface Seen {
  /** Oldest first, none twice. */
  readonly records: readonly LineRecord[];
  readonly payments: readonly Transaction[];
  readonly declared: readonly DeclaredContact[];
  /** When the operator of the line said what is known of it. */
  readonly answered_ms: readonly number[];
  readonly clock: WallClock;
  readonly as_of_ms: number;
}

/** The portrait of what had happened before `as_of` and arrived by it: the same records that features are made of. */
export function linePortrait(
  { calls, transactions, declared }: PersonRecords,
  scope: RecordScope,
  answered_ms: readonly number[] = [],
): LinePortrait {
  const { as_of, zone } = scope;
  const as_of_ms = as_of.epochMilliseconds;
  const isKnown = (row: { readonly at_ms: number; readonly arrived_ms: number | null }): boolean =>
    row.at_ms < as_of_ms && (row.arrived_ms === null || row.arrived_ms <= as_of_ms);
  const seen: Seen = {
    records: withoutCopies(calls.filter(isKnown), zone),
    payments: transactions.filter(isKnown),
    declared: declared?.filter(({ known_ms }) => known_ms <= as_of_ms) ?? [],
    answered_ms,
    clock: wallClock(zone),
    as_of_ms,
  };
  return {
    rhythm: weekRhythm(seen),
    contacts: contactTable(seen),
    airtime: airtimeLine(seen),
    account: accountLine(seen, scope),
    flows: moneyFlows(seen, scope),
    topups: topups(seen),
    data: dataWeeks(seen),
    coverage: coverageStrips(seen),
    evidence: featureEvidence(seen),
  };
}

/** A state takes every record once, however many files tell of it. */
function withoutCopies(records: readonly LineRecord[], zone: string): LineRecord[] {
  const state = emptyState(zone);
  ingest(state, records);
  const days = [...state.days.values()].flatMap((day) => day.records ?? []);
  return days.sort((a, b) => a.at_ms - b.at_ms);
}
