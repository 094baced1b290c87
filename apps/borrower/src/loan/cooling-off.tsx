import type { Withdrawal } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { LinkTo } from '../app/link-to.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { Note } from '../parts/notes.tsx';
import { words } from './words.ts';

type TermsOf<State extends Withdrawal['state']> = Extract<Withdrawal, { readonly state: State }>;

/** While the loan can be withdrawn from. */
export function CoolingOff({ terms: { until } }: { readonly terms: TermsOf<'open'> }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <Note>
      <p>{t('withdrawUntil', { day: formatDay(until, locale) })}</p>
      <LinkTo to="/loan/withdrawal" class="way">
        {t('withdraw')}
      </LinkTo>
    </Note>
  );
}

/** Once it was withdrawn from: what has to go back, and by when. */
export function Withdrawn({ terms: { returnBy, toReturn } }: { readonly terms: TermsOf<'done'> }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <Note tone="warn">
      <p>{t('withdrawn', { day: formatDay(returnBy, locale), amount: formatMoney(toReturn) })}</p>
    </Note>
  );
}
