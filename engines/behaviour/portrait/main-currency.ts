import type { Currency } from '@lendline/kernel';

interface InCurrency {
  readonly currency: Currency;
}

export interface OneCurrency<Row> {
  /** The currency of most rows; null without any. */
  readonly currency: Currency | null;
  readonly rows: readonly Row[];
  /** Rows in other currencies: they cannot be added up, and no rate of exchange is guessed. */
  readonly left_out: number;
}

export function inMainCurrency<Row extends InCurrency>(rows: readonly Row[]): OneCurrency<Row> {
  const groups = Map.groupBy(rows, ({ currency }) => currency);
  const ranked = [...groups].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  const [currency, kept] = ranked[0] ?? [null, []];
  return { currency, rows: kept, left_out: rows.length - kept.length };
}
