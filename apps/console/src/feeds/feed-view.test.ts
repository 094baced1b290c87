import type { Feed } from '@lendline/records/contract';
import { describe, expect, it } from 'vitest';
import { feedView } from './feed-view.ts';

function seen(part: Partial<Feed>) {
  const feed: Feed = {
    id: 'feed_a',
    lineId: 'line_a',
    provider: 'mobile-money',
    way: 'pull',
    source: 'payment-statement',
    state: 'linked',
    reason: null,
    linkedAt: '2026-03-01T00:00:00Z',
    readUntil: '2026-03-02T00:00:00Z',
    authoriseAt: null,
    lastProblem: null,
    nextAt: '2026-03-03T00:00:00Z',
    ...part,
  };
  const { standing, note, canBeRead, provider } = feedView(feed);
  return { tone: standing.tone, says: standing.text.en, note: note?.en ?? null, canBeRead, provider: provider.en };
}

describe('a feed on the page of an application', () => {
  it('that is read as it should be says so and nothing else', () => {
    expect(seen({})).toMatchObject({ tone: 'good', note: null, canBeRead: true, provider: 'Mobile wallet' });
  });

  it('that fails says in plain words what goes wrong, and that it is tried again', () => {
    const { tone, note, canBeRead } = seen({ lastProblem: 'timeout' });
    expect([tone, canBeRead]).toEqual(['warn', true]);
    expect(note).toContain('did not answer in time');
  });

  it('that waits for the borrower at the bank is not called a failure, nor is the moment after', () => {
    expect(seen({ authoriseAt: 'https://bank.example/a', lastProblem: 'permit-waiting' }).note).toBeNull();
    expect(seen({ readUntil: null, lastProblem: 'permit-waiting' })).toMatchObject({ tone: 'busy', note: null });
  });

  it('that has ended says why and cannot be read', () => {
    expect(seen({ state: 'refused', reason: 'other-holder' })).toMatchObject({ tone: 'bad', canBeRead: false });
    expect(seen({ state: 'refused', reason: 'other-holder' }).note).toContain('not in the applicant’s name');
    expect(seen({ state: 'consent-ended', reason: 'a-new-code' }).note).toBe('a-new-code');
  });

  it('of a partner goes by the partner’s name and is never pulled', () => {
    expect(seen({ way: 'push', provider: 'acme-pay' })).toMatchObject({ canBeRead: false, provider: 'acme-pay' });
  });
});
