import type { InstalmentView } from '@lendline/applications/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { isZero } from '../parts/wire-money.ts';
import { words } from './words.ts';

/** Every due date with what it is made of. */
export function ScheduleTable({ schedule }: { readonly schedule: readonly InstalmentView[] }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const hasFees = schedule.some(({ fees }) => !isZero(fees));
  return (
    <div class="card table">
      <table>
        <caption>{t('schedule')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('principal')}</th>
            <th scope="col">{t(hasFees ? 'fees' : 'interest')}</th>
            <th scope="col">{t('toPay')}</th>
          </tr>
        </thead>
        <tbody>
          {schedule.map((row) => (
            <tr key={row.n}>
              <th scope="row">{formatDay(row.due, locale)}</th>
              <td>{formatMoney(row.principal)}</td>
              <td>{formatMoney(hasFees ? row.fees : row.interest)}</td>
              <td class="strong">{formatMoney(row.dueTotal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
