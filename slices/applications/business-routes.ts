import type { RoutesOf } from '@lendline/kernel';
import type { BusinessOperations } from './business-contract.ts';

const borrower = { audience: ['borrower'] } as const;
const write = { ...borrower, method: 'POST' } as const;

export const businessRoutes = {
  describeBusiness: {
    ...write,
    path: '/applications/mine/{applicationId}/business',
    summary: 'State the licensed business that the application is for',
    idempotent: true,
  },
  nameGuarantor: {
    ...write,
    path: '/applications/mine/{applicationId}/guarantor',
    summary: 'Name a guarantor',
    idempotent: true,
  },
  dropGuarantor: {
    ...write,
    path: '/applications/mine/{applicationId}/guarantor/drop',
    summary: 'Apply without the guarantor',
    idempotent: true,
  },
  listGuarantees: {
    ...borrower,
    method: 'GET',
    path: '/applications/guarantees',
    summary: 'What I am asked to guarantee',
  },
  answerGuarantee: {
    ...write,
    path: '/applications/guarantees/{guarantorId}/answer',
    summary: 'Agree to stand as guarantor, or refuse',
    idempotent: true,
  },
  downloadGuarantee: {
    ...borrower,
    method: 'GET',
    path: '/applications/guarantees/{guarantorId}/agreement',
    summary: 'The agreement that I am asked to sign as guarantor, as PDF',
    transfer: 'download',
  },
  startGuaranteeSigning: {
    ...write,
    path: '/applications/guarantees/{guarantorId}/signing',
    summary: 'Send the code that signs as guarantor',
  },
  signGuarantee: {
    ...write,
    path: '/applications/guarantees/{guarantorId}/signature',
    summary: 'Sign as guarantor with the code',
    idempotent: true,
  },
  openRenewal: {
    ...write,
    path: '/applications/credit-lines/{creditLineId}/renewals',
    summary: 'Make the agreement of the renewal that is offered',
  },
  downloadRenewal: {
    ...borrower,
    method: 'GET',
    path: '/applications/credit-lines/{creditLineId}/renewals/{hash}',
    summary: 'The agreement of a renewal, as PDF',
    transfer: 'download',
  },
  startRenewalSigning: {
    ...write,
    path: '/applications/credit-lines/{creditLineId}/renewals/{hash}/signing',
    summary: 'Send the code that signs a renewal',
  },
  signRenewal: {
    ...write,
    path: '/applications/credit-lines/{creditLineId}/renewals/{hash}/signature',
    summary: 'Sign a renewal with the code',
    idempotent: true,
  },
} as const satisfies RoutesOf<BusinessOperations>;
