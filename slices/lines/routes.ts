import type { RoutesOf } from '@lendline/kernel';
import type { LinesClient } from './contract.ts';

export const linesRoutes = {
  startChallenge: {
    method: 'POST',
    path: '/lines/challenges',
    audience: ['public', 'borrower'],
    summary: 'Send a one-time code to a phone number',
    idempotent: true,
  },
  answerChallenge: {
    method: 'POST',
    path: '/lines/challenges/{challengeId}/answer',
    audience: ['public', 'borrower'],
    summary: 'Prove possession of the line with the code; signs the borrower in',
    session: 'borrower',
  },
  signOut: {
    method: 'POST',
    path: '/lines/sign-out',
    audience: ['borrower'],
    summary: 'End the borrower’s session',
    endsSession: 'borrower',
  },
  getMyLine: { method: 'GET', path: '/lines/mine', audience: ['borrower'], summary: 'The signed-in line' },
  declareIdentity: {
    method: 'POST',
    path: '/lines/mine/identity',
    audience: ['borrower'],
    summary: 'Declare name and id number',
    idempotent: true,
  },
  resolveSession: {
    method: 'POST',
    path: '/lines/sessions/resolve',
    audience: ['service'],
    summary: 'Whose session a token is',
  },
  startSigning: {
    method: 'POST',
    path: '/lines/{lineId}/signings',
    audience: ['service'],
    summary: 'Send a code that signs one document',
  },
  proveSigning: {
    method: 'POST',
    path: '/lines/{lineId}/signings/{challengeId}/prove',
    audience: ['service'],
    summary: 'Prove a signature with its code',
  },
  checkLine: {
    method: 'POST',
    path: '/lines/{lineId}/checks',
    audience: ['service'],
    summary: 'Ask the carrier about a line',
  },
  getReport: {
    method: 'GET',
    path: '/lines/{lineId}/report',
    audience: ['staff', 'service'],
    permission: 'lines.read',
    summary: 'The latest answer of each carrier check',
  },
  getLine: {
    method: 'GET',
    path: '/lines/{lineId}',
    audience: ['staff', 'service'],
    permission: 'lines.read',
    summary: 'A line, masked',
  },
  readPersonalData: {
    method: 'POST',
    path: '/lines/{lineId}/personal-data',
    audience: ['staff', 'service'],
    permission: 'lines.reveal',
    summary: 'Whole personal data of a line, for a stated purpose; audited',
  },
} as const satisfies RoutesOf<LinesClient>;
