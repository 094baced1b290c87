import type { EChartsCoreOption } from 'echarts/core';
import type { Network, NetworkNode } from '@lendline/fraud/contract';
import { token } from '../theme/tokens.ts';
import { networkPlaces } from './network-places.ts';

type Kind = NetworkNode['kind'];

interface Look {
  readonly symbol: string;
  readonly colour: `--${string}`;
  readonly size: number;
}

/** Kinds differ by form as well as by colour. */
const looks: Readonly<Record<Kind, Look>> = {
  borrower: { symbol: 'circle', colour: '--accent', size: 26 },
  application: { symbol: 'rect', colour: '--ink-soft', size: 14 },
  number: { symbol: 'roundRect', colour: '--good', size: 16 },
  id: { symbol: 'diamond', colour: '--good', size: 20 },
  device: { symbol: 'triangle', colour: '--warn', size: 18 },
  account: { symbol: 'diamond', colour: '--warn', size: 20 },
  address: { symbol: 'arrow', colour: '--ink-soft', size: 18 },
};
const kinds = Object.keys(looks) as readonly Kind[];

interface NetworkDrawing {
  readonly network: Network;
  readonly nameOf: (node: NetworkNode) => string;
  readonly kindOf: (kind: Kind) => string;
  /** What is told of a node or an edge that is pointed at. */
  readonly tell: (of: { readonly node?: NetworkNode; readonly edge?: Network['edges'][number] }) => string;
}

/** The network as it is drawn: the person looked at is the largest, what is on the block list is ringed in red. */
export function networkOption({ network, nameOf, kindOf, tell }: NetworkDrawing): EChartsCoreOption {
  const { nodes, edges } = network;
  const font = { color: token('--ink-soft'), fontFamily: token('--font'), fontSize: 12 };
  const drawn = kinds.filter((kind) => nodes.some((node) => node.kind === kind));
  return {
    textStyle: font,
    tooltip: {
      // No markup: what is told holds names of people.
      renderMode: 'richText',
      backgroundColor: token('--card'),
      borderColor: token('--line'),
      textStyle: { ...font, color: token('--ink') },
      formatter: ({ dataType, dataIndex }: { readonly dataType: string; readonly dataIndex: number }) =>
        dataType === 'edge' ? tell({ edge: edges[dataIndex]! }) : tell({ node: nodes[dataIndex]! }),
    },
    legend: {
      left: 0,
      top: 0,
      selectedMode: false,
      itemWidth: 16,
      textStyle: font,
      data: drawn.map((kind) => ({ name: kindOf(kind), icon: looks[kind].symbol })),
    },
    series: [
      {
        type: 'graph',
        layout: 'none',
        preserveAspect: true,
        top: 72,
        bottom: 32,
        left: 36,
        right: 36,
        categories: drawn.map((kind) => ({ name: kindOf(kind), itemStyle: { color: token(looks[kind].colour) } })),
        data: drawnNodes({ network, nameOf, drawn }),
        edges: edges.map(({ holder, held }) => ({ source: holder, target: held })),
        label: { position: 'bottom', color: token('--ink'), fontFamily: token('--font'), fontSize: 12 },
        labelLayout: { hideOverlap: true },
        lineStyle: { color: token('--ink-soft'), opacity: 0.5, width: 1.5 },
        emphasis: { focus: 'adjacency', lineStyle: { width: 3, opacity: 1 } },
      },
    ],
  };
}

interface DrawnParts extends Pick<NetworkDrawing, 'network' | 'nameOf'> {
  readonly drawn: readonly Kind[];
}

function drawnNodes({ network, nameOf, drawn }: DrawnParts) {
  const places = networkPlaces(network);
  const named = namedNodes(network);
  return network.nodes.map((node) => {
    const { symbol, size } = looks[node.kind];
    const isSubject = node.kind === 'borrower' && node.hops === 0;
    return {
      id: node.node,
      name: node.node,
      ...places.get(node.node),
      category: drawn.indexOf(node.kind),
      symbol,
      symbolSize: isSubject ? size * 1.5 : size,
      itemStyle: node.listed ? { borderColor: token('--bad'), borderWidth: 3 } : {},
      label: { show: named.has(node.node), formatter: () => nameOf(node) },
    };
  });
}

/** People, what they share and what is listed; the name of the rest is told when it is pointed at. */
function namedNodes({ nodes, rows }: Network): ReadonlySet<string> {
  const shared = new Set(rows.filter(({ people }) => people > 1).map(({ node }) => node));
  return new Set(
    nodes.filter((one) => one.kind === 'borrower' || one.listed || shared.has(one.node)).map(({ node }) => node),
  );
}
