import type { Portrait } from '@lendline/features/contract';
import { featuresRoutes } from '@lendline/features/routes';
import type { Currency } from '@lendline/kernel';
import { formatCount, formatDay } from '@lendline/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCatalogue } from '../application/catalogue-query.ts';
import { useFeatureColumns } from '../application/feature-columns.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { consentScopes } from './consent-scopes.ts';
import { type Origin, originsOf } from './origins.ts';
import { behaviourWords } from './words.ts';

const shownAtFirst = 20;

interface OriginsPanelProps {
  readonly portrait: Portrait;
  readonly currency: Currency;
}

/** Every feature with the records that it was made of. */
export function OriginsPanel({ portrait, currency }: OriginsPanelProps) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  const [all, setAll] = useState(false);
  const [wanted, setWanted] = useState('');
  const columns = useOriginColumns(portrait, currency);
  const catalogue = useCatalogue(may(useMember(), featuresRoutes.catalogue));
  const origins = originsOf(portrait, catalogue.data ?? []);
  const found = origins.filter(({ name, label }) =>
    `${name} ${label[locale]}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const shown = all ? found : found.slice(0, shownAtFirst);
  return (
    <Panel
      title={t('origins')}
      flush
      extra={
        <Input
          aria-label={t('findFeature')}
          placeholder={t('findFeature')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          allowClear
        />
      }
    >
      <DataTable
        caption={t('origins')}
        columns={columns}
        rows={shown}
        rowKey={({ name }) => name}
        empty={t('nothing')}
      />
      {shown.length < found.length ? (
        <div className="panel-more">
          <Button type="link" onClick={() => setAll(true)}>
            {t('allOfThem', { count: formatCount(found.length, locale) })}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function useOriginColumns({ imports }: Portrait, currency: Currency): readonly Column<Origin>[] {
  const t = useWords(behaviourWords);
  const read = useText();
  const { locale } = useLanguage();
  const { feature, window, value } = useFeatureColumns(currency);
  const kinds = new Map(imports.map(({ id, kind }) => [id, kind]));
  const day = (at: string | null): string => (at === null ? '–' : formatDay(at.slice(0, 10), locale));
  return [
    feature,
    window,
    value,
    { key: 'source', title: t('consent'), render: ({ evidence }) => read(consentScopes[evidence.consentScope]) },
    {
      key: 'records',
      title: t('records'),
      align: 'end',
      render: ({ evidence }) => formatCount(evidence.records, locale),
    },
    { key: 'span', title: t('span'), render: ({ evidence }) => `${day(evidence.first)} – ${day(evidence.last)}` },
    {
      key: 'files',
      title: t('files'),
      render: ({ evidence }) => [...new Set(evidence.imports.map((id) => kinds.get(id) ?? id))].join(', ') || '–',
    },
  ];
}
