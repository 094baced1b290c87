import { type Currency, decimalsOf } from '@lendline/kernel';

/** Minor units as a number of major ones: for drawing only, never for sums. */
export function majorUnits(amount: string, currency: Currency): number {
  return Number(amount) / 10 ** decimalsOf(currency);
}
