import type { StrategyChange, StrategyDetail } from '@lendline/decisions/contract';
import { ok } from '@lendline/kernel';
import { madeUpId } from './ids.ts';
import { found, releaseHandlers, type StrategyDesk } from './strategy-releases.ts';

const at = '2026-11-20T08:00:00Z';
const analyst = `staff:${madeUpId('staff', 3)}`;

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

const sent = (by: string): StrategyChange => ({
  environment: null,
  from: 'draft',
  to: 'in-review',
  revision: 1,
  isRollback: false,
  share_ppm: null,
  by,
  at,
  note: 'asks for older applicants',
});

/** A version that waits for a second person; `by` wrote and sent it. */
function inReview(number: number, by: string): StrategyDetail {
  const older = JSON.parse(JSON.stringify(document).replace('"< 18"', '"< 21"')) as object;
  return {
    ...live,
    id: madeUpId('strategy', number),
    number,
    origin: 'lender',
    basedOn: live.id,
    state: 'in-review',
    releases: [],
    savedBy: by,
    document: older,
    history: [sent(by)],
    revisions: [{ revision: 1, savedBy: by, savedAt: at, note: 'asks for older applicants' }],
  };
}

const faultyDraft: StrategyDetail = {
  ...live,
  id: madeUpId('strategy', 2),
  number: 2,
  origin: 'lender',
  basedOn: live.id,
  state: 'draft',
  revision: 4,
  releases: [],
  savedBy: analyst,
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
};

export function newStrategyDesk(): StrategyDesk {
  return { versions: [inReview(4, `staff:${madeUpId('staff', 1)}`), inReview(3, analyst), faultyDraft, live] };
}

/** What the operations of strategies answer. */
export function strategyHandlers(desk: StrategyDesk, memberId: () => string) {
  return {
    listStrategies: () => ok({ environment: 'live' as const, strategies: desk.versions }),
    getStrategy: ({ strategyId }: { readonly strategyId: string }) => found(desk, strategyId),
    ...releaseHandlers(desk, memberId),
  };
}
