import type { PhoneNumber } from '@lendline/kernel';
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto';

export interface PasswordLimits {
  readonly life_s: number;
  /** Wrong codes until the challenge is lost. */
  readonly tries: number;
  /** Codes to one number within an hour. */
  readonly sendsPerHour: number;
}

export const usualLimits: PasswordLimits = { life_s: 300, tries: 3, sendsPerHour: 10 };

export type Validation = 'valid' | 'unknown' | 'expired' | 'failed' | 'invalid';

export interface OneTimePasswords {
  /** A new code of six digits, which ends an earlier one to the same number; undefined when too many were asked for. */
  challenge(phone: PhoneNumber, now: Temporal.Instant): { authenticationId: string; code: string } | undefined;
  validate(authenticationId: string, code: string, now: Temporal.Instant): Validation;
}

interface Challenge {
  readonly phone: PhoneNumber;
  readonly code: string;
  readonly at: Temporal.Instant;
  wrong: number;
  /** Used, or replaced by a newer code. */
  over: boolean;
}

export function createOneTimePasswords(limits: PasswordLimits): OneTimePasswords {
  const challenges = new Map<string, Challenge>();

  function sentTo(phone: PhoneNumber): Challenge[] {
    return [...challenges.values()].filter((challenge) => challenge.phone === phone);
  }

  return {
    challenge: (phone, now) => {
      forgetOld(challenges, now);
      const earlier = sentTo(phone);
      if (earlier.length >= limits.sendsPerHour) return undefined;
      for (const challenge of earlier) challenge.over = true;
      const authenticationId = randomUUID();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      challenges.set(authenticationId, { phone, code, at: now, wrong: 0, over: false });
      return { authenticationId, code };
    },
    validate: (authenticationId, code, now) => {
      const challenge = challenges.get(authenticationId);
      if (!challenge) return 'unknown';
      if (challenge.wrong >= limits.tries) return 'failed';
      if (challenge.over || seconds(challenge.at, now) > limits.life_s) return 'expired';
      if (!equal(code, challenge.code)) {
        challenge.wrong += 1;
        return challenge.wrong >= limits.tries ? 'failed' : 'invalid';
      }
      challenge.over = true;
      return 'valid';
    },
  };
}

function forgetOld(challenges: Map<string, Challenge>, now: Temporal.Instant): void {
  for (const [id, { at }] of challenges) {
    // Also when the clock was set back: a challenge of the future belongs to a past that no longer is.
    if (Math.abs(seconds(at, now)) > 3600) challenges.delete(id);
  }
}

function seconds(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1000;
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
