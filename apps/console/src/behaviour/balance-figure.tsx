import type { PortraitBalance } from '@lendline/features/contract';
import type { Currency } from '@lendline/kernel';
import { formatInstant, formatMoney } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { majorUnits } from './major-units.ts';
import { behaviourWords } from './words.ts';

/** A balance over time, where a source shows it; nothing where none does. */
export function BalanceFigure({ title, balance }: { readonly title: string; readonly balance: PortraitBalance }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const { points, thinned } = balance;
  const currency: Currency = balance.currency ?? 'CNY';
  const option = useCallback(
    () =>
      chartOption({
        categories: points.map(({ at }) => at.slice(0, 10)),
        series: [
          {
            name: title,
            kind: 'line',
            colour: '--accent',
            values: points.map((point) => majorUnits(point.balance, currency)),
          },
        ],
        locale,
        unit: 'money',
      }),
    [points, currency, title, locale],
  );
  if (points.length === 0) return null;
  const money = (amount: string): string => formatMoney({ amount, currency }, { short: true });
  const [low, high] = extremesOf(points);
  const summary = t('balanceSummary', { last: money(points.at(-1)!.balance), low: money(low), high: money(high) });
  return (
    <Figure
      title={title}
      summary={thinned ? `${summary} ${t('thinned')}` : summary}
      option={option}
      table={
        <DataTable
          caption={title}
          wide="scroll"
          rows={points}
          rowKey={({ at }) => at}
          empty={t('nothing')}
          columns={[
            { key: 'at', title: t('when'), render: ({ at }) => formatInstant(at, locale) },
            { key: 'balance', title: t('balance'), align: 'end', render: (point) => money(point.balance) },
          ]}
        />
      }
    />
  );
}

function extremesOf(points: PortraitBalance['points']): [low: string, high: string] {
  const sorted = points.map(({ balance }) => BigInt(balance)).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [String(sorted[0] ?? 0n), String(sorted.at(-1) ?? 0n)];
}
