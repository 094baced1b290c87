import type { DocumentFault, StrategyChange, StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import '../parts/lines.css';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { GraphFigure, TablePanel } from './graph-panels.tsx';
import { graphsOf } from './jdm.ts';
import { ReleaseTags } from './release-tags.tsx';
import './strategies.css';
import { useStrategy } from './strategies-query.ts';
import { environmentNames, strategyStates, strategyWords } from './words.ts';

/** One version to read: what is wrong with it, how it decides, every table of it, and what was done to it. */
export function StrategyPage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <Strategy detail={detail} />}
    </LoadedPage>
  );
}

function Strategy({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(strategyWords);
  const { locale } = useLanguage();
  const who = useWho();
  const graphs = useMemo(() => graphsOf(detail.document), [detail.document]);
  const { number, name, savedBy, savedAt, revision, releases, state } = detail;
  return (
    <>
      <nav className="strategy-back" aria-label={t('title')}>
        <Link to="/strategies">← {t('title')}</Link>
      </nav>
      <PageHead
        title={t('one', { number })}
        note={
          <>
            <span>{name}</span>
            <span>{t('revision', { n: revision })}</span>
            <span>{t('savedBy', { who: who(savedBy), at: formatInstant(savedAt, locale) })}</span>
          </>
        }
        actions={
          <>
            <StateTag {...strategyStates[state]} />
            <ReleaseTags releases={releases} />
          </>
        }
      />
      <div className="stack">
        <FaultsPanel faults={detail.faults} />
        {graphs.map((graph) => (
          <GraphFigure key={graph.key} graph={graph} />
        ))}
        {graphs.flatMap(({ key, nodes }) =>
          nodes.map((node) =>
            node.table ? <TablePanel key={`${key} ${node.id}`} name={node.name} table={node.table} /> : null,
          ),
        )}
        <HistoryPanel history={detail.history} />
      </div>
    </>
  );
}

function FaultsPanel({ faults }: { readonly faults: readonly DocumentFault[] }) {
  const t = useWords(strategyWords);
  const read = useText();
  return (
    <Panel title={t('faults')} extra={faults.length}>
      {faults.length === 0 ? <p className="soft">{t('noFaults')}</p> : null}
      <ul className="lines">
        {faults.map(({ code, graph, node, row, column, path, text }, place) => {
          const where = [graph, node, row, column, path].filter((part) => part !== null).join(' › ');
          return (
            // Several of one kind may be about the same place: only the order tells them apart.
            <li key={`${code} ${place}`}>
              {read(text)}
              {where === '' ? null : <small className="soft strategy-where">{t('where', { where })}</small>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function HistoryPanel({ history }: { readonly history: readonly StrategyChange[] }) {
  const t = useWords(strategyWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const moveText = ({ environment, from, to }: StrategyChange): string => {
    const states = [from, to]
      .flatMap((state) => (state === null ? [] : [read(strategyStates[state].text)]))
      .join(' → ');
    return environment === null
      ? states
      : t('releaseText', { environment: read(environmentNames[environment]), state: states });
  };
  return (
    <Panel title={t('history')} flush>
      <DataTable
        caption={t('history')}
        rows={history}
        rowKey={({ at, to, environment }) => `${at} ${to} ${environment}`}
        empty={t('noHistory')}
        columns={[
          { key: 'when', title: t('when'), onCard: 'title', render: ({ at }) => formatInstant(at, locale) },
          { key: 'move', title: t('move'), render: moveText },
          { key: 'by', title: t('by'), render: ({ by }) => who(by) },
          { key: 'why', title: t('why'), render: ({ note }) => note },
        ]}
      />
    </Panel>
  );
}
