import { Segmented } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { type GraphView, graphsOf, type NodeView } from '../jdm.ts';
import { nodeKindText } from '../words.ts';
import { editWords } from './edit-words.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode } from './fault-places.ts';
import { edgesOf, gutter, inOrder, rowHeight } from './graph-lines.ts';
import './graph-map.css';

/** The decision as a graph: drawn, and as a list that says the same. Either opens a node. */
export function GraphMap() {
  const t = useWords(editWords);
  const { document } = useEditor();
  const [view, setView] = useState<'drawing' | 'list'>('drawing');
  return (
    <Panel
      title={t('graph')}
      flush
      extra={
        <Segmented
          size="small"
          name="graph-view"
          aria-label={t('shownAs')}
          value={view}
          onChange={setView}
          options={(['drawing', 'list'] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      <div className="graph-map">
        {graphsOf(document).map((graph) => (
          <div key={graph.key}>
            {graph.key === '' ? null : <h3 className="sub">{t('subGraph', { key: graph.key })}</h3>}
            {view === 'drawing' ? <Drawing graph={graph} /> : <NodeList graph={graph} />}
          </div>
        ))}
      </div>
    </Panel>
  );
}

function useNodes({ key, edges, nodes }: GraphView) {
  const { faults, place, open } = useEditor();
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return {
    isOpen: (node: string) => place?.graph === key && place.node === node,
    open: (node: string) => open({ graph: key, node }),
    faultsOf: (node: string) => faultsOfNode(faults, { graph: key, node }).length,
    targetsOf: (node: string) => edges.flatMap(({ from, to }) => (from === node ? [names.get(to)!] : [])).join(' · '),
  };
}

/** One stop of the Tab key: the arrow keys go from node to node, Enter opens. */
function Drawing({ graph }: { readonly graph: GraphView }) {
  const t = useWords(editWords);
  const { isOpen } = useNodes(graph);
  const nodes = inOrder(graph);
  const [at, setAt] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const stop = nodes.find(({ id }) => id === at) ?? nodes.find(({ id }) => isOpen(id)) ?? nodes[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = nodes.findIndex(({ id }) => id === stop?.id);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[Math.min(nodes.length - 1, Math.max(0, to))]?.focus();
  };
  return (
    <nav className="graph-drawing" aria-label={graph.key === '' ? t('graph') : t('subGraph', { key: graph.key })}>
      <Edges graph={graph} />
      <ol ref={list}>
        {nodes.map((node) => (
          <li key={node.id} style={{ height: rowHeight }}>
            <NodeButton
              graph={graph}
              node={node}
              isStop={node.id === stop?.id}
              onFocus={() => setAt(node.id)}
              onKeyDown={onKeyDown}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Edges({ graph }: { readonly graph: GraphView }) {
  const { isOpen } = useNodes(graph);
  const edges = edgesOf(graph);
  const isNear = ({ from, to }: { readonly from: string; readonly to: string }) => isOpen(from) || isOpen(to);
  return (
    <svg aria-hidden width={gutter} height={graph.nodes.length * rowHeight} className="graph-edges">
      {edges
        .toSorted((a, b) => Number(isNear(a)) - Number(isNear(b)))
        .map((edge) => (
          <path key={edge.key} d={edge.path} className={isNear(edge) ? 'near' : undefined} />
        ))}
    </svg>
  );
}

interface NodeButtonProps {
  readonly graph: GraphView;
  readonly node: NodeView;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function NodeButton({ graph, node, isStop, onFocus, onKeyDown }: NodeButtonProps) {
  const t = useWords(editWords);
  const read = useText();
  const { isOpen, open, faultsOf, targetsOf } = useNodes(graph);
  const faults = faultsOf(node.id);
  return (
    <button
      type="button"
      className={`graph-node graph-${node.kind}`}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen(node.id) ? 'true' : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={() => open(node.id)}
    >
      <span className="graph-dot" aria-hidden />
      <span className="graph-name">{node.name}</span>
      <span className="unseen">
        {` (${read(nodeKindText(node.kind))}; ${t('leadsTo')}: ${targetsOf(node.id) || t('leadsNowhere')})`}
      </span>
      {faults === 0 ? null : <FaultCount count={faults} />}
    </button>
  );
}

export function FaultCount({ count }: { readonly count: number }) {
  const t = useWords(editWords);
  return (
    <span className="fault-count">
      <span aria-hidden>{count}</span>
      <span className="unseen">{count === 1 ? t('oneFault') : t('manyFaults', { count })}</span>
    </span>
  );
}

/** The same in words: what is decided after what, one node after another. */
function NodeList({ graph }: { readonly graph: GraphView }) {
  const t = useWords(editWords);
  const read = useText();
  const { isOpen, open, faultsOf, targetsOf } = useNodes(graph);
  return (
    <ol className="graph-list" aria-label={graph.key === '' ? t('graph') : t('subGraph', { key: graph.key })}>
      {inOrder(graph).map(({ id, name, kind }) => (
        <li key={id}>
          <div className="graph-list-head">
            <button
              type="button"
              className="as-link"
              aria-current={isOpen(id) ? 'true' : undefined}
              onClick={() => open(id)}
            >
              {name}
            </button>
            {faultsOf(id) === 0 ? null : <FaultCount count={faultsOf(id)} />}
          </div>
          <p className="soft">
            {read(nodeKindText(kind))} · {t('leadsTo')}: {targetsOf(id) || t('leadsNowhere')}
          </p>
        </li>
      ))}
    </ol>
  );
}
