import { useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import type { CellView } from './decision-view.ts';
import { evidenceWords } from './evidence-words.ts';

const rhythms = { months: 'monthly', weeks: 'weekly', days: 'daily' } as const;

/** Every amount, term and price that may be offered, beside what it must earn and what the law allows. */
export function MenuPanel({ menu }: { readonly menu: readonly CellView[] }) {
  const t = useWords(evidenceWords);
  return (
    <Panel title={t('menu')} id="menu" flush>
      <DataTable
        caption={t('menu')}
        rows={menu}
        rowKey={({ key }) => key}
        empty={t('noMenu')}
        columns={[
          { key: 'amount', title: t('amount'), align: 'end', onCard: 'title', render: ({ amount }) => amount },
          {
            key: 'term',
            title: t('term'),
            onCard: 'beside',
            render: ({ instalments, every }) => t(rhythms[every.unit], { n: instalments, count: every.count }),
          },
          { key: 'apr', title: t('apr'), align: 'end', render: ({ apr }) => <strong>{apr}</strong> },
          { key: 'cap', title: t('cap'), align: 'end', render: ({ cap }) => cap },
          { key: 'price', title: t('price'), align: 'end', render: ({ price }) => price },
          {
            key: 'even',
            title: t('breakEven'),
            align: 'end',
            render: ({ breakEven, belowBreakEven }) => (
              <span className={belowBreakEven ? 'below' : undefined}>
                {breakEven} {belowBreakEven ? <small>{t('belowBreakEven')}</small> : null}
              </span>
            ),
          },
          { key: 'instalment', title: t('instalment'), align: 'end', render: ({ instalment }) => instalment },
          { key: 'total', title: t('repayable'), align: 'end', render: ({ total }) => total },
        ]}
      />
    </Panel>
  );
}
