import type { DocumentFault, StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { formatInstant } from '@lendline/ui';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import '../parts/lines.css';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { ExportButton } from './edit/export-button.tsx';
import { StartDraft } from './edit/start-draft.tsx';
import { GraphFigure, TablePanel } from './graph-panels.tsx';
import { graphsOf } from './jdm.ts';
import { ReleaseTags } from './release-tags.tsx';
import { useStrategy } from './strategies-query.ts';
import { StrategyNav } from './strategy-nav.tsx';
import { strategyStates, strategyWords } from './words.ts';

/** One version to read: what is wrong with it, how it decides, and every table of it. */
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
      <StrategyNav strategyId={detail.id} />
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
            <ExportButton document={detail.document} number={number} />
            <StartDraft detail={detail} />
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
