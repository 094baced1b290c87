import type { Portrait, PortraitFlow } from '@lendline/features/contract';
import type { Currency } from '@lendline/kernel';
import { formatCount, formatDay, formatMoney } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { majorUnits } from './major-units.ts';
import { naturesText } from './natures.ts';
import { behaviourWords } from './words.ts';

/** What came in and what went out by month, with what it was for. */
export function MoneyFigure({ payments }: { readonly payments: Portrait['payments'] }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const { months, leftOut } = payments;
  const currency: Currency = payments.currency ?? 'CNY';
  const money = (amount: string): string => formatMoney({ amount, currency }, { short: true });
  const option = useCallback(
    () =>
      chartOption({
        categories: months.map(({ from }) => from.slice(0, 7)),
        series: [
          { name: t('in'), kind: 'bar', colour: '--good', values: months.map((one) => majorUnits(one.in, currency)) },
          { name: t('out'), kind: 'bar', colour: '--bad', values: months.map((one) => majorUnits(one.out, currency)) },
        ],
        locale,
        unit: 'money',
      }),
    [months, currency, t, locale],
  );
  const total = (side: 'in' | 'out'): string => money(String(months.reduce((sum, one) => sum + BigInt(one[side]), 0n)));
  const words = { months: months.length, in: total('in'), out: total('out') };
  const others = leftOut > 0 ? ` ${t('otherCurrencies', { count: formatCount(leftOut, locale) })}` : '';
  return (
    <Figure
      title={t('money')}
      summary={months.length === 0 ? t('nothing') : t('moneySummary', words) + others}
      option={option}
      table={<MonthTable months={months} money={money} />}
    />
  );
}

interface MonthTableProps {
  readonly months: readonly PortraitFlow[];
  readonly money: (amount: string) => string;
}

function MonthTable({ months, money }: MonthTableProps) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  return (
    <DataTable
      caption={t('money')}
      wide="scroll"
      rows={months}
      rowKey={({ from }) => from}
      empty={t('nothing')}
      columns={[
        { key: 'month', title: t('month'), render: ({ from }) => formatDay(from, locale) },
        { key: 'in', title: t('in'), align: 'end', render: (month) => money(month.in) },
        { key: 'out', title: t('out'), align: 'end', render: (month) => money(month.out) },
        { key: 'natures', title: t('natures'), render: (month) => naturesText(month, money, locale) },
      ]}
    />
  );
}
