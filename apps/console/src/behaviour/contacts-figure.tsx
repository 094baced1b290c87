import type { Portrait, PortraitContact } from '@lendline/features/contract';
import type { Locale } from '@lendline/kernel';
import { formatCount, formatDay, type Translate } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { behaviourWords } from './words.ts';

const drawn = 15;

/** Whom the person talks with most, by rank: who they are is not known here and does not matter. */
export function ContactsFigure({ contacts }: { readonly contacts: Portrait['contacts'] }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const { rows } = contacts;
  const option = useCallback(() => {
    const top = rows.slice(0, drawn);
    return chartOption({
      categories: top.map(({ rank }) => String(rank)),
      series: [
        { name: t('in'), kind: 'bar', colour: '--accent', values: top.map((one) => one.callsIn + one.textsIn) },
        { name: t('out'), kind: 'bar', colour: '--good', values: top.map((one) => one.callsOut + one.textsOut) },
      ],
      locale,
      unit: 'count',
    });
  }, [rows, t, locale]);
  return (
    <Figure
      title={t('contacts')}
      summary={contactsSummary(contacts, t, locale)}
      option={option}
      table={
        <DataTable
          caption={t('contacts')}
          wide="scroll"
          rows={rows}
          rowKey={({ rank }) => String(rank)}
          empty={t('nothing')}
          columns={useContactColumns()}
        />
      }
    />
  );
}

function contactsSummary(
  { rows, count }: Portrait['contacts'],
  t: Translate<typeof behaviourWords>,
  locale: Locale,
): string {
  const all = rows.reduce((sum, contact) => sum + interactions(contact), 0);
  const [first] = rows;
  if (first === undefined || all === 0) return t('nothing');
  const share = `${((100 * interactions(first)) / all).toFixed(0)}%`;
  return t('contactsSummary', { count: formatCount(count, locale), share });
}

function interactions({ callsIn, callsOut, textsIn, textsOut }: PortraitContact): number {
  return callsIn + callsOut + textsIn + textsOut;
}

function useContactColumns(): readonly Column<PortraitContact>[] {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const counted = (key: 'callsIn' | 'callsOut' | 'missed' | 'textsIn' | 'textsOut'): Column<PortraitContact> => ({
    key,
    title: t(key),
    align: 'end',
    render: (contact) => formatCount(contact[key], locale),
  });
  return [
    { key: 'rank', title: t('rank'), render: ({ rank }) => rank },
    ...(['callsIn', 'callsOut', 'missed', 'textsIn', 'textsOut'] as const).map(counted),
    {
      key: 'minutes',
      title: t('minutes'),
      align: 'end',
      render: (one) => formatCount(Math.round(one.seconds / 60), locale),
    },
    { key: 'first', title: t('firstDay'), render: ({ firstDay }) => formatDay(firstDay, locale) },
    { key: 'last', title: t('lastDay'), render: ({ lastDay }) => formatDay(lastDay, locale) },
  ];
}
