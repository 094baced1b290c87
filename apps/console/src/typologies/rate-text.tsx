import { formatRate } from '@lendline/ui';
import { useWords } from '../language/language.tsx';
import { ppmOf, type Rate } from './rates.ts';
import { typologyWords } from './words.ts';

/** A hit rate with what it is a rate of: 2 of 3 and 200 of 300 are not the same news. */
export function RateText({ rate }: { readonly rate: Rate | null }) {
  const t = useWords(typologyWords);
  const ppm = rate && ppmOf(rate);
  if (rate === null || ppm === null) return <span className="soft">{t('notAsked')}</span>;
  return t('rate', { rate: formatRate(ppm, 1), hits: rate.hits, asked: rate.asked });
}
