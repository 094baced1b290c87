import type { MenuCell } from '@lendline/decisions/contract';
import type { WireMoney } from '@lendline/kernel';

/** The distinct amounts of a menu, smallest first. */
export function amountsOf(menu: readonly MenuCell[]): readonly WireMoney[] {
  const distinct = new Map(menu.map(({ amount }) => [amount.amount, amount]));
  return [...distinct.values()].toSorted(byAmount);
}

/** What an amount can be repaid over, shortest first. */
export function termsOf(menu: readonly MenuCell[], amount: WireMoney): readonly MenuCell[] {
  return menu
    .filter((cell) => cell.amount.amount === amount.amount)
    .toSorted((a, b) => a.instalments - b.instalments || a.every.count - b.every.count);
}

/** Where the choice begins: the amount wished or the next below it, else the smallest, over the term that costs least. */
export function firstCell(menu: readonly MenuCell[], wished: WireMoney | null): MenuCell | null {
  const amounts = amountsOf(menu);
  const within = wished === null ? amounts : amounts.filter((amount) => byAmount(amount, wished) <= 0);
  const amount = within.at(-1) ?? amounts[0];
  return amount === undefined ? null : cheapest(termsOf(menu, amount));
}

/** The same term for another amount where there is one, else the one that costs least. */
export function cellFor(menu: readonly MenuCell[], amount: WireMoney, like: MenuCell): MenuCell {
  const terms = termsOf(menu, amount);
  return terms.find((cell) => cell.instalments === like.instalments) ?? cheapest(terms) ?? like;
}

/** The larger of the nominal and the effective yearly rate: the one that is shown and compared with the cap. */
export function allInRate(apr: MenuCell['apr']): number {
  return Math.max(apr.nominal_ppm, apr.effective_ppm);
}

function cheapest(cells: readonly MenuCell[]): MenuCell | null {
  return cells.toSorted((a, b) => byAmount(a.totalRepayable, b.totalRepayable))[0] ?? null;
}

function byAmount(a: WireMoney, b: WireMoney): number {
  const [left, right] = [BigInt(a.amount), BigInt(b.amount)];
  return left === right ? 0 : left < right ? -1 : 1;
}
