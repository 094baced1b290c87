import type { RoutesOf } from '@lendline/kernel';
import type { DecisionsClient } from './contract.ts';

export const decisionsRoutes = {
  decide: { method: 'POST', path: '/decisions', audience: ['service'], summary: 'Decide an application' },
  recheck: {
    method: 'POST',
    path: '/decisions/{decisionId}/recheck',
    audience: ['service'],
    summary: 'Check again at drawdown',
  },
  getDecision: {
    method: 'GET',
    path: '/decisions/{decisionId}',
    audience: ['staff', 'service'],
    permission: 'decisions.read',
    summary: 'A decision with its whole trace',
  },
  listOfLine: {
    method: 'GET',
    path: '/decisions/lines/{lineId}',
    audience: ['staff', 'service'],
    permission: 'decisions.read',
    summary: 'The decisions about a line',
  },
  explain: {
    method: 'GET',
    path: '/decisions/{decisionId}/explanation',
    audience: ['borrower', 'service'],
    summary: 'The reasons of a decision, for the person it is about',
  },
} as const satisfies RoutesOf<DecisionsClient>;
