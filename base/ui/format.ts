import { decimalsOf, type Locale, type WireMoney } from '@lendline/kernel';

const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  KES: 'KSh ',
  USD: '$',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  NGN: '₦',
  JPY: '¥',
};

/** `{ amount: '200050', currency: 'CNY' }` -> `¥2,000.50`; whole amounts lose their zeros when `short`. */
export function formatMoney({ amount, currency }: WireMoney, options: { short?: boolean } = {}): string {
  const places = decimalsOf(currency);
  const negative = amount.startsWith('-');
  const digits = (negative ? amount.slice(1) : amount).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = places === 0 ? '' : digits.slice(-places);
  const fraction = places === 0 || (options.short && /^0+$/.test(cents)) ? '' : `.${cents}`;
  return `${negative ? '−' : ''}${symbols[currency] ?? `${currency} `}${whole}${fraction}`;
}

/** 182500 ppm -> `18.25%`; two of at most four decimals unless told, rounded half up as the eye expects of a shown rate. */
export function formatRate(rate_ppm: number, decimals = 2): string {
  const step = 10 ** (4 - decimals);
  // In whole numbers: 10050 ppm is 1.005 %, which a float holds as a little less and would round down.
  const units = Math.floor((Math.abs(rate_ppm) + step / 2) / step);
  const sign = rate_ppm < 0 && units > 0 ? '−' : '';
  return `${sign}${(units / 10 ** decimals).toFixed(decimals)}%`;
}

/** `2026-03-05` -> `2026年3月5日` or `5 Mar 2026`. Takes days and instants (shown in the reader's zone). */
export function formatDay(text: string, locale: Locale): string {
  const day = text.length === 10 ? new Date(`${text}T00:00:00`) : new Date(text);
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(day);
}

/** An instant with its time of day, in the reader's zone. */
export function formatInstant(text: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(text));
}

export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}
