import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, DecisionInput, Segment } from '../decision.ts';
import { type FactName, factNames, type Facts } from '../facts.ts';
import type { Pack } from '../pack.ts';
import { cn } from '../packs/cn.ts';
import { ke } from '../packs/ke.ts';
import { chinese, kenyan, repaidOnce } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';
import { money } from '@lendline/kernel';

const countries = [
  { pack: cn, applicant: chinese },
  { pack: ke, applicant: kenyan },
] as const;

interface Drawn {
  readonly segment: Segment;
  readonly pd_ppm: number;
  readonly income: number;
  readonly owed: number;
  readonly turnover: number;
  readonly currentLimit: number;
  readonly coveredDays: number;
  readonly tenure: { readonly min: number; readonly max: number | 'open' };
  readonly lateness: number;
  readonly requested: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  segment: fc.constantFrom<Segment>('new', 'repeat', 'trader'),
  pd_ppm: fc.integer({ min: 0, max: 130_000 }),
  income: fc.integer({ min: 0, max: 60_000 }),
  owed: fc.integer({ min: 0, max: 5_000 }),
  turnover: fc.integer({ min: 0, max: 300_000 }),
  currentLimit: fc.integer({ min: 500, max: 60_000 }),
  coveredDays: fc.integer({ min: 0, max: 120 }),
  tenure: fc.constantFrom<Drawn['tenure']>({ min: 3, max: 6 }, { min: 6, max: 12 }, { min: 24, max: 'open' }),
  lateness: fc.integer({ min: 0, max: 9 }),
  requested: fc.integer({ min: 100, max: 80_000 }),
});

function inputOf(person: Drawn, { pack, applicant }: (typeof countries)[number]): DecisionInput {
  const units = (amount: number) => money(BigInt(amount) * 100n, pack.currency);
  const repeat: Partial<Facts> = {
    ...repaidOnce,
    current_limit: units(person.currentLimit),
    own_pd_ppm: person.pd_ppm,
  };
  return applicant({
    segment: person.segment,
    amount: units(person.requested),
    values: {
      ...(person.segment === 'repeat' && repeat),
      pd_ppm: person.pd_ppm,
      median_monthly_income: units(person.income),
      other_monthly_instalments: units(person.owed),
      median_monthly_turnover: units(person.turnover),
      calls_covered_days: person.coveredDays,
      statement_covered_days: person.coveredDays,
      tenure_months: person.tenure,
      last_loan_worst_lateness_days: person.lateness,
    },
  });
}

/** Whatever a decision offers beyond what the house may lend, with the bounds worked out apart from the steps. */
function excesses(person: Drawn, decision: Decision, pack: Pack): string[] {
  const tier = pack.tiers.find((candidate) => candidate.tier === decision.tier);
  if (decision.outcome === 'decline' || !tier) return decision.limit.amount === 0n ? [] : ['a limit after a decline'];
  const trader = person.segment === 'trader';
  const turnover = BigInt(person.turnover) * 100n;
  const income = trader ? turnover / 4n : BigInt(person.income) * 100n;
  const free = (income * BigInt(pack.affordability.maxShare_ppm)) / 1_000_000n - BigInt(person.owed) * 100n;
  const limit = decision.limit.amount;
  const budget = decision.firstLoanLoss?.budget.amount;
  const of = (excess: boolean, name: string) => (excess ? [name] : []);
  return [
    ...of(limit > (trader ? pack.trader.limitByTier[tier.tier] : tier.ceiling), 'ceiling'),
    ...of(trader && limit > turnover, 'turnover'),
    ...of(limit % pack.rounding.limitStep !== 0n, 'step'),
    ...decision.menu
      .filter(({ offered }) => offered)
      .flatMap((cell) => [
        ...of(cell.amount.amount > limit, 'limit'),
        ...of(Math.max(cell.apr.nominal_ppm, cell.apr.effective_ppm) > cell.cap_ppm, 'cap'),
        ...of(
          cell.due.some(({ amount }) => amount > free),
          'affordability',
        ),
        ...of(budget !== undefined && -cell.expectedResult.amount > budget, 'loss budget'),
      ]),
  ];
}

