import { formatCount } from '@lendline/ui';
import { type ReactNode, useCallback } from 'react';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { chartOption } from '../charts/chart-option.ts';
import type { MonthView } from './portfolio-query.ts';
import { flowsSummary, monthText } from './summaries.ts';
import { portfolioWords } from './words.ts';

interface MonthsProps {
  readonly months: readonly MonthView[];
  readonly label: ReactNode;
}

export function FlowsFigure({ months, label }: MonthsProps) {
  const t = useWords(portfolioWords);
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        categories: months.map(({ month }) => month),
        series: [
          { name: t('disbursed'), kind: 'bar', colour: '--accent', values: months.map((one) => one.disbursed.units) },
          { name: t('repaid'), kind: 'bar', colour: '--good', values: months.map((one) => one.repaid.units) },
        ],
        locale,
        unit: 'money',
      }),
    [months, t, locale],
  );
  return (
    <Figure
      title={t('flows')}
      summary={flowsSummary(months, t, locale)}
      option={option}
      label={label}
      table={
        <DataTable
          caption={t('flows')}
          wide="scroll"
          rows={months}
          rowKey={({ month }) => month}
          empty={t('empty')}
          columns={[
            { key: 'month', title: t('month'), render: ({ month }) => monthText(month, locale) },
            { key: 'loans', title: t('loans'), align: 'end', render: ({ loans }) => formatCount(loans, locale) },
            { key: 'disbursed', title: t('disbursed'), align: 'end', render: ({ disbursed }) => disbursed.text },
            { key: 'repaid', title: t('repaid'), align: 'end', render: ({ repaid }) => repaid.text },
            { key: 'outstanding', title: t('outstanding'), align: 'end', render: ({ outstanding }) => outstanding },
          ]}
        />
      }
    />
  );
}
