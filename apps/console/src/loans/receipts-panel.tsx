import type { LoanId } from '@lendline/loans/contract';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useReceipts } from './receipts-query.ts';
import { loanWords } from './words.ts';

/** What was paid, and where each part of it went. */
export function ReceiptsPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(loanWords);
  const { locale } = useLanguage();
  const query = useReceipts(loanId);
  return (
    <Panel title={t('receipts')} flush>
      <Loaded query={query}>
        {(receipts) => (
          <DataTable
            caption={t('receipts')}
            rows={receipts}
            rowKey={({ id }) => id}
            empty={t('noReceipts')}
            columns={[
              {
                key: 'at',
                title: t('received'),
                onCard: 'title',
                render: ({ receivedAt }) => formatInstant(receivedAt, locale),
              },
              {
                key: 'amount',
                title: t('amount'),
                align: 'end',
                onCard: 'beside',
                render: ({ amount, reversedOn }) => (
                  <>
                    {reversedOn === null ? null : <StateTag tone="bad" text={t('reversed')} />}{' '}
                    <strong>{amount}</strong>
                  </>
                ),
              },
              { key: 'principal', title: t('principal'), align: 'end', render: ({ principal }) => principal },
              { key: 'interest', title: t('interest'), align: 'end', render: ({ interest }) => interest },
              { key: 'fees', title: t('fees'), align: 'end', render: ({ fees }) => fees },
              { key: 'overpaid', title: t('overpaid'), align: 'end', render: ({ overpaid }) => overpaid },
              { key: 'after', title: t('after'), align: 'end', render: ({ after }) => after },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
