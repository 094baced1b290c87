import type { RoutesOf } from '@lendline/kernel';
import type { ClosingOperations } from './closing-contract.ts';

const operate = { method: 'POST', permission: 'loans.operate' } as const;

export const closingRoutes = {
  closeOfBusiness: {
    ...operate,
    path: '/loans/close-of-business',
    audience: ['staff', 'service'],
    summary: 'Accrue, age and post every business date not run yet',
  },
  closingPlan: {
    method: 'GET',
    path: '/loans/close-of-business/plan',
    audience: ['staff', 'service'],
    permission: 'loans.read',
    summary: 'The steps of a close of business, and the last date that was closed',
  },
  setClosingPlan: {
    ...operate,
    path: '/loans/close-of-business/plan',
    audience: ['staff'],
    summary: 'Choose the steps of a close of business and their order',
  },
} as const satisfies RoutesOf<ClosingOperations>;
