import type { LoanId } from '@lendline/loans/contract';
import { formatDay } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { accountText, entryKindText } from '../words/ledger.ts';
import { useEntries } from './entries-query.ts';
import { loanWords } from './words.ts';

/** The journal of the loan: every line has a debit and a credit. */
export function EntriesPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(loanWords);
  const read = useText();
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
              { key: 'kind', title: t('kind'), render: ({ kind }) => read(entryKindText(kind)) },
              { key: 'debit', title: t('debit'), render: ({ debit }) => read(accountText(debit)) },
              { key: 'credit', title: t('credit'), render: ({ credit }) => read(accountText(credit)) },
              { key: 'amount', title: t('amount'), align: 'end', onCard: 'beside', render: ({ amount }) => amount },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
