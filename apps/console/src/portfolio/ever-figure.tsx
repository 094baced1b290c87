import { type ReactNode, useCallback } from 'react';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { chartOption } from '../charts/chart-option.ts';
import type { MonthView } from './portfolio-query.ts';
import { everSummary, monthText, percentText } from './summaries.ts';
import { portfolioWords } from './words.ts';

interface MonthsProps {
  readonly months: readonly MonthView[];
  readonly label: ReactNode;
}

export function EverFigure({ months, label }: MonthsProps) {
  const t = useWords(portfolioWords);
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        categories: months.map(({ month }) => month),
        series: [
          { name: t('ever30'), kind: 'line', colour: '--warn', values: months.map((one) => one.ever30_percent) },
          { name: t('ever90'), kind: 'line', colour: '--bad', values: months.map((one) => one.ever90_percent) },
        ],
        locale,
        unit: 'percent',
      }),
    [months, t, locale],
  );
  return (
    <Figure
      title={t('ever')}
      summary={everSummary(months, t, locale)}
      option={option}
      label={label}
      table={
        <DataTable
          caption={t('ever')}
          wide="scroll"
          rows={months}
          rowKey={({ month }) => month}
          empty={t('empty')}
          columns={[
            { key: 'month', title: t('month'), render: ({ month }) => monthText(month, locale) },
            { key: '30', title: t('ever30'), align: 'end', render: (one) => percentText(one.ever30_percent) },
            { key: '90', title: t('ever90'), align: 'end', render: (one) => percentText(one.ever90_percent) },
          ]}
        />
      }
    />
  );
}
