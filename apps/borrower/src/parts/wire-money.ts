import { type Currency, money, parseDecimal, toDecimalString, toWire, type WireMoney } from '@lendline/kernel';

/** The parts of a sum, added up; the currency is that of the first. */
export function sumOf(parts: readonly [WireMoney, ...WireMoney[]]): WireMoney {
  const total = parts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return toWire(money(total, parts[0].currency));
}

export function minus(a: WireMoney, b: WireMoney): WireMoney {
  return toWire(money(BigInt(a.amount) - BigInt(b.amount), a.currency));
}

export function isAbove(a: WireMoney, b: WireMoney): boolean {
  return BigInt(a.amount) > BigInt(b.amount);
}

export function isZero({ amount }: WireMoney): boolean {
  return BigInt(amount) === 0n;
}

/** As it is put into a field to be changed: `1500.50`. */
export function decimalOf({ amount, currency }: WireMoney): string {
  return toDecimalString(money(BigInt(amount), currency));
}

/** Reads an amount as people type it: `1,500`, `１５００`, `¥ 1500.50`. Null when it is no amount above zero. */
export function readAmount(typed: string, currency: Currency): WireMoney | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s,，¥￥]|KSh/gi, '');
  const read = parseDecimal(digits, currency);
  return read.ok && read.value.amount > 0n ? toWire(read.value) : null;
}

/** What loans are made in where a line is. */
export function currencyOf(country: string): Currency {
  return country === 'KE' ? 'KES' : 'CNY';
}
