import type { Network, NetworkEdge, NetworkNode } from '@lendline/fraud/contract';
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { entityKinds } from '../words/fraud.ts';
import './fraud.css';
import { networkWords } from './words.ts';

interface NetworkTablesProps {
  readonly network: Network;
  /** What a node is called. */
  readonly named: (node: string) => string;
  /** Who holds something, by what relation and since when. */
  readonly tieText: (tie: Omit<NetworkEdge, 'held'>) => string;
}

/** All that the drawing shows, to read: what is shared and by whom, then every node with its ties. */
export function NetworkTables({ network, named, tieText }: NetworkTablesProps) {
  const t = useWords(networkWords);
  const read = useText();
  const holdersOf = (node: string) => network.edges.filter(({ held }) => held === node);
  const listedTag = <StateTag tone="bad" text={t('listed')} />;
  return (
    <div className="network-tables">
      <h3>{t('shared')}</h3>
      <DataTable
        caption={t('shared')}
        rows={network.rows}
        rowKey={({ node }) => node}
        empty={t('noneShared')}
        columns={[
          { key: 'what', title: t('what'), onCard: 'title', render: ({ node }) => named(node) },
          { key: 'people', title: t('people'), align: 'end', render: ({ people }) => people },
          { key: 'holders', title: t('holders'), render: ({ holders }) => <Ties ties={holders.map(toTie(tieText))} /> },
          { key: 'listed', title: t('listed'), onCard: 'beside', render: ({ listed }) => (listed ? listedTag : null) },
        ]}
      />
      <h3>{t('seeNodes')}</h3>
      <DataTable
        caption={t('seeNodes')}
        rows={network.nodes}
        rowKey={({ node }) => node}
        empty={t('nothing')}
        columns={[
          {
            key: 'what',
            title: t('what'),
            onCard: 'title',
            render: (node) => <NodeName node={node} name={named(node.node)} />,
          },
          { key: 'kind', title: t('kind'), render: ({ kind }) => read(entityKinds[kind]) },
          { key: 'hops', title: t('hops'), align: 'end', render: ({ hops }) => hops },
          { key: 'why', title: t('why'), render: ({ why }) => why.map((reason) => read(reason)).join(' · ') },
          {
            key: 'ties',
            title: t('holders'),
            render: ({ node }) => <Ties ties={holdersOf(node).map(toTie(tieText))} />,
          },
          { key: 'listed', title: t('listed'), onCard: 'beside', render: ({ listed }) => (listed ? listedTag : null) },
        ]}
      />
    </div>
  );
}

type HolderOf = Network['rows'][number]['holders'][number];

function toTie(tieText: NetworkTablesProps['tieText']) {
  return (tie: HolderOf | NetworkEdge): string =>
    tieText('node' in tie ? { holder: tie.node, relation: tie.relation, since: tie.since } : tie);
}

function Ties({ ties }: { readonly ties: readonly string[] }) {
  if (ties.length === 0) return <span className="soft">–</span>;
  return (
    <ul className="network-ties">
      {ties.map((tie) => (
        <li key={tie}>{tie}</li>
      ))}
    </ul>
  );
}

function NodeName({ node: { applicationId }, name }: { readonly node: NetworkNode; readonly name: string }) {
  if (applicationId === null) return name;
  return (
    <Link to="/applications/$applicationId" params={{ applicationId }}>
      {name}
    </Link>
  );
}
