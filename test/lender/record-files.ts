import { lineRecord, type LineRecord, type StatementEntry, writeAlipay } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { RecordsClient, RecordSource } from '@lendline/records/contract';
import { borrower } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import type { Walk } from './walk.ts';

/** A day of the country, counted from the one on which its walk begins. */
export const day = (days: number): Temporal.PlainDate => Temporal.PlainDate.from('2026-06-15').add({ days });

const wall = (date: Temporal.PlainDate, hour: number): number =>
  date.toZonedDateTime('UTC').epochMilliseconds + hour * 3_600_000;

/** A call of a minute at an hour of that day, as its phone's clock shows it. */
export function call(date: Temporal.PlainDate, hour: number, peer: string): LineRecord {
  const wall_ms = wall(date, hour);
  return lineRecord({
    kind: 'call',
    direction: 'out',
    peer,
    at_ms: wall_ms - 8 * 3_600_000,
    wall_ms,
    seconds: 60,
    source_line: 0,
  });
}

function payment(date: Temporal.PlainDate, order: string): StatementEntry {
  return {
    wall_ms: wall(date, 9),
    amount: 120_000n,
    direction: 'in',
    category: '转账红包',
    counterparty: '某单位',
    counterparty_account: 'pay***@example.com',
    description: '工资',
    method: '余额',
    status_text: '交易成功',
    order_id: order,
    merchant_order_id: null,
    note: null,
  };
}

/** A statement of the last 120 days: wages of CNY 1,200 on each of the days. */
export function alipayOf(name: string, days: readonly Temporal.PlainDate[]): Uint8Array {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  return writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: at(day(-120)), to: at(day(0)) },
    exported_at: at(day(0)),
    transactions: days.map((date, index) => payment(date, `2026${index}0001`)),
  });
}

const span = { from: day(-120), until: day(0) };

/** The list that the carrier gives this person. */
export const listOf = ({ country }: Walk, { index }: Person): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(country.world.callListFile(index, { format: 'carrier-list', ...span }).bytes);

/** The statement that the wallet mails this person. */
export const statementOf = ({ country }: Walk, { index }: Person): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(country.world.statementFile(index, { kind: 'alipay', ...span }).bytes);

/** Uploads as the borrower of the line, by the client at hand. */
export const uploadBy =
  (walk: Walk, client: RecordsClient = walk.records.client) =>
  (line: LineId, source: RecordSource, bytes: Uint8Array): ReturnType<RecordsClient['upload']> =>
    client.upload(walk.as(borrower(line)), { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) });
