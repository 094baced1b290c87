import type { Network, NetworkEdge, NetworkNode } from '@lendline/fraud/contract';
import type { LocalText } from '@lendline/kernel';
import { madeUpId } from './ids.ts';

const since = '2026-10-02T03:00:00Z';

type Line = readonly [kind: NetworkNode['kind'], zh: string, en: string, hops: number, why: LocalText];

const subject: LocalText = { 'zh-CN': '查看对象', en: 'the one looked at' };
const own: LocalText = { 'zh-CN': '同一人所有', en: 'of the same person' };
const shares: LocalText = { 'zh-CN': '共用：设备', en: 'shares: device' };
const near: LocalText = { 'zh-CN': '邻近', en: 'nearby' };
const byThree: LocalText = { 'zh-CN': '由 3 人共用', en: 'held by 3 people' };

const lines: readonly Line[] = [
  ['borrower', '借款人 1', 'Borrower 1', 0, subject],
  ['application', '申请 1', 'Application 1', 1, own],
  ['number', '号码 1', 'Number 1', 1, own],
  ['device', '设备 1', 'Device 1', 1, byThree],
  ['account', '账户 1', 'Account 1', 1, byThree],
  ['borrower', '借款人 2', 'Borrower 2', 2, shares],
  ['borrower', '借款人 3', 'Borrower 3', 2, shares],
  ['number', '号码 2', 'Number 2', 3, near],
  ['number', '号码 3', 'Number 3', 3, near],
  ['address', '地址 1', 'Address 1', 3, near],
];

const ties: readonly (readonly [holder: number, held: number, relation: NetworkEdge['relation']])[] = [
  [0, 1, 'application'],
  [0, 2, 'number'],
  [0, 3, 'device'],
  [0, 4, 'account'],
  [5, 3, 'device'],
  [6, 3, 'device'],
  [5, 4, 'account'],
  [6, 4, 'account'],
  [5, 7, 'number'],
  [6, 8, 'number'],
  [5, 9, 'address'],
  [6, 9, 'address'],
  [6, 2, 'emergency-contact'],
];

const edges = ties.map(
  ([holder, held, relation]): NetworkEdge => ({
    holder: `n${holder}`,
    held: `n${held}`,
    relation,
    since,
  }),
);

/** Three people on one phone and one account, one of which is on the block list. */
export const madeUpNetwork: Network = {
  asOf: '2026-11-21T08:00:00Z',
  nodes: lines.map(([kind, zh, en, hops, why], place) => ({
    node: `n${place}`,
    kind,
    hops,
    label: { 'zh-CN': zh, en },
    why: [why],
    listed: place === 4,
    lineId: kind === 'borrower' ? madeUpId('line', [0, 5, 6].indexOf(place) + 1) : null,
    applicationId: kind === 'application' ? madeUpId('application', 1) : null,
  })),
  edges,
  rows: [3, 4, 9].map((place) => {
    const holders = edges.filter(({ held }) => held === `n${place}`);
    return {
      node: `n${place}`,
      kind: lines[place]![0],
      people: holders.length,
      listed: place === 4,
      holders: holders.map(({ holder, relation }) => ({ node: holder, relation, since })),
    };
  }),
  ring: {
    people: 3,
    score: 0.71,
    family: false,
    terms: [
      { term: 'shared-account', value: 1, part: 0.5 },
      { term: 'shared-device', value: 1, part: 0.4 },
    ],
  },
  community: { people: 5, score: 0.66, foundAt: '2026-11-20T17:40:00Z' },
  leftOut: 2,
  more: false,
};
