import { DownloadOutlined } from '@ant-design/icons';
import type { ListEntry, ListEntryState, ListName } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import '../parts/lines.css';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { entryStates, listNames, listOrder } from '../words/fraud.ts';
import { AddPanel } from './add-panel.tsx';
import { EndDialog } from './end-dialog.tsx';
import { EntryHistory } from './entry-history.tsx';
import { entryColumns } from './entry-columns.tsx';
import type { ListSearch } from './list-search.ts';
import './lists.css';
import { useEntries, useExport } from './lists-query.ts';
import { ReviewPanel } from './review-panel.tsx';
import { listWords } from './words.ts';

/** Entities that are blocked, allowed or watched: what counts, what waits for a second person, and what was. */
export function ListsPage() {
  const t = useWords(listWords);
  const member = useMember();
  const search = useSearch({ from: '/fraud-lists' });
  const file = useExport();
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('note')}
        actions={
          <Button icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate(search.list)}>
            {t('export')}
          </Button>
        }
      />
      {file.error ? <ProblemNotice error={file.error} /> : null}
      <div className="lists">
        <EntriesPanel search={search} />
        <div className="stack">
          <ReviewPanel />
          {may(member, fraudRoutes.findEntries) ? <AddPanel /> : null}
        </div>
      </div>
    </>
  );
}

function EntriesPanel({ search }: { readonly search: ListSearch }) {
  const t = useWords(listWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const query = useEntries(search);
  const [ending, setEnding] = useState<ListEntry | null>(null);
  const [looking, setLooking] = useState<ListEntry | null>(null);
  const mayEnd = may(useMember(), fraudRoutes.endEntry);
  return (
    <Panel title={t('entries')} flush extra={<ListFilters search={search} />}>
      <Loaded query={query}>
        {(entries) => (
          <DataTable
            caption={t('entries')}
            rows={entries}
            rowKey={({ id }) => id}
            empty={t('none')}
            columns={entryColumns({ t, read, who, locale, onHistory: setLooking, onEnd: mayEnd ? setEnding : null })}
          />
        )}
      </Loaded>
      <MoreButton query={query} text={t('more')} />
      {ending === null ? null : <EndDialog entry={ending} onDone={() => setEnding(null)} />}
      {looking === null ? null : <EntryHistory entry={looking} onDone={() => setLooking(null)} />}
    </Panel>
  );
}

/** The view lives in the address, so that it can be shared and kept. */
function ListFilters({ search }: { readonly search: ListSearch }) {
  const t = useWords(listWords);
  const read = useText();
  const navigate = useNavigate();
  const { list, state } = search;
  return (
    <search className="list-filters">
      <Select<ListName | 'all'>
        aria-label={t('filterList')}
        value={list ?? 'all'}
        onChange={(value) =>
          void navigate({
            to: '/fraud-lists',
            search: { ...(state && { state }), ...(value !== 'all' && { list: value }) },
          })
        }
        options={[
          { value: 'all', label: t('allLists') },
          ...listOrder.map((value) => ({ value, label: read(listNames[value].text) })),
        ]}
      />
      <Select<ListEntryState | 'now'>
        aria-label={t('filterState')}
        value={state ?? 'now'}
        onChange={(value) =>
          void navigate({
            to: '/fraud-lists',
            search: { ...(list && { list }), ...(value !== 'now' && { state: value }) },
          })
        }
        options={[
          { value: 'now', label: t('inForce') },
          ...(Object.keys(entryStates) as ListEntryState[]).map((value) => ({
            value,
            label: read(entryStates[value].text),
          })),
        ]}
      />
    </search>
  );
}
