import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowsOfRunningLoan } from './loan-flows.ts';
import { loanTerms } from './loan-terms.ts';
import { namedRates } from './named-rates.ts';
import { capMethods, checkCap } from './rate-cap.ts';
import { buildSchedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const fee = { kind: 'service', name: { en: 'Fee', 'zh-CN': '费用' }, when: 'disbursement', duty_ppm: 0 } as const;

const terms = loanTerms({
  principal: money(1_000_000n, 'CNY'),
  disbursed: day('2026-01-10'),
  instalments: 12,
  rate_ppm: 216_000,
});

function flowsOf(one = terms) {
  const built = buildSchedule(one);
  if (!built.ok) throw new Error('these terms have a schedule');
  return built.value.flows;
}

describe('the cap on the annual rate', () => {
  it('lets 21.6 % nominal pass under 24 %, also by its effective rate of 23.87 %', () => {
    const checked = checkCap(flowsOf(), {
      cap: { method: 'larger-of-nominal-and-effective', annual_ppm: 240_000 },
      every: terms.every,
    });
    expect(checked).toMatchObject({ ok: true, value: { within: true } });
    expect(checked.ok && checked.value.rates.nominal_irr.percent).toBeCloseTo(21.6, 2);
    expect(checked.ok && checked.value.rates.effective.percent).toBeCloseTo(23.87, 2);
    expect(checked.ok && checked.value.arithmetic).toHaveLength(3);
  });

  it('refuses the same loan once a fee is kept back, with what it costs too much', () => {
    const flows = flowsOf({ ...terms, fees: [{ ...fee, charge: { rate_ppm: 10_000 } }] });
    const checked = checkCap(flows, { cap: { method: 'nominal', annual_ppm: 230_000 }, every: terms.every });
    expect(checked).toMatchObject({ ok: true, value: { within: false, received: 990_000n } });
    if (!checked.ok) return;
    // 12 payments of 934.02 at 23 % / 12 are worth 9,928.33; with the fee of 100.00 that is 28.33 above 10,000.00.
    expect(checked.value.excess).toBe(2_833n);
    expect(checked.value.arithmetic.at(-1)?.en).toContain('CNY 28.33');
  });

  it('counts by the method that the cap names, and not by another', () => {
    const within = capMethods.filter((method) => {
      const checked = checkCap(flowsOf(), { cap: { method, annual_ppm: 220_000 }, every: terms.every });
      return checked.ok && checked.value.within;
    });
    expect(within).toEqual(['nominal', 'us']);
  });

  it('finds something too much exactly where the rate is above the cap', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.constantFrom('effective' as const, 'nominal' as const), (one, method) => {
        const flows = flowsOf(one);
        const rates = namedRates(flows, one.every);
        if (!rates.ok || rates.value.effective.rate_ppm > 5_000_000 || rates.value.effective.rate_ppm < 1000) return;
        const rate = method === 'effective' ? rates.value.effective : rates.value.nominal_irr;
        for (const [factor, isOver] of [
          [0.5, true],
          [2, false],
        ] as const) {
          const cap = { method, annual_ppm: Math.round(rate.rate_ppm * factor) };
          const checked = checkCap(flows, { cap, every: one.every });
          expect(checked.ok && checked.value.within).toBe(!isOver);
          expect(checked.ok && (isOver ? checked.value.excess >= 0n : checked.value.excess <= 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('the annual rate of a loan that runs', () => {
  it('is that of the offer while everything goes as agreed, and falls when days are forgiven', () => {
    const built = buildSchedule(terms);
    if (!built.ok) throw new Error('these terms have a schedule');
    const rows = built.value.instalments;
    const paid = rows.slice(0, 3).map(({ due, dueTotal }) => ({ on: due, amount: dueTotal }));
    const rest = rows.slice(3).map(({ due, dueTotal }) => ({ on: due, amount: dueTotal }));
    const running = {
      currency: 'CNY' as const,
      today: day('2026-04-10'),
      paidOut: [{ on: terms.disbursed, amount: 1_000_000n }],
      received: paid,
      givenBack: [],
      toCome: rest,
    };
    expect(namedRates(flowsOfRunningLoan(running), terms.every)).toEqual(namedRates(built.value.flows, terms.every));
    const later = rest.map(({ on, amount }) => ({ on: on.add({ months: 1 }), amount }));
    const eased = namedRates(flowsOfRunningLoan({ ...running, toCome: later }), terms.every);
    const asAgreed = namedRates(built.value.flows, terms.every);
    expect(eased.ok && asAgreed.ok && eased.value.effective.rate_ppm < asAgreed.value.effective.rate_ppm).toBe(true);
  });
});
