import type { RoutesOf } from '@lendline/kernel';
import { closingRoutes } from './closing-routes.ts';
import type { LoansClient } from './contract.ts';
import { creditLineRoutes } from './credit-line-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { servicingRoutes } from './servicing-routes.ts';

export const loansRoutes = {
  ...creditLineRoutes,
  ...ledgerRoutes,
  ...servicingRoutes,
  ...closingRoutes,
  open: { method: 'POST', path: '/loans', audience: ['service'], summary: 'Open a loan for a signed agreement' },
  cancel: {
    method: 'POST',
    path: '/loans/{loanId}/cancel',
    audience: ['service'],
    summary: 'Cancel before money left',
  },
  repay: {
    method: 'POST',
    path: '/loans/mine/{loanId}/repayments',
    audience: ['borrower', 'service'],
    summary: 'Repay from the wallet, or by another way to pay',
    idempotent: true,
  },
  listMine: { method: 'GET', path: '/loans/mine', audience: ['borrower'], summary: 'My loans' },
  getMine: {
    method: 'GET',
    path: '/loans/mine/{loanId}',
    audience: ['borrower'],
    summary: 'My loan, its schedule and next instalment',
  },
  listMyReceipts: {
    method: 'GET',
    path: '/loans/mine/{loanId}/receipts',
    audience: ['borrower'],
    summary: 'What I paid and where it went',
  },
  ownBook: {
    method: 'GET',
    path: '/loans/lines/{lineId}/book',
    audience: ['service'],
    summary: 'The own book on a line',
  },
  list: { method: 'GET', path: '/loans', audience: ['staff'], permission: 'loans.read', summary: 'Loans' },
  get: {
    method: 'GET',
    path: '/loans/{loanId}',
    audience: ['staff', 'service'],
    permission: 'loans.read',
    summary: 'A loan with its schedule',
  },
  listReceipts: {
    method: 'GET',
    path: '/loans/{loanId}/receipts',
    audience: ['staff', 'service'],
    permission: 'loans.read',
    summary: 'The repayments of a loan',
  },
  listEntries: {
    method: 'GET',
    path: '/loans/{loanId}/entries',
    audience: ['staff', 'service'],
    permission: 'loans.read',
    summary: 'The journal entries of a loan',
  },
  portfolio: {
    method: 'GET',
    path: '/loans/portfolio',
    audience: ['staff', 'service'],
    permission: 'loans.read',
    summary: 'The portfolio by month and bucket',
  },
} as const satisfies RoutesOf<LoansClient>;
