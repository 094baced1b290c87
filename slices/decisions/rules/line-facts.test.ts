import type { CheckName, LineCheck, LineReport } from '@lendline/lines/contract';
import { describe, expect, it } from 'vitest';
import { lineFacts, type OnTheDay } from './line-facts.ts';

const asOf = Temporal.Instant.from('2026-03-01T06:00:00Z');
const on: OnTheDay = { asOf, zone: 'Asia/Shanghai', identityCheckedOn: null };

function check(name: CheckName, outcome: LineCheck['outcome'], facts: LineCheck['facts'] = {}): LineCheck {
  return {
    name,
    outcome,
    facts,
    observedAt: '2026-02-28T20:00:00Z',
    validUntil: '2026-03-02T00:00:00Z',
    unknownBecause: outcome === 'unknown' ? 'timeout' : null,
  };
}

const report = (...checks: readonly LineCheck[]): LineReport => ({
  lineId: 'line_a',
  askedAt: asOf.toString(),
  checks,
});

describe('the checks of a carrier as facts', () => {
  it('are what was answered', () => {
    const answered = report(
      check('possession', 'pass'),
      check('kyc-match', 'pass', { match: 'match' }),
      check('tenure', 'pass', { months_min: 6, months_max: 12 }),
      check('sim-swap', 'fail', { swapped: true }),
      check('number-recycling', 'pass', { recycled: false }),
      check('call-forwarding', 'fail', { forwarding: 'unconditional' }),
    );
    expect(lineFacts(answered, on)).toEqual({
      possession: true,
      name_id_number_match: 'match',
      // 20:00 UTC is the next day in Shanghai.
      identity_checked_on: Temporal.PlainDate.from('2026-03-01'),
      tenure_months: { min: 6, max: 12 },
      sim_swapped: true,
      number_recycled: false,
      call_forwarding: 'unconditional',
    });
  });

  it('are nothing where the carrier was silent: neither yes nor no', () => {
    const names: CheckName[] = ['possession', 'kyc-match', 'tenure', 'sim-swap', 'number-recycling', 'call-forwarding'];
    const silent = report(...names.map((name) => check(name, 'unknown')));
    expect(lineFacts(silent, on)).toEqual({ identity_checked_on: 'none' });
    expect(lineFacts(null, on)).toEqual({ identity_checked_on: 'none' });
    expect(lineFacts(report(), on)).toEqual({ identity_checked_on: 'none' });
  });

  it('are nothing once their time has passed', () => {
    const late = { ...on, asOf: Temporal.Instant.from('2026-03-02T00:00:00Z') };
    expect(lineFacts(report(check('possession', 'pass')), late)).toEqual({ identity_checked_on: 'none' });
  });

  it('leave an earlier match standing when today’s is silent, and replace it when it differs', () => {
    const earlier = { ...on, identityCheckedOn: Temporal.PlainDate.from('2026-01-05') };
    expect(lineFacts(report(check('kyc-match', 'unknown')), earlier)).toEqual({
      identity_checked_on: Temporal.PlainDate.from('2026-01-05'),
    });
    const differs = report(check('kyc-match', 'fail', { match: 'name-differs', name_score: 40 }));
    expect(lineFacts(differs, earlier)).toMatchObject({ name_id_number_match: 'name-differs' });
  });

  it('say an open end where the carrier knows no upper bound of tenure', () => {
    const old = report(check('tenure', 'pass', { months_min: 24, months_max: null }));
    expect(lineFacts(old, on).tenure_months).toEqual({ min: 24, max: 'open' });
  });
});
