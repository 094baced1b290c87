import type { ApplicationState } from '@lendline/applications/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, type InputRef, Select } from 'antd';
import { useRef, useState } from 'react';
import { useRowKeys } from '../keyboard/use-row-keys.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { useNow } from '../parts/use-now.ts';
import { applicationStateOrder, applicationStates } from '../words/states.ts';
import { queueColumns } from './queue-columns.tsx';
import { useQueue } from './queue-query.ts';
import { matching } from './queue-row.ts';
import './queue.css';
import { useNextCase } from './use-next-case.ts';
import { queueWords } from './words.ts';

export function QueuePage() {
  const t = useWords(queueWords);
  const { state } = useSearch({ from: '/applications' });
  const queue = useQueue(state ?? 'all');
  const nextCase = useNextCase();
  const waiting = queue.data?.waiting ?? 0;
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <>
            <span>{waiting === 0 ? t('nobodyWaits') : t('waitingCount', { count: waiting })}</span>
            <span>{t('refreshed')}</span>
          </>
        }
        actions={
          <Button type="primary" onClick={() => void nextCase()} disabled={waiting === 0}>
            {t('nextCase')} <kbd className="kbd-on-accent">N</kbd>
          </Button>
        }
      />
      <QueueList queue={queue} />
    </>
  );
}

function QueueList({ queue }: { readonly queue: ReturnType<typeof useQueue> }) {
  const t = useWords(queueWords);
  const read = useText();
  const now = useNow(30_000);
  // What is typed can be part of a name: it stays out of the address.
  const [typed, setTyped] = useState('');
  useRowKeys();
  return (
    <Sheet>
      <QueueFilter typed={typed} onType={setTyped} />
      <Loaded query={queue}>
        {({ rows }) => (
          <DataTable
            caption={t('title')}
            columns={queueColumns({ t, read, now })}
            rows={matching(rows, typed)}
            rowKey={({ id }) => id}
            empty={<QueueEmpty typed={typed} onClear={() => setTyped('')} />}
          />
        )}
      </Loaded>
      <MoreButton query={queue} text={t('more')} />
    </Sheet>
  );
}

interface QueueFilterProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function QueueFilter({ typed, onType }: QueueFilterProps) {
  const t = useWords(queueWords);
  const read = useText();
  const navigate = useNavigate();
  const { state } = useSearch({ from: '/applications' });
  const search = useRef<InputRef>(null);
  useShortcut('search', () => search.current?.focus());
  const options = applicationStateOrder.map((value) => ({ value, label: read(applicationStates[value].text) }));
  return (
    <search className="queue-filter">
      <Input
        ref={search}
        allowClear
        value={typed}
        onChange={(event) => onType(event.target.value)}
        placeholder={t('search')}
        aria-label={t('search')}
        suffix={typed === '' ? <kbd aria-hidden="true">/</kbd> : null}
      />
      <Select<ApplicationState | 'all'>
        aria-label={t('filterState')}
        value={state ?? 'all'}
        onChange={(value) => void navigate({ to: '/applications', search: value === 'all' ? {} : { state: value } })}
        options={[{ value: 'all', label: t('allStates') }, ...options]}
      />
    </search>
  );
}

function QueueEmpty({ typed, onClear }: { readonly typed: string; readonly onClear: () => void }) {
  const t = useWords(queueWords);
  const read = useText();
  const navigate = useNavigate();
  const { state } = useSearch({ from: '/applications' });
  if (typed === '' && state === undefined) return <p>{t('empty')}</p>;
  const showAll = (): void => {
    onClear();
    void navigate({ to: '/applications', search: {} });
  };
  return (
    <>
      <p>
        {typed !== ''
          ? t('emptySearch', { typed })
          : t('emptyState', { state: state === undefined ? '' : read(applicationStates[state].text) })}
      </p>
      <Button onClick={showAll}>{t('showAll')}</Button>
    </>
  );
}
