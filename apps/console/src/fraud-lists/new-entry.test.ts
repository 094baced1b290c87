import { expect, it } from 'vitest';
import { emptyEntry, entryOf, faultsOf } from './new-entry.ts';

const now = new Date(2026, 10, 24, 12).getTime();

it('counts through the whole of its last day, today at the earliest', () => {
  const draft = { ...emptyEntry, value: ' 13900001234 ', until: '2026-11-24' };
  expect(faultsOf(draft, now)).toEqual({ value: false, kind: false, until: false });
  expect(faultsOf({ ...draft, until: '2026-11-23' }, now)).toMatchObject({ until: true });
  const entry = entryOf(draft, 'seen before');
  expect(entry).toMatchObject({ value: '13900001234', until: new Date(2026, 10, 25).toISOString() });
  expect(entryOf({ ...draft, until: '' }, 'seen before')).not.toHaveProperty('until');
});

it('allows what many share and no person', () => {
  const allow = { ...emptyEntry, list: 'allow', value: 'x' } as const;
  expect(faultsOf({ ...allow, kind: 'borrower' }, now)).toMatchObject({ kind: true });
  expect(faultsOf({ ...allow, kind: 'device' }, now)).toMatchObject({ kind: false });
});
