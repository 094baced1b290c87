import { type Currency, parseDecimal } from '@lendline/kernel';

/** How a file writes a thousand and a half: `1,000.50` or `1.000,50`. */
export type DecimalMark = 'point' | 'comma';

/**
 * `¥1,234.50`, `￥12`, `-28.16`, `+3`, `1.234,50`: signed minor units. Null when it is no amount, or has decimals that
 * the currency lacks: nothing is rounded here.
 */
export function amountOf(text: string, currency: Currency, mark: DecimalMark = 'point'): bigint | null {
  const match = /^([-+−]?)\s*[¥￥$€£]?\s*([-+−]?)([\d.,]+)$/.exec(text.trim());
  if (!match || (match[1] !== '' && match[2] !== '')) return null;
  const digits = mark === 'point' ? match[3]! : match[3]!.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
  const parsed = parseDecimal(grouped, currency);
  if (!parsed.ok) return null;
  return /[-−]/.test(match[1]! + match[2]!) ? -parsed.value.amount : parsed.value.amount;
}
