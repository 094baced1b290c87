import type { RoutesOf } from '@lendline/kernel';
import type { ConsentsClient } from './contract.ts';

export const consentsRoutes = {
  listNotices: {
    method: 'GET',
    path: '/consents/notices',
    audience: ['public', 'borrower'],
    summary: 'What the lender asks to read, each with its reason',
  },
  give: {
    method: 'POST',
    path: '/consents/mine',
    audience: ['borrower'],
    summary: 'Consent to one source for one purpose',
    idempotent: true,
  },
  withdraw: {
    method: 'POST',
    path: '/consents/mine/{consentId}/withdraw',
    audience: ['borrower'],
    summary: 'Withdraw a consent, as easily as it was given',
  },
  listMine: { method: 'GET', path: '/consents/mine', audience: ['borrower'], summary: 'My consents' },
  listOfLine: {
    method: 'GET',
    path: '/consents/lines/{lineId}',
    audience: ['staff', 'service'],
    permission: 'consents.read',
    summary: 'The consents of a line',
  },
  check: {
    method: 'POST',
    path: '/consents/lines/{lineId}/check',
    audience: ['service'],
    summary: 'Whether a source may be read now',
  },
} as const satisfies RoutesOf<ConsentsClient>;
