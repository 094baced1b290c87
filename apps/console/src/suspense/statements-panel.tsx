import type { StatementSummary } from '@lendline/payments/contract';
import { formatCount, formatDay, formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { Rail } from '../parts/rail.tsx';
import { useStatements } from './suspense-query.ts';
import { suspenseWords } from './words.ts';

/** What the rails told of our accounts lately, and how it stood to our book. */
export function StatementsPanel() {
  const t = useWords(suspenseWords);
  const columns = useColumns();
  const query = useStatements();
  return (
    <Panel title={t('statements')} flush>
      <Loaded query={query}>
        {(statements) => (
          <DataTable
            caption={t('statements')}
            rows={statements}
            rowKey={({ id }) => id}
            empty={t('noStatements')}
            columns={columns}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function useColumns(): readonly Column<StatementSummary>[] {
  const t = useWords(suspenseWords);
  const { locale } = useLanguage();
  const count = (key: 'entries' | 'matched' | 'inSuspense' | 'rejected'): Column<StatementSummary> => ({
    key,
    title: t(key),
    align: 'end',
    render: (row) => formatCount(row[key], locale),
  });
  const daysOf = ({ from, to }: StatementSummary): string =>
    from === to ? formatDay(from, locale) : `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
  return [
    { key: 'rail', title: t('rail'), onCard: 'title', render: ({ rail }) => <Rail name={rail} /> },
    {
      key: 'days',
      title: t('days'),
      onCard: 'beside',
      render: (row) => (
        <Link to="/suspense/statements/$statementId" params={{ statementId: row.id }}>
          {daysOf(row)}
        </Link>
      ),
    },
    count('entries'),
    count('matched'),
    count('inSuspense'),
    count('rejected'),
    { key: 'received', title: t('received'), render: ({ receivedAt }) => formatInstant(receivedAt, locale) },
  ];
}
