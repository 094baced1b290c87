import { formatDay } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { type CreditLineRow, useCreditLines } from './credit-lines-query.ts';
import { creditLineStatuses, creditLineWords } from './words.ts';

export function CreditLinesPage() {
  const t = useWords(creditLineWords);
  const query = useCreditLines();
  return (
    <>
      <PageHead title={t('title')} />
      <Sheet>
        <Loaded query={query}>{(rows) => <Rows rows={rows} />}</Loaded>
        <MoreButton query={query} text={t('more')} />
      </Sheet>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly CreditLineRow[] }) {
  const t = useWords(creditLineWords);
  const { locale } = useLanguage();
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t('empty')}
      columns={[
        {
          key: 'id',
          title: t('id'),
          onCard: 'title',
          render: ({ id, shortId }) => (
            <Link to="/credit-lines/$creditLineId" params={{ creditLineId: id }} className="mono" data-row>
              {shortId}
            </Link>
          ),
        },
        {
          key: 'status',
          title: t('status'),
          onCard: 'beside',
          render: ({ status }) => <StateTag {...creditLineStatuses[status]} />,
        },
        { key: 'limit', title: t('limit'), align: 'end', render: ({ limit }) => limit },
        { key: 'drawn', title: t('drawn'), align: 'end', render: ({ drawn }) => drawn },
        {
          key: 'available',
          title: t('available'),
          align: 'end',
          render: ({ available, isPastDue }) =>
            isPastDue ? <span title={t('pastDue')}>{available}</span> : <strong>{available}</strong>,
        },
        { key: 'until', title: t('until'), render: ({ until }) => formatDay(until, locale) },
      ]}
    />
  );
}
