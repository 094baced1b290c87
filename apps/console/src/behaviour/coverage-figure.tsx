import type { Portrait } from '@lendline/features/contract';
import { formatCount, formatDay } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { type CoveredWeek, coveredWeeks } from './covered-weeks.ts';
import { behaviourWords } from './words.ts';

/** From when to when each source speaks, and where it falls silent. */
export function CoverageFigure({ coverage }: { readonly coverage: Portrait['coverage'] }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const option = useCallback(() => {
    const drawn = coveredWeeks(coverage);
    return chartOption({
      categories: drawn.map(({ monday }) => monday),
      series: [
        { name: t('calls'), kind: 'bar', colour: '--accent', values: drawn.map(({ calls }) => calls) },
        { name: t('statement'), kind: 'bar', colour: '--good', values: drawn.map(({ statement }) => statement) },
      ],
      locale,
      unit: 'count',
    });
  }, [coverage, t, locale]);
  const spans = coverage.flatMap(({ source, span, days }) =>
    span === null
      ? []
      : [
          t('coverageOf', {
            source: t(source),
            from: formatDay(span.from, locale),
            to: formatDay(span.to, locale),
            days: formatCount(days.length, locale),
          }),
        ],
  );
  return (
    <Figure
      title={t('coverage')}
      summary={spans.length === 0 ? t('nothing') : spans.join(' ')}
      option={option}
      table={<WeekTable weeks={coveredWeeks(coverage)} />}
    />
  );
}

function WeekTable({ weeks }: { readonly weeks: readonly CoveredWeek[] }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const counted = (source: 'calls' | 'statement'): Column<CoveredWeek> => ({
    key: source,
    title: t(source),
    align: 'end',
    render: (week) => formatCount(week[source], locale),
  });
  return (
    <DataTable
      caption={t('coverage')}
      wide="scroll"
      rows={weeks}
      rowKey={({ monday }) => monday}
      empty={t('nothing')}
      columns={[
        { key: 'week', title: t('weekOf'), render: ({ monday }) => formatDay(monday, locale) },
        counted('calls'),
        counted('statement'),
      ]}
    />
  );
}
