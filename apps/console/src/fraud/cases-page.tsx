import type { CasePriority, CaseState } from '@lendline/fraud/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { type ComponentRef, useRef } from 'react';
import { useRowKeys } from '../keyboard/use-row-keys.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { useWho } from '../staff/use-who.ts';
import { casePriorities, casePriorityOrder, caseStateOrder, caseStates } from '../words/fraud.ts';
import { caseColumns } from './case-columns.tsx';
import type { CaseSearch } from './case-search.ts';
import { useCases } from './cases-query.ts';
import './fraud.css';
import { HaltedNotice } from './halted-notice.tsx';
import { fraudWords } from './words.ts';

/** What alerts opened and somebody has to look at: the most urgent first, then the oldest. */
export function CasesPage() {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const { state = 'open', priority, assignee } = useSearch({ from: '/fraud-cases' });
  const query = useCases({ state, priority, assignedTo: assignee });
  useRowKeys();
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <>
            {query.data === undefined ? null : <span>{t('count', { count: query.data.total })}</span>}
            <span>{t('refreshed')}</span>
          </>
        }
      />
      <HaltedNotice />
      <Sheet>
        <CaseFilters />
        <Loaded query={query}>
          {({ cases }) => (
            <DataTable
              caption={t('title')}
              columns={caseColumns({ t, read, who, locale })}
              rows={cases}
              rowKey={({ id }) => id}
              empty={t('none')}
            />
          )}
        </Loaded>
        <MoreButton query={query} text={t('more')} />
      </Sheet>
    </>
  );
}

/** The view lives in the address, so that it can be shared and kept. */
function CaseFilters() {
  const t = useWords(fraudWords);
  const read = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/fraud-cases' });
  const first = useRef<ComponentRef<typeof Select>>(null);
  useShortcut('search', () => first.current?.focus());
  const show = (change: { readonly [Field in keyof CaseSearch]?: CaseSearch[Field] | undefined }): void => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/fraud-cases', search: Object.fromEntries(next) as CaseSearch });
  };
  return (
    <search className="fraud-filter">
      <Select<CaseState>
        ref={first}
        aria-label={t('filterState')}
        value={search.state ?? 'open'}
        onChange={(state) => show({ state: state === 'open' ? undefined : state })}
        options={caseStateOrder.map((value) => ({ value, label: read(caseStates[value].text) }))}
      />
      <Select<CasePriority | 'all'>
        aria-label={t('filterPriority')}
        value={search.priority ?? 'all'}
        onChange={(priority) => show({ priority: priority === 'all' ? undefined : priority })}
        options={[
          { value: 'all', label: t('allPriorities') },
          ...casePriorityOrder.map((value) => ({ value, label: read(casePriorities[value].text) })),
        ]}
      />
      <Select<'me' | 'nobody' | 'all'>
        aria-label={t('filterAssignee')}
        value={search.assignee ?? 'all'}
        onChange={(assignee) => show({ assignee: assignee === 'all' ? undefined : assignee })}
        options={[
          { value: 'all', label: t('anybody') },
          { value: 'me', label: t('me') },
          { value: 'nobody', label: t('nobody') },
        ]}
      />
    </search>
  );
}
