import type { FileAnswer, WireMoney } from '@lendline/kernel';
import { type Currency, fromWire, money, parseDecimal, toWire } from '@lendline/kernel';

export interface AccountSums {
  readonly account: string;
  readonly debit: WireMoney;
  readonly credit: WireMoney;
}

/**
 * What each account moved over all days of an exported file, in the order of the file. Its columns are
 * `booked_on,account,kind,currency,debit,credit`, and nothing in it needs quotes.
 */
export function accountSums({ bytes }: Pick<FileAnswer, 'bytes'>): readonly AccountSums[] {
  const [, ...lines] = new TextDecoder().decode(bytes).trim().split(/\r?\n/);
  const sums = new Map<string, AccountSums>();
  for (const line of lines) {
    const [, account = '', , currency = '', debit = '', credit = ''] = line.split(',');
    const before = sums.get(account);
    sums.set(account, {
      account,
      debit: add(before?.debit, debit, currency as Currency),
      credit: add(before?.credit, credit, currency as Currency),
    });
  }
  return [...sums.values()].toSorted((a, b) => a.account.localeCompare(b.account));
}

function add(before: WireMoney | undefined, text: string, currency: Currency): WireMoney {
  const read = parseDecimal(text, currency);
  if (!read.ok) throw new Error('the ledger export holds an amount that cannot be read');
  const known = before && fromWire(before);
  const sum = (known?.ok ? known.value.amount : 0n) + read.value.amount;
  return toWire(money(sum, currency));
}
