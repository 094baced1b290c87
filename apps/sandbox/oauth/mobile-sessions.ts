import { type PhoneNumber, systemClock } from '@lendline/kernel';
import { randomBytes } from 'node:crypto';

const life_ms = 10 * 60_000;

/**
 * What the network knows without asking anybody: which line a connection or a SIM belongs to. On a real network the
 * operator sees it; here a simulated phone opens a session and holds its token, which stands for the mobile data
 * connection (as a cookie) or for the temporary token of TS.43 (as `operatortoken:<token>`).
 */
export interface MobileSessions {
  open(phone: PhoneNumber): string;
  lineOf(token: string): PhoneNumber | undefined;
}

export function createMobileSessions(): MobileSessions {
  const sessions = new Map<string, { phone: PhoneNumber; until_ms: number }>();
  return {
    open: (phone) => {
      const token = `mds_${randomBytes(18).toString('base64url')}`;
      sessions.set(token, { phone, until_ms: systemClock.now().epochMilliseconds + life_ms });
      return token;
    },
    lineOf: (token) => {
      const session = sessions.get(token);
      if (!session || session.until_ms < systemClock.now().epochMilliseconds) return undefined;
      return session.phone;
    },
  };
}

export const mobileSessionCookie = 'sandbox-mobile-data';
