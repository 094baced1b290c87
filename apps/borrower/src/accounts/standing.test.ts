import type { Feed } from '@lendline/records/contract';
import { describe, expect, it } from 'vitest';
import { accountName, bankPage, isUnderWay, lastArrivalOf, standingOf } from './standing.ts';

function feedWith(part: Partial<Feed> = {}): Feed {
  return {
    id: 'feed_a',
    lineId: 'line_a',
    provider: 'open-banking',
    way: 'pull',
    source: 'payment-statement',
    state: 'linked',
    reason: null,
    linkedAt: '2026-03-01T00:00:00Z',
    readUntil: null,
    authoriseAt: null,
    lastProblem: null,
    nextAt: null,
    ...part,
  };
}

describe('a connected account', () => {
  it.each([
    ['at-bank', { authoriseAt: 'https://bank.example/a', lastProblem: 'permit-waiting' }],
    ['first-reading', {}],
    ['first-reading', { lastProblem: 'permit-waiting' }],
    ['troubled', { lastProblem: 'timeout', readUntil: '2026-03-01T00:00:00Z' }],
    ['read', { readUntil: '2026-03-01T00:00:00Z' }],
    ['nothing-sent', { way: 'push' }],
    ['stopped', { state: 'stopped', lastProblem: 'timeout' }],
    ['refused', { state: 'refused', reason: 'other-holder' }],
  ] as const)('is told to be %s', (standing, part) => {
    expect(standingOf(feedWith(part), null)).toBe(standing);
  });

  it('of a partner sends once something came, and is never waited for', () => {
    const feed = feedWith({ way: 'push' });
    expect(standingOf(feed, '2026-03-02T00:00:00Z')).toBe('sends');
    expect(isUnderWay(feed)).toBe(false);
    expect(lastArrivalOf(feed, [])).toBeNull();
  });

  it('sends nobody to an address that is no web page', () => {
    expect(bankPage(feedWith({ authoriseAt: 'javascript:alert(1)' }))).toBeNull();
    expect(bankPage(feedWith({ authoriseAt: 'https://bank.example/a' }))).toBe('https://bank.example/a');
  });
});

describe('the name of a wallet account', () => {
  it('is taken as the wallet shows it, and a phone number is none', () => {
    expect(accountName(' w12 ')).toBe('walletid@w12');
    expect(accountName('ｗ１２')).toBe('walletid@w12');
    expect(accountName('linkref@a.b-c')).toBe('linkref@a.b-c');
    for (const none of ['', '138 0000 0001', '+254 712 345678', 'a b', 'walletid@'])
      expect(accountName(none)).toBeNull();
  });
});
