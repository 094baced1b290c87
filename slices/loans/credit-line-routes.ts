import type { RoutesOf } from '@lendline/kernel';
import type { CreditLineOperations } from './credit-line-contract.ts';

const read = { method: 'GET', permission: 'loans.read' } as const;

export const creditLineRoutes = {
  openCreditLine: {
    method: 'POST',
    path: '/loans/credit-lines',
    audience: ['service'],
    summary: 'Open the credit line of a signed agreement',
  },
  listMyCreditLines: {
    method: 'GET',
    path: '/loans/credit-lines/mine',
    audience: ['borrower'],
    summary: 'My credit lines, and what I can draw',
  },
  listCreditLines: { ...read, path: '/loans/credit-lines', audience: ['staff'], summary: 'Credit lines' },
  getCreditLine: {
    ...read,
    path: '/loans/credit-lines/{creditLineId}',
    audience: ['staff', 'service'],
    summary: 'A credit line with its log and what was asked of it',
  },
  changeCreditLine: {
    method: 'POST',
    path: '/loans/credit-lines/{creditLineId}/changes',
    audience: ['staff'],
    permission: 'loans.operate',
    summary: 'Freeze, release, renew or close a credit line; a higher limit needs a second person',
    idempotent: true,
  },
  signRenewal: {
    method: 'POST',
    path: '/loans/credit-lines/changes/{changeId}/signature',
    audience: ['service'],
    summary: 'Renew a credit line on a signed agreement',
  },
  decideCreditLineChange: {
    method: 'POST',
    path: '/loans/credit-lines/changes/{changeId}/decision',
    audience: ['staff'],
    permission: 'loans.approve',
    summary: 'Agree to a higher limit, or refuse it',
  },
} as const satisfies RoutesOf<CreditLineOperations>;
