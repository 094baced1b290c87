import type { MenuCell } from '@lendline/decisions/contract';
import { money, toWire, type WireMoney } from '@lendline/kernel';

/** What falls due each time, as far as a cell of the menu tells. */
export type Instalments =
  | { readonly kind: 'alike'; readonly each: WireMoney }
  | { readonly kind: 'last-differs'; readonly usual: WireMoney; readonly last: WireMoney }
  /** The cents do not tell which one differs; the plan, made once a cell is chosen, does. */
  | { readonly kind: 'at-most'; readonly largest: WireMoney };

/** From this many on, the cents by which rounding can leave the last one short are fewer than the others in number. */
const tellingFrom = 6;

/**
 * A cell says the largest instalment and the total of all. All but the last are alike. Where the largest is the last,
 * each of the others is short of it by the same cents, so what all are short together divides by their number; a last
 * one that is short alone is so by about half a cent for each instalment, which divides only in short terms.
 */
export function instalmentsOf({
  instalments,
  instalment,
  totalRepayable,
}: Pick<MenuCell, 'instalments' | 'instalment' | 'totalRepayable'>): Instalments {
  const [largest, total, n] = [BigInt(instalment.amount), BigInt(totalRepayable.amount), BigInt(instalments)];
  const short = n * largest - total;
  if (short === 0n) return { kind: 'alike', each: instalment };
  const wire = (amount: bigint): WireMoney => toWire(money(amount, instalment.currency));
  if (short % (n - 1n) !== 0n) return { kind: 'last-differs', usual: instalment, last: wire(largest - short) };
  if (instalments < tellingFrom) return { kind: 'at-most', largest: instalment };
  return { kind: 'last-differs', usual: wire(largest - short / (n - 1n)), last: instalment };
}
