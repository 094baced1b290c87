import { rank } from '@lendline/scoring';
import { describe, expect, it } from 'vitest';
import type { LoanFacts } from './repayment.ts';
import { trueDefaultProbability, truthOf } from './truth.ts';
import { createWorld } from './world.ts';
import type { WorldOptions } from './population.ts';

const start = Temporal.PlainDate.from('2025-01-01');
const options: WorldOptions = { seed: 'truth', people: 1500, country: 'cn', start, days: 365 };

const loan: LoanFacts = {
  id: 'loan-1',
  principal: 300_000n,
  disbursedOn: start,
  instalments: [1, 2, 3, 4, 5, 6].map((months) => ({ due: start.add({ months }), amount: 52_500n })),
  apr_ppm: 180_000,
  limit: 300_000n,
  reminders: [],
  otherLoans: [],
};

describe('the sealed truth', () => {
  it('ranks what then happens better than any model can hope to, yet not fully, and is right on average', () => {
    const world = createWorld(options);
    const [risk, bad]: [number[], number[]] = [[], []];
    for (let index = 0; index < options.people; index += 1) {
      risk.push(trueDefaultProbability(options, index, { loan, badAfter_days: 90, draws: 12 }));
      const settled = new Set(
        world
          .repayment(index, loan)
          .payments.filter(({ instalment, on }) => loan.instalments[instalment - 1]!.due.until(on).days < 90)
          .map(({ instalment }) => instalment),
      );
      bad.push(settled.size === loan.instalments.length ? 0 : 1);
    }
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { auc } = rank({ risk, bad });
    expect(auc).toBeGreaterThan(0.75);
    expect(auc).toBeLessThan(0.93);
    expect(Math.abs(mean(risk) - mean(bad))).toBeLessThan(0.02);
  }, 60_000);

  it('knows traits and shocks that no other part of the country tells', () => {
    const truths = Array.from({ length: 400 }, (_, index) => truthOf(options, index));
    const shocked = truths.filter(({ shocks }) => shocks.length > 0).length / truths.length;
    expect(shocked).toBeGreaterThan(0.15);
    expect(shocked).toBeLessThan(0.5);
    const person = createWorld(options).person(3);
    expect(Object.keys(person)).not.toContain('traits');
  });
});
