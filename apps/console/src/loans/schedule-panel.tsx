import { formatDay } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { instalmentStates } from '../words/states.ts';
import type { InstalmentLine } from './loan-view.ts';
import { loanWords } from './words.ts';

interface SchedulePanelProps {
  readonly instalments: readonly InstalmentLine[];
  /** Where it is not the schedule as it stands. */
  readonly title?: string;
}

export function SchedulePanel({ instalments, title }: SchedulePanelProps) {
  const t = useWords(loanWords);
  const { locale } = useLanguage();
  const columns: readonly Column<InstalmentLine>[] = [
    { key: 'n', title: t('n'), onCard: 'hidden', render: ({ n }) => n },
    { key: 'due', title: t('due'), onCard: 'title', render: ({ due }) => formatDay(due, locale) },
    { key: 'total', title: t('total'), align: 'end', render: ({ total }) => <strong>{total}</strong> },
    { key: 'principal', title: t('principal'), align: 'end', render: ({ principal }) => principal },
    { key: 'interest', title: t('interest'), align: 'end', render: ({ interest }) => interest },
    { key: 'fees', title: t('fees'), align: 'end', render: ({ fees }) => fees },
    { key: 'paid', title: t('paid'), align: 'end', render: ({ paid }) => paid },
    { key: 'balance', title: t('balance'), align: 'end', render: ({ balance }) => balance },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ state }) => <StateTag {...instalmentStates[state]} />,
    },
  ];
  return (
    <Panel title={title ?? t('schedule')} flush>
      <DataTable
        caption={title ?? t('schedule')}
        columns={columns}
        rows={instalments}
        rowKey={({ n }) => String(n)}
        empty={t('noSchedule')}
      />
    </Panel>
  );
}
