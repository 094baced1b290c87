import type { LoanId } from '@lendline/loans/contract';
import { formatDay } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { useEntries } from './entries-query.ts';
import { loanWords } from './words.ts';

/** The journal of the loan: every line has a debit and a credit. */
export function EntriesPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(loanWords);
  const { locale } = useLanguage();
  const query = useEntries(loanId);
  return (
    <Panel title={t('ledger')} flush>
      <Loaded query={query}>
        {(entries) => (
          <DataTable
            caption={t('ledger')}
            rows={entries}
            rowKey={({ key }) => key}
            empty={t('noEntries')}
            columns={[
              {
                key: 'day',
                title: t('booked'),
                onCard: 'title',
                render: ({ bookedOn }) => formatDay(bookedOn, locale),
              },
              { key: 'kind', title: t('kind'), render: ({ kind }) => <code>{kind}</code> },
              { key: 'debit', title: t('debit'), render: ({ debit }) => <code>{debit}</code> },
              { key: 'credit', title: t('credit'), render: ({ credit }) => <code>{credit}</code> },
              { key: 'amount', title: t('amount'), align: 'end', onCard: 'beside', render: ({ amount }) => amount },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
