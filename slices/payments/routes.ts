import type { RoutesOf } from '@lendline/kernel';
import type { PaymentsClient } from './contract.ts';

export const paymentsRoutes = {
  disburse: { method: 'POST', path: '/payments/disbursements', audience: ['service'], summary: 'Pay a loan out' },
  collect: {
    method: 'POST',
    path: '/payments/collections',
    audience: ['service'],
    summary: 'Collect from the borrower’s wallet',
  },
  get: {
    method: 'GET',
    path: '/payments/{paymentId}',
    audience: ['staff', 'service'],
    permission: 'payments.read',
    summary: 'A payment',
  },
  getMine: {
    method: 'GET',
    path: '/payments/mine/{paymentId}',
    audience: ['borrower'],
    summary: 'What became of my payment',
  },
  listOfLoan: {
    method: 'GET',
    path: '/payments/loans/{loanId}',
    audience: ['staff', 'service'],
    permission: 'payments.read',
    summary: 'The payments of a loan',
  },
  list: { method: 'GET', path: '/payments', audience: ['staff'], permission: 'payments.read', summary: 'Payments' },
  reconcile: {
    method: 'POST',
    path: '/payments/reconcile',
    audience: ['staff', 'service'],
    permission: 'payments.operate',
    summary: 'Ask the rail about every payment whose outcome is unknown',
  },
} as const satisfies RoutesOf<PaymentsClient>;
