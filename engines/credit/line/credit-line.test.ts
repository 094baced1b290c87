import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../schedule.ts';
import { type CreditLine, lineOn, type LineStanding, lineStatuses, lineTransitions } from './credit-line.ts';
import { drawdownTerms } from './draw.ts';
import type { LineAct, LineEvent } from './line-event.ts';
import { renewalOf } from './renew.ts';

const start = Temporal.PlainDate.from('2026-01-05');
const day = (days: number): Temporal.PlainDate => start.add({ days });

const line: CreditLine = {
  currency: 'CNY',
  limit: 5_000_000n,
  from: start,
  until: day(365),
  leastDrawdown: 50_000n,
  method: 'bullet',
  every: { count: 1, unit: 'months' },
  mostInstalments: 6,
  rate_ppm: 144_000,
  dayCount: '30/360',
  mayOutlast: false,
  restBeforeRenewal_d: 30,
};

const logOf = (...acts: readonly (readonly [number, LineAct])[]): LineEvent[] =>
  acts.map(([days, act], index) => ({ id: String(index), on: day(days), ...act }));

const drawn = logOf([1, { kind: 'drawdown', amount: 3_000_000n }]);

describe('a credit line', () => {
  it('is drawn, repaid and drawn again up to its limit', () => {
    expect(lineOn(line, [], start)).toMatchObject({ status: 'open', available: 5_000_000n, drawn: 0n });
    expect(lineOn(line, drawn, day(2))).toMatchObject({ available: 2_000_000n, drawn: 3_000_000n });
    const back = [...drawn, ...logOf([40, { kind: 'principal_repaid', amount: 1_000_000n }])];
    expect(lineOn(line, back, day(39)).available).toBe(2_000_000n);
    expect(lineOn(line, back, day(40)).available).toBe(3_000_000n);
  });

  it('gives a loan of its own for each drawdown, and a schedule follows from it', () => {
    const terms = drawdownTerms(lineOn(line, drawn, day(10)), { amount: 1_000_000n, instalments: 3 });
    expect(terms).toMatchObject({ ok: true, value: { method: 'bullet', rate_ppm: 144_000 } });
    const schedule = terms.ok ? buildSchedule(terms.value) : terms;
    expect(schedule.ok && 'totals' in schedule.value && schedule.value.totals.interest).toBe(36_000n);
  });

  it.each([
    ['above-available', { amount: 2_000_001n, instalments: 3 }, 10],
    ['below-least', { amount: 49_999n, instalments: 3 }, 10],
    ['too-many-instalments', { amount: 100_000n, instalments: 7 }, 10],
    ['outlasts-the-line', { amount: 100_000n, instalments: 6 }, 300],
    ['not-open', { amount: 100_000n, instalments: 1 }, 366],
  ])('refuses a drawdown that is %s, and says what it could give', (reason, asked, days) => {
    const standing = lineOn(line, drawn, day(days));
    expect(drawdownTerms(standing, asked)).toEqual({ ok: false, error: { reason, most: standing.available } });
  });

  it('gives nothing while it is frozen, and goes on when it is released', () => {
    const frozen = logOf([5, { kind: 'freeze' }], [9, { kind: 'release' }]);
    expect(lineOn(line, frozen, day(7))).toMatchObject({ status: 'frozen', available: 0n, limit: 5_000_000n });
    expect(lineOn(line, frozen, day(9))).toMatchObject({ status: 'open', available: 5_000_000n });
    const asked = { until: day(730), limit: 1n, isPastDue: false };
    expect(renewalOf(lineOn(line, frozen.slice(0, 1), day(400)), asked)).toEqual({ ok: false, error: 'frozen' });
  });

  it('owes again what a repayment had restored when that repayment is taken back, also above its limit', () => {
    const back = [...drawn, ...logOf([5, { kind: 'principal_repaid', amount: 3_000_000n }])];
    const again = [...back, ...logOf([6, { kind: 'drawdown', amount: 4_000_000n }])];
    const taken = [...again, ...logOf([7, { kind: 'principal_owed_again', amount: 3_000_000n }])];
    expect(lineOn(line, taken, day(8))).toMatchObject({ drawn: 7_000_000n, available: 0n, status: 'open' });
  });

  it('with a lower limit gives nothing until less is out than that', () => {
    const cut = [...drawn, ...logOf([5, { kind: 'limit', limit: 1_000_000n }])];
    expect(lineOn(line, cut, day(6))).toMatchObject({ available: 0n, drawn: 3_000_000n });
    const back = [...cut, ...logOf([8, { kind: 'principal_repaid', amount: 2_500_000n }])];
    expect(lineOn(line, back, day(8)).available).toBe(500_000n);
  });

  it('is renewed after it was at rest, with nothing past due, until a later day and above what is out', () => {
    const asked = { until: day(730), limit: 4_000_000n, isPastDue: false };
    expect(renewalOf(lineOn(line, drawn, day(366)), asked)).toEqual({ ok: false, error: 'not-rested' });
    const rested = [...drawn, ...logOf([300, { kind: 'principal_repaid', amount: 3_000_000n }])];
    const standing = lineOn(line, rested, day(366));
    expect(standing).toMatchObject({ status: 'expired', rested_d: 66 });
    expect(renewalOf(standing, { ...asked, isPastDue: true })).toEqual({ ok: false, error: 'past-due' });
    expect(renewalOf(standing, { ...asked, until: day(365) })).toEqual({ ok: false, error: 'not-later' });
    const renewal = renewalOf(standing, asked);
    expect(renewal.ok).toBe(true);
    if (!renewal.ok) return;
    const renewed = [...rested, ...logOf([366, renewal.value])];
    expect(lineOn(line, renewed, day(366))).toMatchObject({ status: 'open', available: 4_000_000n, rested_d: 0 });
    expect(lineOn(line, renewed, day(731)).status).toBe('expired');
    const closed = [...renewed, ...logOf([400, { kind: 'close' }])];
    expect(renewalOf(lineOn(line, closed, day(401)), asked)).toEqual({ ok: false, error: 'closed' });
  });

  it('can come to every status it has, and leaves none but the last one for good', () => {
    const reached = new Set(['open', ...Object.values(lineTransitions).flatMap((to) => Object.values(to))]);
    expect([...reached].toSorted()).toEqual([...lineStatuses].toSorted());
    expect(lineStatuses.filter((status) => Object.keys(lineTransitions[status]).length === 0)).toEqual(['closed']);
  });

  it('never has more out than its limit allowed when it was drawn, whatever is asked in whatever order', () => {
    const ask = fc.record({
      kind: fc.constantFrom(
        'draw' as const,
        'draw' as const,
        'repay' as const,
        'limit' as const,
        'freeze' as const,
        'release' as const,
      ),
      after: fc.nat({ max: 40 }),
      amount: fc.bigInt({ min: 1n, max: 6_000_000n }),
    });
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 25 }), (asks) => {
        let days = 0;
        const log: LineEvent[] = [];
        const afterDraws: LineStanding[] = [];
        for (const { kind, after, amount } of asks) {
          days += after;
          const standing = lineOn(line, log, day(days));
          expect(standing.available).toBeGreaterThanOrEqual(0n);
          const add = (act: LineAct): unknown => log.push({ id: String(log.length), on: day(days), ...act });
          if (kind === 'draw') {
            const terms = drawdownTerms(standing, { amount, instalments: 1 });
            if (!terms.ok) continue;
            add({ kind: 'drawdown', amount });
            afterDraws.push(lineOn(line, log, day(days)));
          } else if (kind === 'repay') {
            if (standing.drawn > 0n)
              add({ kind: 'principal_repaid', amount: amount < standing.drawn ? amount : standing.drawn });
          } else if (kind === 'limit') add({ kind, limit: amount });
          else add({ kind });
        }
        expect(afterDraws.filter((one) => one.drawn > one.limit)).toEqual([]);
      }),
    );
  });
});
