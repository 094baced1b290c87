import type { LineCheck, LineId, LineReport } from '@lendline/lines/contract';
import { ago } from './ids.ts';

/** The seven checks; with a carrier that is silent about SIM swaps when `silent`. */
export function reportOf(
  lineId: LineId,
  { now, silent }: { readonly now: number; readonly silent: boolean },
): LineReport {
  const check = (name: LineCheck['name'], outcome: LineCheck['outcome'], facts: LineCheck['facts']): LineCheck => ({
    name,
    outcome,
    facts,
    unknownBecause: outcome === 'unknown' ? 'timeout' : null,
    observedAt: ago(now, 14),
    validUntil: ago(now, -1426),
  });
  return {
    lineId,
    askedAt: ago(now, 14),
    checks: [
      check('possession', 'pass', { method: 'one-time-code' }),
      check(
        'kyc-match',
        silent ? 'fail' : 'pass',
        silent ? { match: 'name-differs', name_score: 62 } : { match: 'match' },
      ),
      check('tenure', 'pass', { months_min: 6, months_max: 12, contract: 'PAYM' }),
      silent ? check('sim-swap', 'unknown', {}) : check('sim-swap', 'pass', { swapped: false, window_h: 240 }),
      check('device-swap', 'pass', { swapped: false, window_h: 240 }),
      check('number-recycling', 'pass', { recycled: false }),
      check('call-forwarding', 'pass', { forwarding: 'conditional' }),
    ],
  };
}
