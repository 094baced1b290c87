import type { CellRow } from '../csv-rows.ts';
import { type Aliases, type Columns, columnsOf, hasAll } from '../header-row.ts';

const aliases = {
  txn_type: ['txn_type'],
  caller_id: ['caller_id'],
  recipient_id: ['recipient_id'],
  timestamp: ['timestamp'],
  duration: ['duration'],
  international: ['international'],
  amount: ['amount'],
  volume: ['volume'],
  sender_balance_after: ['sender_balance_after'],
  recipient_balance_after: ['recipient_balance_after'],
} as const satisfies Aliases<string>;

export type CiderField = keyof typeof aliases;

/** The four CSVs of CIDER (Global Opportunity Lab): calls and texts, top-ups, data volumes, mobile money. */
export type CiderTable = 'cdr' | 'recharges' | 'mobiledata' | 'mobilemoney';

const needs: Readonly<Record<CiderTable, readonly CiderField[]>> = {
  mobilemoney: ['txn_type', 'caller_id', 'recipient_id', 'timestamp', 'amount'],
  cdr: ['txn_type', 'caller_id', 'recipient_id', 'timestamp', 'duration'],
  recharges: ['caller_id', 'timestamp', 'amount'],
  mobiledata: ['caller_id', 'timestamp', 'volume'],
};

export function ciderColumns(row: CellRow): Columns<CiderField> {
  return columnsOf<CiderField>(row, aliases);
}

/** Which of the tables begins with this header row; null when none does. */
export function ciderTableOf(row: CellRow | undefined): CiderTable | null {
  if (!row) return null;
  const columns = ciderColumns(row);
  const tables = Object.keys(needs) as CiderTable[];
  return tables.find((table) => hasAll(columns, needs[table])) ?? null;
}
