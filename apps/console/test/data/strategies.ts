import type { DecisionsClient, StrategyDetail } from '@lendline/decisions/contract';
import { ok } from '@lendline/kernel';
import { madeUpId } from './ids.ts';

const at = '2026-11-20T08:00:00Z';
const by = `staff:${madeUpId('staff', 3)}`;

const document = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', type: 'inputNode', name: 'Input' },
    {
      id: 'eligibility',
      type: 'decisionTableNode',
      name: 'Eligibility',
      content: {
        hitPolicy: 'first',
        inputs: [
          { id: 'a', name: 'Age', field: 'age' },
          { id: 's', name: 'Segment', field: 'segment' },
        ],
        outputs: [{ id: 'o', name: 'Outcome', field: 'outcome' }],
        rules: [
          { _id: 'too-young', a: '< 18', o: '"decline"' },
          { _id: 'else', o: '"pass"' },
        ],
      },
    },
    { id: 'limit', type: 'customNode', name: 'Limit', content: { kind: 'limit', config: {} } },
    { id: 'out', type: 'outputNode', name: 'Output' },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 'eligibility' },
    { id: '2', sourceId: 'eligibility', targetId: 'limit' },
    { id: '3', sourceId: 'limit', targetId: 'out' },
  ],
};

const live: StrategyDetail = {
  id: madeUpId('strategy', 1),
  number: 1,
  name: 'cn-2026-11',
  origin: 'pack',
  basedOn: null,
  state: 'approved',
  revision: 1,
  releases: [{ environment: 'live', state: 'live', share_ppm: null, since: at }],
  isBeside: false,
  savedBy: 'service:decisions',
  savedAt: at,
  documentHash: 'a'.repeat(64),
  document,
  faults: [],
  history: [
    {
      environment: 'live',
      from: null,
      to: 'live',
      revision: 1,
      isRollback: false,
      share_ppm: null,
      by: 'service:decisions',
      at,
      note: 'the strategy of the pack',
    },
  ],
  revisions: [],
};

export const strategies: readonly StrategyDetail[] = [
  {
    ...live,
    id: madeUpId('strategy', 2),
    number: 2,
    origin: 'lender',
    basedOn: live.id,
    state: 'draft',
    revision: 4,
    releases: [],
    savedBy: by,
    history: [],
    faults: [
      {
        code: 'row-unreachable',
        graph: null,
        node: 'eligibility',
        row: 'else',
        column: null,
        path: null,
        text: {
          'zh-CN': '此行永远不会生效，请删除或上移。',
          en: 'No input reaches this row. Remove it or move it up.',
        },
      },
    ],
  },
  live,
];

/** What the operations of strategies answer to those who read. */
export function strategyHandlers() {
  return {
    listStrategies: () => ok({ environment: 'live' as const, strategies }),
    getStrategy: ({ strategyId }: Parameters<DecisionsClient['getStrategy']>[1]) =>
      ok(strategies.find(({ id }) => id === strategyId)!),
  };
}
