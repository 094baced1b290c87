import type { ApplicationRow } from '@lendline/applications/contract';
import { describe, expect, it } from 'vitest';
import { longestWaiting, matching, queueRow, scoreShare } from './queue-row.ts';

function row(part: Partial<ApplicationRow>) {
  return queueRow({
    id: 'application_01kcb7w2qd0000000000000001',
    state: 'in-review',
    maskedName: '林*',
    maskedPhone: '138****1037',
    segment: 'new',
    requested: { amount: '300000', currency: 'CNY' },
    limit: null,
    tier: null,
    score: null,
    simulated: false,
    createdAt: '2026-11-21T08:00:00Z',
    submittedAt: null,
    waitingSince: null,
    assignee: null,
    ...part,
  });
}

describe('the next case', () => {
  const old = row({ id: 'application_old', waitingSince: '2026-11-21T07:00:00Z' });
  const older = row({ id: 'application_older', waitingSince: '2026-11-21T09:00:00+09:00' });
  const settled = row({ id: 'application_settled', waitingSince: null });

  it('is the one that waits longest, whatever zone its time is written in', () => {
    expect(longestWaiting([old, settled, older], null)).toBe(older);
  });

  it('is never the one that is open, and none where nobody else waits', () => {
    expect(longestWaiting([old, older], older.id)).toBe(old);
    expect(longestWaiting([settled, old], old.id)).toBeNull();
  });
});

describe('a row', () => {
  it('shows whole money without cents and keeps what is not known as not known', () => {
    expect(row({})).toMatchObject({ requested: '¥3,000', limit: null, score: null });
  });

  it('is found by a part of its masked name, masked phone or id, in any case', () => {
    const rows = [row({}), row({ id: 'application_ab', maskedName: 'A***a O*****o', maskedPhone: '139****0002' })];
    expect(matching(rows, '林')).toHaveLength(1);
    expect(matching(rows, '0002')).toEqual([rows[1]]);
    expect(matching(rows, 'a***A o')).toEqual([rows[1]]);
    expect(matching(rows, ' ')).toEqual(rows);
  });

  it('fills its score bar within its ends', () => {
    expect([200, 300, 575, 850, 990].map(scoreShare)).toEqual([0, 0, 0.5, 1, 1]);
  });
});
