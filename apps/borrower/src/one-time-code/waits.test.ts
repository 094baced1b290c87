import type { Challenge } from '@lendline/lines/contract';
import { describe, expect, it } from 'vitest';
import { readCode, secondsUntil, sentNow } from './waits.ts';

const now_ms = Date.parse('2026-03-01T10:00:00Z');

function waitOf(resendAfter: string): number {
  const challenge: Challenge = {
    id: 'challenge_1',
    purpose: 'sign-in',
    maskedPhone: '+86 138****0001',
    expiresAt: '2026-03-01T10:05:00Z',
    resendAfter,
    triesLeft: 5,
  };
  return secondsUntil(sentNow(challenge, now_ms).resendAt_ms, now_ms);
}

describe('the wait before another code', () => {
  it('is the one that the server names', () => {
    expect(waitOf('2026-03-01T10:00:45Z')).toBe(45);
  });

  it('is the usual one where the clock of the phone makes no sense of it', () => {
    expect(waitOf('2026-03-01T07:00:00Z')).toBe(60);
    expect(waitOf('2031-03-01T10:00:00Z')).toBe(60);
  });
});

describe('what is typed as a code', () => {
  it('is read with the spaces and wide digits that keyboards add', () => {
    expect(readCode(' 246 810 ')).toBe('246810');
    expect(readCode('２４６８１０')).toBe('246810');
  });

  it('is no code when it is too short, too long or something else', () => {
    expect(['', '12', '12345678901', '12-34'].map(readCode)).toEqual([null, null, null, null]);
  });
});
