import type { LoanState } from '@lendline/loans/contract';
import { formatDay } from '@lendline/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { bucketText, loanStateOrder, loanStates } from '../words/states.ts';
import type { LoanLine } from './loan-view.ts';
import { useLoans } from './loans-query.ts';
import './loans.css';
import { loanWords } from './words.ts';

export function LoansPage() {
  const t = useWords(loanWords);
  const read = useText();
  const navigate = useNavigate();
  const { state } = useSearch({ from: '/loans' });
  const query = useLoans(state ?? 'all');
  const columns = useLoanColumns();
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <Select<LoanState | 'all'>
            className="loans-filter"
            aria-label={t('filterState')}
            value={state ?? 'all'}
            onChange={(value) => void navigate({ to: '/loans', search: value === 'all' ? {} : { state: value } })}
            options={[
              { value: 'all', label: t('allStates') },
              ...loanStateOrder.map((value) => ({ value, label: read(loanStates[value].text) })),
            ]}
          />
        }
      />
      <Sheet>
        <Loaded query={query}>
          {(rows) => (
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              empty={state === undefined ? t('empty') : t('emptyState', { state: read(loanStates[state].text) })}
            />
          )}
        </Loaded>
        <MoreButton query={query} text={t('more')} />
      </Sheet>
    </>
  );
}

function useLoanColumns(): readonly Column<LoanLine>[] {
  const t = useWords(loanWords);
  const { locale } = useLanguage();
  const day = (text: string | null) => (text === null ? <span className="soft">–</span> : formatDay(text, locale));
  return [
    {
      key: 'id',
      title: t('id'),
      onCard: 'title',
      render: ({ id, shortId }) => (
        <Link to="/loans/$loanId" params={{ loanId: id }} className="mono" data-row>
          {shortId}
        </Link>
      ),
    },
    { key: 'state', title: t('state'), onCard: 'beside', render: ({ state }) => <StateTag {...loanStates[state]} /> },
    { key: 'principal', title: t('principal'), align: 'end', render: ({ principal }) => principal },
    { key: 'outstanding', title: t('outstanding'), align: 'end', render: ({ outstanding }) => outstanding },
    {
      key: 'dpd',
      title: t('dpd'),
      align: 'end',
      render: ({ dpd }) => (dpd === 0 ? <span className="soft">0</span> : <strong className="late">{dpd}</strong>),
    },
    { key: 'bucket', title: t('bucket'), render: ({ bucket }) => bucketText(bucket, locale) },
    { key: 'disbursedOn', title: t('disbursedOn'), render: ({ disbursedOn }) => day(disbursedOn) },
    { key: 'nextDue', title: t('nextDue'), render: ({ nextDue }) => day(nextDue) },
  ];
}
