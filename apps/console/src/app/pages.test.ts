import { expect, it } from 'vitest';
import { pagesOf } from './pages.ts';

it('shows a member the pages whose first question that member may ask, and no others', () => {
  expect(pagesOf({ permissions: [] })).toEqual([]);
  expect(pagesOf({ permissions: ['loans.read', 'audit.read'] }).map(({ to }) => to)).toEqual([
    '/loans',
    '/credit-lines',
    '/portfolio',
    '/trial-balance',
    '/books',
    '/audit',
  ]);
});
