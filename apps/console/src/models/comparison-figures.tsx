import type { Comparison } from '@lendline/models/contract';
import { formatCount } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { heatOption } from '../charts/heat-option.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { comparisonWords } from './life-words.ts';

interface FigureProps {
  readonly comparison: Comparison;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

function groupText({ from, below }: Comparison['spread'][number]): string {
  return below === null ? `≥ ${Math.round(from * 100)}%` : `${Math.round(from * 100)}–${Math.round(below * 100)}%`;
}

function useSpreadOption({ spread, champion }: Comparison) {
  const t = useWords(comparisonWords);
  const { locale } = useLanguage();
  return useCallback(
    () =>
      chartOption({
        categories: spread.map(groupText),
        series: [
          {
            name: t('champion', { name: champion.name }),
            kind: 'bar',
            colour: '--ink-soft',
            values: spread.map((one) => one.champion),
          },
          { name: t('other'), kind: 'bar', colour: '--accent', values: spread.map((one) => one.other) },
        ],
        locale,
        unit: 'count',
      }),
    [spread, champion.name, t, locale],
  );
}

/** How many applications each of the two gives which PD. */
export function SpreadFigure({ comparison }: FigureProps) {
  const t = useWords(comparisonWords);
  const { locale } = useLanguage();
  const { spread, champion, rows, meanPd } = comparison;
  const option = useSpreadOption(comparison);
  const names = { champion: t('champion', { name: champion.name }), other: t('other') };
  const told = { rows: formatCount(rows, locale), champion: percent(meanPd.champion), other: percent(meanPd.other) };
  return (
    <Figure
      title={t('spread')}
      summary={t('spreadSummary', told)}
      option={option}
      table={
        <DataTable
          caption={t('spread')}
          wide="scroll"
          rows={spread}
          rowKey={({ from }) => String(from)}
          empty={t('noRows')}
          columns={[
            { key: 'pd', title: t('pd'), render: groupText },
            {
              key: 'champion',
              title: names.champion,
              align: 'end',
              render: (one) => formatCount(one.champion, locale),
            },
            { key: 'other', title: names.other, align: 'end', render: (one) => formatCount(one.other, locale) },
          ]}
        />
      }
    />
  );
}

/** Where the two put the same person: fifths of the champion by row, of the other by column. */
export function GridFigure({ comparison }: FigureProps) {
  const t = useWords(comparisonWords);
  const { locale } = useLanguage();
  const { grid, rows } = comparison;
  const option = useCallback(
    () => heatOption({ columns: fifths(grid, t), rows: fifths(grid, t), values: grid }),
    [grid, t],
  );
  const same = grid.reduce((sum, row, place) => sum + row[place]!, 0);
  const lines = grid.map((counts, place) => ({ name: t('fifth', { n: String(place + 1) }), counts }));
  return (
    <Figure
      title={t('grid')}
      summary={t('gridSummary', { share: percent(rows > 0 ? same / rows : 0) })}
      option={option}
      table={
        <DataTable
          caption={t('grid')}
          wide="scroll"
          rows={lines}
          rowKey={({ name }) => name}
          empty={t('noRows')}
          columns={[
            { key: 'row', title: t('rowsAre'), render: ({ name }) => name },
            ...fifths(grid, t).map((title, place) => ({
              key: title,
              title,
              align: 'end' as const,
              render: ({ counts }: { readonly counts: readonly number[] }) => formatCount(counts[place]!, locale),
            })),
          ]}
        />
      }
    />
  );
}

type Say = ReturnType<typeof useWords<typeof comparisonWords>>;

function fifths(grid: Comparison['grid'], t: Say): string[] {
  return grid.map((_, place) => t('fifth', { n: String(place + 1) }));
}
