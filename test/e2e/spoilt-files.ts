import { Buffer } from 'node:buffer';
import { writeAlipay } from '@lendline/behaviour';
import type { Country, Inhabitant } from './sandbox.ts';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const csv = (name: string, bytes: Uint8Array | string): GivenFile => ({
  name: `${name}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(bytes as Uint8Array),
});

/** What happens to a statement between the wallet and the lender. */
export const statementMishaps = {
  empty: () => csv('empty', ''),
  'cut off in its head': (original: Buffer) => csv('cut-head', original.subarray(0, 400)),
  'cut off among its rows': (original: Buffer) => csv('cut-rows', original.subarray(0, (original.length * 7) / 10)),
  /** Opened as if it were Latin text, and saved as that. */
  'mis-encoded': (original: Buffer) => csv('mis-encoded', new TextDecoder('latin1').decode(original)),
  're-saved by a spreadsheet': (original: Buffer) => csv('re-saved', asSpreadsheetsSave(original)),
} as const satisfies Record<string, (original: Buffer) => GivenFile>;

/** Spreadsheets show no seconds, keep fifteen digits of an order number, and write UTF-8 with a mark. */
function asSpreadsheetsSave(original: Buffer): string {
  const text = new TextDecoder('gb18030').decode(original);
  const shortened = text
    .replaceAll(/(\d\d:\d\d):\d\d,/g, '$1,')
    .replaceAll(/,\d{12,}\t/g, (cell) => `,${cell[1]}.${cell.slice(2, 4)}E+${cell.length - 3}`);
  return `\uFEFF${shortened}`;
}

/** A statement in the person's own name whose newest row is this old. */
export function oldStatement({ name, phone }: Inhabitant, now: Temporal.Instant, age_days: number): GivenFile {
  const rowAt = (at: Temporal.Instant) => ({
    wall_ms: at.epochMilliseconds + 8 * 3_600_000,
    amount: 1_250n,
    direction: 'out' as const,
    category: '日用百货',
    counterparty: '山泉便利店',
    counterparty_account: null,
    description: '山泉便利店消费',
    method: '余额',
    status_text: '交易成功',
    order_id: at.epochMilliseconds.toString().padEnd(28, '0'),
    merchant_order_id: null,
    note: null,
  });
  const newest = now.subtract({ hours: 24 * age_days });
  const bytes = writeAlipay({
    holder: { name, account: `${phone.slice(3, 6)}****${phone.slice(-4)}` },
    window: { from: newest.subtract({ hours: 24 * 30 }), to: newest },
    exported_at: newest,
    transactions: Array.from({ length: 20 }, (_, n) => rowAt(newest.subtract({ hours: 24 * n + 1 }))),
  });
  return csv('old', bytes);
}

/** The person's own call list, in which two calls have lost their time. */
export async function callsWithBadRows(country: Country, person: Inhabitant): Promise<GivenFile> {
  const { buffer } = await country.file(person.index, 'call-records');
  const lines = buffer.toString().split('\r\n');
  const first = lines.findIndex((line) => line.startsWith('起始时间')) + 1;
  const bad = lines.map((line, at) =>
    at === first || at === first + 2 ? line.replace(/^[^,]*/, '99-99 25:61') : line,
  );
  return csv('calls', bad.join('\r\n'));
}
