import { type Currency, fromWire, present, toDecimalString, type WireMoney } from '@lendline/kernel';

/** An amount for a sentence or a document: `CNY 1,234.50`. */
export function moneyText(wire: WireMoney): string {
  return `${wire.currency} ${digitsOf(wire)}`;
}

/** The digits alone, for a table whose head names the currency. */
export function digitsOf(wire: { readonly amount: string; readonly currency: Currency }): string {
  const read = fromWire(wire);
  const value = present(read.ok ? read.value : null, 'money of our own is readable');
  const [whole = '', fraction] = toDecimalString(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Parts per million as a percentage with two decimals, rounded up: a cost is never shown lower than it is. */
export function percentText(rate_ppm: number): string {
  const hundredths = Math.ceil(rate_ppm / 100);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}
