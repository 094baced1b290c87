import type { InstalmentView } from '@lendline/applications/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { isZero } from '../parts/wire-money.ts';
import { words } from './words.ts';

/** Every due date with what it is made of. */
export function ScheduleTable({ schedule }: { readonly schedule: readonly InstalmentView[] }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const madeOf = ({ principal, interest, fees }: InstalmentView): string =>
    [
      `${t('principal')} ${formatMoney(principal)}`,
      ...(isZero(interest) ? [] : [`${t('interest')} ${formatMoney(interest)}`]),
      ...(isZero(fees) ? [] : [`${t('fees')} ${formatMoney(fees)}`]),
    ].join(' + ');
  return (
    <div class="card table">
      <table>
        <caption>{t('schedule')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('toPay')}</th>
          </tr>
        </thead>
        <tbody>
          {schedule.map((row) => (
            <tr key={row.n}>
              <th scope="row">
                {formatDay(row.due, locale)}
                <span class="hint">{madeOf(row)}</span>
              </th>
              <td class="strong">{formatMoney(row.dueTotal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