for (const country of countries) {
  const { pack } = country;
  const strategy = strategyOf(pack);
  const runs = { numRuns: 120 };

  describe(`in ${pack.id}, whoever applies`, () => {
    it('is never offered a cell above ceiling, cap, affordability or loss budget, nor a limit that is no whole step', async () => {
      let offered = 0;
      await fc.assert(
        fc.asyncProperty(drawn, async (person) => {
          const decision = await strategy.decide(inputOf(person, country));
          expect(excesses(person, decision, pack)).toEqual([]);
          offered += decision.menu.filter((cell) => cell.offered).length;
        }),
        runs,
      );
      // A bound that nobody came near would hold of any engine.
      expect(offered).toBeGreaterThan(50);
    });

    it('never gains a higher limit or a lower price by a higher probability of default', async () => {
      await fc.assert(
        fc.asyncProperty(drawn, fc.integer({ min: 1, max: 60_000 }), async (person, more) => {
          const safer = await strategy.decide(inputOf(person, country));
          const riskier = await strategy.decide(inputOf({ ...person, pd_ppm: person.pd_ppm + more }, country));
          expect(riskier.limit.amount).toBeLessThanOrEqual(safer.limit.amount);
          expect(priceOf(riskier) ?? Infinity).toBeGreaterThanOrEqual(priceOf(safer) ?? 0);
        }),
        runs,
      );
    });

    it('gets the same decision from the same input', async () => {
      await fc.assert(
        fc.asyncProperty(drawn, async (person) => {
          const input = inputOf(person, country);
          expect(await strategy.decide(copyOf(input))).toEqual(await strategy.decide(input));
        }),
        { numRuns: 20 },
      );
    });

    it('never does better by any value being unknown than by passing that check', async () => {
      for (const segment of ['new', 'repeat', 'trader'] as const) {
        const repeat = segment === 'repeat' ? { ...repaidOnce, current_limit: money(500_000n, pack.currency) } : {};
        const known = country.applicant({ segment, values: repeat });
        const best = await strategy.decide(known);
        expect(best.outcome).toBe('approve');
        for (const name of factNames) {
          const silent = await strategy.decide({ ...known, values: { ...known.values, [name]: 'unknown' } });
          expect.soft(rank(silent), name).toBeLessThanOrEqual(rank(best));
          expect.soft(silent.limit.amount <= best.limit.amount, name).toBe(true);
          expect.soft(priceOf(silent) ?? Infinity, name).toBeGreaterThanOrEqual(priceOf(best) ?? 0);
        }
      }
    });
  });
}

describe('silence', () => {
  const silences: Partial<Record<FactName, string>> = {
    age_years: 'age-silent',
    open_loans: 'own-book-silent',
    days_past_due: 'own-book-silent',
    charged_off: 'own-book-silent',
    recent_loans: 'own-book-silent',
    possession: 'possession-silent',
    name_id_number_match: 'match-silent',
    tenure_months: 'tenure-silent',
    sim_swapped: 'swap-silent',
    number_recycled: 'recycling-silent',
    call_forwarding: 'forwarding-silent',
    lists: 'lists-silent',
    velocity: 'velocity-silent',
    ring: 'ring-silent',
    typologies: 'typologies-silent',
    other_lenders_open: 'multi-lending-silent',
    bureau: 'bureau-silent',
    pd_ppm: 'score-silent',
    own_monthly_instalments: 'own-instalments-silent',
  };
  for (const [name, reason] of Object.entries(silences))
    it(`on ${name} sends the application to a person, as ${reason}`, async () => {
      expect(await strategyOf(cn).decide(chinese({ values: { [name]: 'unknown' } }))).toMatchObject({
        outcome: 'refer',
        reasons: [reason],
      });
    });

  it('on everything is a referral with nothing to lend, never an approval and never a decline', async () => {
    const nothing = Object.fromEntries(factNames.map((name) => [name, 'unknown']));
    expect(await strategyOf(cn).decide(chinese({ values: nothing }))).toMatchObject({
      outcome: 'refer',
      limit: { amount: 0n },
    });
  });

  it('on what is owed elsewhere lends the thin-file amount at most', async () => {
    const decision = await strategyOf(cn).decide(chinese({ values: { other_monthly_instalments: 'unknown' } }));
    expect(decision).toMatchObject({ outcome: 'approve', limit: { amount: thinMost } });
    expect(decision.reasons).toContain('obligations-unknown');
  });
});

const thinMost = cn.thinFile.maxAmount;

function rank({ outcome }: Decision): number {
  return outcome === 'approve' ? 2 : outcome === 'refer' ? 1 : 0;
}

function priceOf({ menu }: Decision): number | undefined {
  const price = menu.find(({ offered }) => offered)?.price;
  return price && ('rate_ppm' in price ? price.rate_ppm : price.fee_ppm);
}

/** A copy that shares no object with the original; Temporal values are immutable and are kept. */
function copyOf(input: DecisionInput): DecisionInput {
  return { ...input, amount: { ...input.amount }, values: { ...input.values } };
}
