import type { Route } from '@lendline/kernel';

const reads = { audience: ['staff'], permission: 'payments.read' } as const;
const operates = { audience: ['staff'], permission: 'payments.operate' } as const;

/** Statements of rails, and the queue of money that a person has to place. */
export const suspenseRoutes = {
  pullStatement: {
    method: 'POST',
    path: '/payments/statements',
    audience: ['staff', 'service'],
    permission: 'payments.operate',
    summary: 'Read a rail’s statement and match it',
  },
  listStatements: { method: 'GET', path: '/payments/statements', ...reads, summary: 'Statements of the rails' },
  getStatement: {
    method: 'GET',
    path: '/payments/statements/{statementId}',
    ...reads,
    summary: 'A statement against our book',
  },
  listSuspense: { method: 'GET', path: '/payments/suspense', ...reads, summary: 'Money that a person has to place' },
  getSuspense: {
    method: 'GET',
    path: '/payments/suspense/{suspenseId}',
    ...operates,
    summary: 'Money in suspense with what the payer wrote',
  },
  assignSuspense: {
    method: 'POST',
    path: '/payments/suspense/{suspenseId}/assignee',
    ...operates,
    summary: 'Take money in suspense on, or hand it back',
  },
  matchSuspense: {
    method: 'POST',
    path: '/payments/suspense/{suspenseId}/loan',
    ...operates,
    summary: 'Count money in suspense as a repayment of a loan',
  },
  askReturn: {
    method: 'POST',
    path: '/payments/suspense/{suspenseId}/return',
    ...operates,
    summary: 'Ask for money in suspense to go back',
  },
  decideReturn: {
    method: 'POST',
    path: '/payments/suspense/{suspenseId}/return/decision',
    ...operates,
    summary: 'Agree to a return, or not',
  },
  closeSuspense: {
    method: 'POST',
    path: '/payments/suspense/{suspenseId}/close',
    ...operates,
    summary: 'Explain money in suspense and close it',
  },
} as const satisfies Readonly<Record<string, Route>>;
