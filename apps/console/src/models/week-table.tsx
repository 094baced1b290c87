import type { DriftWeek } from '@lendline/models/contract';
import { formatCount, formatDay } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { driftWords } from './life-words.ts';

interface WeekTableProps {
  readonly caption: string;
  readonly weeks: readonly DriftWeek[];
  /** Beside the week and its scores. */
  readonly columns: readonly Column<DriftWeek>[];
}

/** The weeks of a model, the newest first. */
export function WeekTable({ caption, weeks, columns }: WeekTableProps) {
  const t = useWords(driftWords);
  const { locale } = useLanguage();
  return (
    <DataTable
      caption={caption}
      rows={weeks.toReversed()}
      rowKey={({ week }) => week}
      empty={t('none')}
      columns={[
        { key: 'week', title: t('week'), onCard: 'title', render: ({ week }) => formatDay(week, locale) },
        { key: 'rows', title: t('rows'), align: 'end', render: ({ rows }) => formatCount(rows, locale) },
        ...columns,
      ]}
    />
  );
}
