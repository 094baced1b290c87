import type { WireMoney } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { collectionsOf } from './terms.ts';
import { words } from './words.ts';

/** What is taken on which day, as things stand. */
export function DueList({ loan, limit }: { readonly loan: Loan; readonly limit: WireMoney }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const rows = collectionsOf(loan, limit).map(({ due, amount }) => ({
    label: formatDay(due, locale),
    value: formatMoney(amount),
  }));
  const again = loan.servicing.collectOn_d.filter((day) => day > 0).map(String);
  return (
    <section class="stack" aria-labelledby="when">
      <h2 id="when">{t('when')}</h2>
      <Facts rows={rows} />
      <ul class="flags hint">
        {again.length > 0 && <li>{t('again', { days: new Intl.ListFormat(locale).format(again) })}</li>}
        <li>{t('reminded')}</li>
        <li>{t('byHand')}</li>
        <li>{t('stopAnyTime')}</li>
      </ul>
    </section>
  );
}
