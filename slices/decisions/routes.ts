import type { RoutesOf } from '@lendline/kernel';
import type { DecisionsClient } from './contract.ts';

const read = { method: 'GET', audience: ['staff', 'service'], permission: 'decisions.read' } as const;
/** Works something out and keeps nothing; a document is too long for an address. */
const ask = { ...read, method: 'POST' } as const;
const write = { method: 'POST', audience: ['staff'], permission: 'decisions.write' } as const;
const approve = { ...write, permission: 'decisions.approve' } as const;

/** Fixed paths stand before the ones with an id, which would take their last word for one. */
export const decisionsRoutes = {
  listStrategies: { ...read, path: '/decisions/strategies', summary: 'The versions of the strategy' },
  checkDocument: { ...ask, path: '/decisions/strategies/check', summary: 'What is wrong with a strategy document' },
  strategyVocabulary: {
    ...read,
    path: '/decisions/strategies/vocabulary',
    summary: 'Facts, reasons and other names that a strategy may use',
  },
  diffStrategies: { ...ask, path: '/decisions/strategies/diff', summary: 'What differs between two versions' },
  simulate: { ...ask, path: '/decisions/strategies/simulation', summary: 'What a strategy comes to on saved cases' },
  rollBackStrategy: {
    ...approve,
    path: '/decisions/strategies/rollback',
    summary: 'Take the newest release of an environment back',
  },
  listCases: { ...read, path: '/decisions/strategies/cases', summary: 'Saved cases of the simulator' },
  saveCase: { ...write, path: '/decisions/strategies/cases', summary: 'Save a case of the simulator' },
  removeCase: {
    ...write,
    path: '/decisions/strategies/cases/{caseId}/removal',
    summary: 'Remove a case of the simulator',
  },
  getStrategy: {
    ...read,
    path: '/decisions/strategies/{strategyId}',
    summary: 'A version with its document and history',
  },
  draftStrategy: { ...write, path: '/decisions/strategies', summary: 'Begin a version of the strategy' },
  saveStrategy: {
    ...write,
    method: 'PUT',
    path: '/decisions/strategies/{strategyId}',
    summary: 'Save a draft over the revision it began from',
  },
  sendToReview: { ...write, path: '/decisions/strategies/{strategyId}/review', summary: 'Send a draft to review' },
  reviewStrategy: {
    ...approve,
    path: '/decisions/strategies/{strategyId}/review/decision',
    summary: 'The second person’s word on a version',
  },
  reopenStrategy: {
    ...write,
    path: '/decisions/strategies/{strategyId}/reopening',
    summary: 'Make a version in review, or a rejected one, a draft again',
  },
  releaseStrategy: {
    ...approve,
    path: '/decisions/strategies/{strategyId}/release',
    summary: 'Release a version to an environment, or to a share of its lines',
  },
  setBeside: {
    ...write,
    path: '/decisions/strategies/{strategyId}/beside',
    summary: 'Evaluate a version beside the live one, or no more',
  },
  compareStrategy: {
    ...read,
    path: '/decisions/strategies/{strategyId}/comparison',
    summary: 'What a version would have decided, next to what was decided',
  },
  startBacktest: { ...write, path: '/decisions/backtests', summary: 'Replay two versions on what was decided' },
  listBacktests: { ...read, path: '/decisions/backtests', summary: 'Backtests, the newest first' },
  getBacktest: { ...read, path: '/decisions/backtests/{backtestId}', summary: 'A backtest with its figures' },
  exportBacktest: {
    ...read,
    path: '/decisions/backtests/{backtestId}/figures',
    summary: 'The figures of a backtest, as CSV',
    transfer: 'download',
  },
  decide: { method: 'POST', path: '/decisions', audience: ['service'], summary: 'Decide an application' },
  recheck: {
    method: 'POST',
    path: '/decisions/{decisionId}/recheck',
    audience: ['service'],
    summary: 'Check again at drawdown',
  },
  listOfLine: { ...read, path: '/decisions/lines/{lineId}', summary: 'The decisions about a line' },
  getDecision: { ...read, path: '/decisions/{decisionId}', summary: 'A decision with its whole trace' },
  replayDecision: {
    ...read,
    path: '/decisions/{decisionId}/replay',
    summary: 'Make an old decision again from what it was made of',
  },
  explain: {
    method: 'GET',
    path: '/decisions/{decisionId}/explanation',
    audience: ['borrower', 'service'],
    summary: 'The reasons of a decision, for the person it is about',
  },
} as const satisfies RoutesOf<DecisionsClient>;
