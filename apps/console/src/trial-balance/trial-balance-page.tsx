import { formatDay } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Figures } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { accountText } from '../words/ledger.ts';
import { type TrialBalanceView, useTrialBalance } from './trial-balance-query.ts';
import { trialBalanceWords } from './words.ts';

export function TrialBalancePage() {
  const t = useWords(trialBalanceWords);
  const query = useTrialBalance();
  return (
    <LoadedPage title={t('title')} query={query}>
      {(balance) => <Balance balance={balance} />}
    </LoadedPage>
  );
}

function Balance({ balance }: { readonly balance: TrialBalanceView }) {
  const t = useWords(trialBalanceWords);
  const read = useText();
  const { locale } = useLanguage();
  const { asOf, balanced, accounts, debit, credit } = balance;
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('asOf', { day: formatDay(asOf, locale) })}
        actions={<StateTag tone={balanced ? 'good' : 'bad'} text={t(balanced ? 'balanced' : 'broken')} />}
      />
      <Figures
        facts={[
          { label: `${t('total')} · ${t('debit')}`, value: debit },
          { label: `${t('total')} · ${t('credit')}`, value: credit },
        ]}
      />
      <Sheet>
        <DataTable
          caption={t('title')}
          rows={accounts}
          rowKey={({ account }) => account}
          empty={t('empty')}
          columns={[
            {
              key: 'account',
              title: t('account'),
              onCard: 'title',
              render: ({ account }) => <span title={account}>{read(accountText(account))}</span>,
            },
            { key: 'kind', title: t('kind'), onCard: 'beside', render: ({ kind }) => t(kind) },
            { key: 'debit', title: t('debit'), align: 'end', render: (line) => line.debit },
            { key: 'credit', title: t('credit'), align: 'end', render: (line) => line.credit },
            { key: 'balance', title: t('balance'), align: 'end', render: (line) => <strong>{line.balance}</strong> },
          ]}
        />
      </Sheet>
    </>
  );
}
