import type { RoutesOf } from '@lendline/kernel';
import type { RecordsClient } from './contract.ts';

export const recordsRoutes = {
  upload: {
    method: 'POST',
    path: '/records/mine/files',
    audience: ['borrower'],
    summary: 'Add a call-record file or a payment statement',
    transfer: 'upload',
  },
  listMine: { method: 'GET', path: '/records/mine', audience: ['borrower'], summary: 'The files I added' },
  listOfLine: {
    method: 'GET',
    path: '/records/lines/{lineId}',
    audience: ['staff', 'service'],
    permission: 'records.read',
    summary: 'The files of a line and their quality',
  },
  getImport: {
    method: 'GET',
    path: '/records/imports/{importId}',
    audience: ['staff', 'service'],
    permission: 'records.read',
    summary: 'One file’s report',
  },
  downloadRejected: {
    method: 'GET',
    path: '/records/imports/{importId}/rejected',
    audience: ['staff'],
    permission: 'records.read',
    summary: 'Rejected and ignored rows with their reasons, as CSV',
    transfer: 'download',
  },
  read: {
    method: 'POST',
    path: '/records/lines/{lineId}/read',
    audience: ['service'],
    summary: 'Cleaned records as of a point in time',
  },
} as const satisfies RoutesOf<RecordsClient>;
