import type { StrategyDocument } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { eligibilityTable, identityReuseTable, identityTable } from './book-and-line.ts';
import { chain, declineGate } from './chain.ts';
import { fraudTable, listsTable, paidChecksTable } from './checks.ts';
import { menuNode } from './menu-node.ts';
import { handOver, limitNode, offerTable } from './money.ts';
import { fileExpressions, probabilityTable, recordsTable, scoreTable, usableTable } from './records-and-score.ts';
import { tierByCoverageTable, tierByFraudTable, tierByPdTable, tierTable } from './tier.ts';

/**
 * The strategy that a pack itself comes to: the ten steps in their order, every figure from the pack. A lender's own
 * strategies start from it.
 */
export function packStrategy(pack: Pack): StrategyDocument {
  const { nodes, edges } = chain([
    eligibilityTable(pack),
    // At drawdown our own book is not asked again: the loan itself would be in it.
    declineGate('eligibility', { when: 'stage == "application"' }),
    identityReuseTable(pack),
    identityTable(pack),
    declineGate('identity'),
    fraudTable(pack),
    listsTable(pack),
    declineGate('lists'),
    paidChecksTable(pack),
    declineGate('paid-checks'),
    usableTable('calls', pack),
    usableTable('statement', pack),
    fileExpressions(pack),
    recordsTable(pack),
    scoreTable(),
    probabilityTable(pack),
    // Without a probability there is no tier to speak of: a person has been asked to look.
    declineGate('score', { or: 'pd_used_ppm == "unknown"' }),
    tierByPdTable(pack),
    tierByFraudTable(pack),
    tierByCoverageTable(pack),
    tierTable(pack),
    declineGate('tier', { or: 'tier == "none"' }),
    handOver(),
    limitNode(pack),
    declineGate('affordability'),
    menuNode(pack),
    offerTable(),
  ]);
  // What the money nodes are not handed goes straight to the end.
  const past = {
    id: 'after-tier-past-money',
    type: 'edge',
    sourceId: 'after-tier',
    targetId: 'output',
    sourceHandle: 'after-tier.on',
  };
  return { contentType: 'application/vnd.gorules.decision', nodes, edges: [...edges, past] };
}
