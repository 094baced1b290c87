import type { Challenge } from '@lendline/lines/contract';

/** A code that was sent, with the moment of this phone's clock from which another may be asked for. */
export interface SentCode {
  readonly challenge: Challenge;
  readonly resendAt_ms: number;
}

/** Used where the server's times cannot be compared with this phone's clock. */
const usualWait_s = 60;
const longestWait_s = 90;

/**
 * Reads the wait before another code off the challenge. Cheap phones have wrong clocks: a wait that makes no sense is
 * taken for the usual one. The server has the last word and says the seconds that are left.
 */
export function sentNow(challenge: Challenge, now_ms: number): SentCode {
  const wait_s = (Date.parse(challenge.resendAfter) - now_ms) / 1000;
  const sensible = wait_s > 0 && wait_s <= longestWait_s;
  return { challenge, resendAt_ms: now_ms + (sensible ? wait_s : usualWait_s) * 1000 };
}

/** Whole seconds until a moment, never below zero. */
export function secondsUntil(at_ms: number, now_ms: number): number {
  return Math.max(0, Math.ceil((at_ms - now_ms) / 1000));
}

/** Whether what was typed can be a code at all: 4 to 10 letters or digits, spaces between them forgiven. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replaceAll(/\s/g, '');
  return /^[0-9A-Za-z]{4,10}$/.test(code) ? code : null;
}
