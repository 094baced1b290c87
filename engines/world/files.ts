import {
  type LineRecord,
  type Transaction,
  writeAlipay,
  writeBandicoot,
  writeCarrierList,
  writeWechat,
} from '@lendline/behaviour';
import { zoneOf } from './days.ts';
import type { Country, Person } from './person.ts';

/** A file as the person would get it from the carrier or the wallet, and hand it in. */
export interface OutsideFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `carrier-list`: a Chinese carrier's list; `bandicoot`: calls and texts with antennas, without top-ups. */
export type CallListFormat = 'carrier-list' | 'bandicoot';

export type StatementFormat = 'alipay' | 'wechat';

/** Days [from, until) that a file is about. */
export interface FileSpan {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

export function callListFile(
  person: Person,
  records: readonly LineRecord[],
  { format, from, until }: FileSpan & { readonly format: CallListFormat },
): OutsideFile {
  if (format === 'bandicoot') return { name: 'calls.csv', bytes: writeBandicoot(records) };
  const holder = { name: person.registeredName, number: nationalNumber(person) };
  const period = { from, to: until.subtract({ days: 1 }) };
  return {
    name: `详单_${from.toString()}_${period.to.toString()}.csv`,
    bytes: writeCarrierList({ holder, period, records }),
  };
}

/** Newest row first, as wallets print them. Exported at midnight after the last day. */
export function statementFile(
  person: Person,
  transactions: readonly Transaction[],
  { kind, country, from, until }: FileSpan & { readonly kind: StatementFormat; readonly country: Country },
): OutsideFile {
  const zone = zoneOf(country);
  const end = until.toZonedDateTime(zone).toInstant();
  const content = {
    holder: { name: person.name, account: maskedAccount(person) },
    window: { from: from.toZonedDateTime(zone).toInstant(), to: end.subtract({ seconds: 1 }) },
    exported_at: end,
    transactions: transactions.toReversed(),
  };
  const days = `${from.toString()}_${until.subtract({ days: 1 }).toString()}`;
  return kind === 'alipay'
    ? { name: `alipay_record_${days}.csv`, bytes: writeAlipay(content) }
    : { name: `微信支付账单_${days}.csv`, bytes: writeWechat(content) };
}

function nationalNumber({ phone }: Person): string {
  return phone.replace(/^\+(86|254)/, '');
}

function maskedAccount(person: Person): string {
  const number = nationalNumber(person);
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
