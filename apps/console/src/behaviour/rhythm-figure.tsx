import type { Portrait } from '@lendline/features/contract';
import type { Locale } from '@lendline/kernel';
import { formatCount, type Translate } from '@lendline/ui';
import { useCallback } from 'react';
import { Figure } from '../charts/figure.tsx';
import { heatOption } from '../charts/heat-option.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { hourText, weekdays } from './hours.ts';
import { behaviourWords } from './words.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When the person calls and writes: seven days of 24 hours. */
export function RhythmFigure({ rhythm }: { readonly rhythm: Portrait['rhythm'] }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const days = weekdays(locale);
  const option = useCallback(
    () => heatOption({ columns: hours.map(hourText), rows: weekdays(locale), values: rhythm }),
    [rhythm, locale],
  );
  return (
    <Figure
      title={t('rhythm')}
      summary={rhythmSummary(rhythm, t, locale)}
      option={option}
      table={
        <DataTable
          caption={t('rhythm')}
          wide="scroll"
          rows={hours}
          rowKey={String}
          empty={t('nothing')}
          columns={[
            { key: 'hour', title: t('hour'), render: hourText },
            ...days.map((day, index) => ({
              key: day,
              title: day,
              align: 'end' as const,
              render: (hour: number) => formatCount(rhythm[index]?.[hour] ?? 0, locale),
            })),
          ]}
        />
      }
    />
  );
}

function rhythmSummary(rhythm: Portrait['rhythm'], t: Translate<typeof behaviourWords>, locale: Locale): string {
  const all = rhythm.flat().reduce((sum, count) => sum + count, 0);
  if (all === 0) return t('nothing');
  const perHour = hours.map((hour) => rhythm.reduce((sum, day) => sum + (day[hour] ?? 0), 0));
  const busiest = perHour.indexOf(Math.max(...perHour));
  const night = perHour.filter((_, hour) => hour < 7 || hour >= 19).reduce((sum, count) => sum + count, 0);
  const share = `${((100 * night) / all).toFixed(0)}%`;
  return t('rhythmSummary', { count: formatCount(all, locale), hour: hourText(busiest), share });
}
