import type { IntakeWeek } from '@lendline/records/contract';
import { formatCount, formatDay } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { sourceText } from '../words/sources.ts';
import type { AlertsOfWeek } from './alerts-by-week.ts';
import { useIntakeWeeks } from './drift-query.ts';
import { intakeWords } from './words.ts';

/** What the source brought before, in the week of the alert, and since. */
export function VolumeFigure({ group }: { readonly group: AlertsOfWeek }) {
  const weeks = useIntakeWeeks(group.alerts[0].id);
  return <Loaded query={weeks}>{(known) => <Volume group={group} weeks={known} />}</Loaded>;
}

interface VolumeProps {
  readonly group: AlertsOfWeek;
  readonly weeks: readonly IntakeWeek[];
}

function Volume({ group: { kind, week }, weeks }: VolumeProps) {
  const t = useWords(intakeWords);
  const read = useText();
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        categories: weeks.map((one) => formatDay(one.week, locale)),
        series: [
          {
            name: t('accepted'),
            kind: 'bar',
            colour: '--accent',
            values: weeks.map(({ rows, rowsLeftOut }) => rows - rowsLeftOut),
          },
          { name: t('leftOut'), kind: 'bar', colour: '--warn', values: weeks.map(({ rowsLeftOut }) => rowsLeftOut) },
        ],
        locale,
        unit: 'count',
      }),
    [weeks, t, locale],
  );
  const named = read(sourceText(kind));
  return (
    <Figure
      title={t('volume', { kind: named, day: formatDay(week, locale) })}
      summary={useSummary(week, weeks)}
      option={option}
      table={<WeekTable weeks={weeks} caption={t('volume', { kind: named, day: formatDay(week, locale) })} />}
    />
  );
}

function useSummary(week: string, weeks: readonly IntakeWeek[]): string {
  const t = useWords(intakeWords);
  const { locale } = useLanguage();
  const now = weeks.find((one) => one.week === week);
  if (!now) return t('volumeNothing');
  const before = weeks.filter((one) => one.week < week);
  const mean = before.reduce((sum, { rows }) => sum + rows, 0) / Math.max(1, before.length);
  const count = (value: number): string => formatCount(Math.round(value), locale);
  return t('volumeSummary', { intakes: count(now.intakes), rows: count(now.rows), before: count(mean) });
}

function WeekTable({ weeks, caption }: { readonly weeks: readonly IntakeWeek[]; readonly caption: string }) {
  const t = useWords(intakeWords);
  const { locale } = useLanguage();
  const counted = (key: 'intakes' | 'unread', title: string): Column<IntakeWeek> => ({
    key,
    title,
    align: 'end',
    render: (one) => formatCount(one[key], locale),
  });
  return (
    <DataTable
      caption={caption}
      wide="scroll"
      rows={weeks}
      rowKey={({ week }) => week}
      empty={t('volumeNothing')}
      columns={[
        { key: 'week', title: t('week'), render: ({ week }) => formatDay(week, locale) },
        counted('intakes', t('intakes')),
        {
          key: 'accepted',
          title: t('accepted'),
          align: 'end',
          render: ({ rows, rowsLeftOut }) => formatCount(rows - rowsLeftOut, locale),
        },
        {
          key: 'leftOut',
          title: t('leftOut'),
          align: 'end',
          render: ({ rowsLeftOut }) => formatCount(rowsLeftOut, locale),
        },
        {
          key: 'perDay',
          title: t('perDay'),
          align: 'end',
          render: ({ rowsPerDay }) => (rowsPerDay === null ? '–' : formatCount(Math.round(rowsPerDay), locale)),
        },
        counted('unread', t('unread')),
      ]}
    />
  );
}
