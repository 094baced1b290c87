import type { RoutesOf } from '@lendline/kernel';
import type { PaymentsClient } from './contract.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { suspenseRoutes } from './suspense-routes.ts';

export const paymentsRoutes = {
  disburse: { method: 'POST', path: '/payments/disbursements', audience: ['service'], summary: 'Pay a loan out' },
  collect: {
    method: 'POST',
    path: '/payments/collections',
    audience: ['service'],
    summary: 'Collect from the borrower’s wallet',
  },
  giveBack: {
    method: 'POST',
    path: '/payments/{paymentId}/return',
    audience: ['service'],
    summary: 'Give a collection back to who paid it',
  },
  listReturns: {
    method: 'GET',
    path: '/payments/loans/{loanId}/returns',
    audience: ['staff', 'service'],
    permission: 'payments.read',
    summary: 'Money of a loan that went back',
  },
  setUpMandate: {
    method: 'POST',
    path: '/payments/mandates',
    audience: ['borrower', 'service'],
    summary: 'Let a rail collect the instalments of my loan',
  },
  endMandate: {
    method: 'POST',
    path: '/payments/mandates/{mandateId}/end',
    audience: ['borrower', 'staff', 'service'],
    permission: 'payments.operate',
    summary: 'End a mandate',
  },
  listMandates: {
    method: 'GET',
    path: '/payments/loans/{loanId}/mandates',
    audience: ['borrower', 'staff', 'service'],
    permission: 'payments.read',
    summary: 'The mandates of a loan',
  },
  listBatches: {
    method: 'GET',
    path: '/payments/batches',
    audience: ['staff'],
    permission: 'payments.read',
    summary: 'Payments that went as one message',
  },
  takeFiles: {
    method: 'POST',
    path: '/payments/files',
    audience: ['staff', 'service'],
    permission: 'payments.operate',
    summary: 'Take the files that rails left for us',
  },
  listFiles: {
    method: 'GET',
    path: '/payments/files',
    audience: ['staff'],
    permission: 'payments.read',
    summary: 'Files that came from rails',
  },
  listRails: {
    method: 'GET',
    path: '/payments/rails',
    audience: ['staff', 'service'],
    permission: 'payments.read',
    summary: 'The rails of this lender and how they are',
  },
  ...suspenseRoutes,
  ...webhookRoutes,
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
  listMine: {
    method: 'GET',
    path: '/payments/mine',
    audience: ['borrower'],
    summary: 'What I paid on a loan and what I was given back, arrived or not',
  },
  waysToPay: {
    method: 'GET',
    path: '/payments/ways',
    audience: ['borrower'],
    summary: 'How I can repay',
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
