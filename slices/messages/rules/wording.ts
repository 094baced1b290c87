import type { Locale, WireMoney } from '@lendline/kernel';

const symbols: Readonly<Partial<Record<WireMoney['currency'], string>>> = { CNY: '¥', KES: 'KSh ' };

/** Money as a text message shows it: `¥859.78`. */
export function moneyInWords({ amount, currency }: WireMoney): string {
  const digits = amount.padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${symbols[currency] ?? `${currency} `}${whole}.${digits.slice(-2)}`;
}

/** A day as a text message shows it. */
export function dayInWords(day: string, locale: Locale): string {
  const { month, day: date } = Temporal.PlainDate.from(day);
  return locale === 'zh-CN' ? `${month}月${date}日` : `${date}/${month}`;
}
