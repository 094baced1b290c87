import type { InventoryRow } from '@lendline/models/contract';
import { formatCount } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { BackToModels } from './back-link.tsx';
import { careWords, dutyOrder, tiers } from './care-words.ts';
import { useExportInventory } from './life-mutations.ts';
import { LifePage } from './life-page.tsx';
import { useInventory } from './life-queries.ts';
import { modelRoles, modelWords } from './words.ts';

const level = { high: 0, medium: 1, low: 2 } as const;

/** Every model by what is at stake, the most first: what an examiner asks for. */
export function InventoryPage() {
  const t = useWords(careWords);
  const own = useWords(modelWords);
  const query = useInventory();
  const columns = useColumns();
  const file = useExportInventory();
  return (
    <LifePage
      title={t('inventory')}
      back={<BackToModels />}
      actions={
        <Button loading={file.isPending} onClick={() => file.mutate()}>
          {own('exportInventory')}
        </Button>
      }
      query={query}
      none={t('empty')}
    >
      {(rows) => (
        <div className="inventory">
          {file.error ? <ProblemNotice error={file.error} /> : null}
          <Sheet>
            <DataTable
              caption={t('inventory')}
              columns={columns}
              rows={rows.toSorted((a, b) => level[a.tier] - level[b.tier])}
              rowKey={({ modelId }) => modelId}
              empty={t('empty')}
            />
          </Sheet>
        </div>
      )}
    </LifePage>
  );
}

function useColumns(): readonly Column<InventoryRow>[] {
  const t = useWords(careWords);
  const own = useWords(modelWords);
  const read = useText();
  const { locale } = useLanguage();
  return [
    {
      key: 'name',
      title: own('name'),
      onCard: 'title',
      width: '14%',
      render: ({ modelId, name, version }) => (
        <Link to="/models/$modelId" params={{ modelId }}>
          {name} · {version}
        </Link>
      ),
    },
    {
      key: 'tier',
      title: t('materiality'),
      onCard: 'beside',
      render: ({ tier }) => <StateTag {...tiers[tier]} />,
    },
    { key: 'role', title: own('role'), render: ({ role }) => <StateTag {...modelRoles[role]} /> },
    // What rides on it is among the grounds.
    { key: 'grounds', title: t('grounds'), width: '30%', render: ({ because }) => read(because) },
    { key: 'use', title: t('intendedUse'), render: ({ intendedUse }) => intendedUse ?? t('notSaid') },
    {
      key: 'review',
      title: t('review'),
      align: 'end',
      render: ({ reviewEveryDays }) => t('days', { days: String(reviewEveryDays) }),
    },
    {
      key: 'duties',
      title: t('duties'),
      render: ({ duties }) => {
        const missing = dutyOrder.filter((duty) => duties[duty] === null).length;
        return missing === 0 ? t('whole') : t('missing', { count: String(missing) });
      },
    },
    {
      key: 'scores',
      title: t('scores'),
      align: 'end',
      render: ({ scores90Days }) => formatCount(scores90Days, locale),
    },
    { key: 'alerts', title: t('alerts'), align: 'end', render: ({ openAlerts }) => formatCount(openAlerts, locale) },
  ];
}
