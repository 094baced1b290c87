import type { RoutesOf } from '@lendline/kernel';
import type { LedgerOperations } from './ledger-contract.ts';

const read = { method: 'GET', audience: ['staff', 'service'], permission: 'loans.read' } as const;
const write = { method: 'POST', audience: ['service'] } as const;

export const ledgerRoutes = {
  postToLedger: { ...write, path: '/loans/ledger/postings', summary: 'Book postings, each once' },
  holdInLedger: {
    ...write,
    path: '/loans/ledger/holds',
    summary: 'Hold a posting until it is posted, let go or expires',
  },
  endHold: { ...write, path: '/loans/ledger/holds/{holdId}/end', summary: 'Post a hold or let it go' },
  trialBalance: { ...read, path: '/loans/trial-balance', summary: 'Every account; debits equal credits' },
  exportLedger: {
    ...read,
    path: '/loans/ledger/file',
    summary: 'What each account moved on each business date, as CSV',
    transfer: 'download',
  },
  verifyLedger: { ...read, path: '/loans/ledger/check', summary: 'Check that no entry was changed or taken out' },
  lastLedgerCheck: { ...read, path: '/loans/ledger/last-check', summary: 'What the last check of the journal found' },
} as const satisfies RoutesOf<LedgerOperations>;
