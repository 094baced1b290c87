import type { Locale } from '@lendline/kernel';
import type { Translate } from '@lendline/ui';
import { bucketText } from '../words/states.ts';
import type { BucketView, MonthView } from './portfolio-query.ts';
import type { portfolioWords } from './words.ts';

type Words = Translate<typeof portfolioWords>;

/** 3.456 -> `3.5%` */
export function percentText(percent: number): string {
  return `${percent.toFixed(1)}%`;
}

/** `2026-03` in the reader's language. */
export function monthText(month: string, locale: Locale): string {
  const style = { year: 'numeric', month: locale === 'en' ? 'short' : 'long' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, style).format(new Date(`${month}-01T00:00:00`));
}

export function flowsSummary(months: readonly MonthView[], t: Words, locale: Locale): string {
  const last = months.at(-1);
  if (last === undefined) return t('empty');
  const most = months.reduce((a, b) => (b.disbursed.units > a.disbursed.units ? b : a));
  return t('flowsSummary', {
    last: monthText(last.month, locale),
    disbursed: last.disbursed.text,
    repaid: last.repaid.text,
    count: months.length,
    most: monthText(most.month, locale),
  });
}

export function everSummary(months: readonly MonthView[], t: Words, locale: Locale): string {
  // Of a month in which nothing was lent there is nothing to say.
  const first = months.find(({ loans }) => loans > 0);
  if (first === undefined) return t('empty');
  return t('everSummary', {
    first: monthText(first.month, locale),
    ever30: percentText(first.ever30_percent),
    ever90: percentText(first.ever90_percent),
  });
}

export function bucketsSummary(buckets: readonly BucketView[], t: Words, locale: Locale): string {
  const [current, ...late] = buckets;
  if (current === undefined) return t('empty');
  const withMoney = late.filter(({ outstanding }) => outstanding.units > 0);
  if (withMoney.length === 0) return t('bucketsClean');
  const worst = withMoney.reduce((a, b) => (b.outstanding.units > a.outstanding.units ? b : a));
  return t('bucketsSummary', {
    current: percentText(current.share_percent),
    worst: bucketText(worst.bucket, locale),
    amount: worst.outstanding.text,
  });
}
