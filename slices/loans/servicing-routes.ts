import type { RoutesOf } from '@lendline/kernel';
import type { ServicingOperations } from './servicing-contract.ts';

const read = { method: 'GET', audience: ['staff', 'service'], permission: 'loans.read' } as const;

export const servicingRoutes = {
  previewChange: {
    method: 'POST',
    path: '/loans/{loanId}/changes/preview',
    audience: ['staff'],
    permission: 'loans.read',
    summary: 'What a change would make of a loan',
  },
  changeLoan: {
    method: 'POST',
    path: '/loans/{loanId}/changes',
    audience: ['staff'],
    permission: 'loans.operate',
    summary: 'Change a loan, or ask a second person to agree',
    idempotent: true,
  },
  decideChange: {
    method: 'POST',
    path: '/loans/changes/{changeId}/decision',
    audience: ['staff'],
    permission: 'loans.approve',
    summary: 'Agree to a change that gives money away, or refuse it',
  },
  listChanges: { ...read, path: '/loans/changes', summary: 'Changes of loans that somebody asked for' },
  listEvents: { ...read, path: '/loans/{loanId}/events', summary: 'What happened to a loan' },
  payoffQuote: { ...read, path: '/loans/{loanId}/payoff', summary: 'What pays a loan off on a day' },
  myPayoffQuote: {
    method: 'GET',
    path: '/loans/mine/{loanId}/payoff',
    audience: ['borrower'],
    summary: 'What pays my loan off on a day',
  },
  delinquency: { ...read, path: '/loans/{loanId}/delinquency', summary: 'How late a loan is and was' },
  listMyEvents: {
    method: 'GET',
    path: '/loans/mine/{loanId}/events',
    audience: ['borrower'],
    summary: 'What happened to my loan',
  },
  myWithdrawal: {
    method: 'GET',
    path: '/loans/mine/{loanId}/withdrawal',
    audience: ['borrower'],
    summary: 'Until when I can withdraw from my loan, and what goes back',
  },
  withdraw: {
    method: 'POST',
    path: '/loans/mine/{loanId}/withdrawal',
    audience: ['borrower'],
    summary: 'Withdraw from a new loan',
    idempotent: true,
  },
  myRefund: {
    method: 'GET',
    path: '/loans/mine/{loanId}/refund',
    audience: ['borrower'],
    summary: 'What I paid too much on my loan, and whether I asked for it',
  },
  askRefund: {
    method: 'POST',
    path: '/loans/mine/{loanId}/refund',
    audience: ['borrower'],
    summary: 'Ask for what I paid too much',
    idempotent: true,
  },
} as const satisfies RoutesOf<ServicingOperations>;
