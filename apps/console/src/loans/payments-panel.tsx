import type { LoanId } from '@lendline/loans/contract';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { Rail } from '../parts/rail.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { directions, reasonText } from '../words/rails.ts';
import { paymentStates } from '../words/states.ts';
import { usePayments } from './payments-query.ts';
import { loanWords } from './words.ts';

/** Money that moved over a rail, or that the rail has not said about yet. */
export function PaymentsPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(loanWords);
  const read = useText();
  const { locale } = useLanguage();
  const query = usePayments(loanId);
  return (
    <Panel title={t('payments')} flush>
      <Loaded query={query}>
        {(payments) => (
          <DataTable
            caption={t('payments')}
            rows={payments}
            rowKey={({ id }) => id}
            empty={t('noPayments')}
            columns={[
              {
                key: 'at',
                title: t('asked'),
                onCard: 'title',
                render: ({ createdAt }) => formatInstant(createdAt, locale),
              },
              { key: 'direction', title: t('direction'), render: ({ direction }) => read(directions[direction]) },
              { key: 'amount', title: t('amount'), align: 'end', render: ({ amount }) => amount },
              {
                key: 'rail',
                title: t('rail'),
                render: ({ rail }) => <Rail name={rail} />,
              },
              { key: 'attempts', title: t('attempts'), align: 'end', render: ({ attempts }) => attempts },
              {
                key: 'state',
                title: t('state'),
                onCard: 'beside',
                render: ({ state, reason }) => (
                  <>
                    <StateTag {...paymentStates[state]} />{' '}
                    {reason === null ? null : <small>{read(reasonText(reason))}</small>}
                  </>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
