import fc from 'fast-check';
import type { LoanOutcome, RecordedApplication } from '../backtest/recorded.ts';
import type { Decision } from '../decision.ts';
import { asOf, chinese, yuan } from './applicant.ts';
import type { Case } from './worked-cases.ts';
import { worked } from './worked-cases.ts';
import { strategyOf } from './strategy-of.ts';
import { cn } from '../packs/cn.ts';

/** What two strategies said of one recorded application. */
export interface Said {
  readonly application: RecordedApplication;
  readonly a: Decision;
  readonly b: Decision;
}

const turnedAway: readonly Partial<Case['input']['values']>[] = [
  { age_years: 17 },
  { days_past_due: 3, charged_off: true },
  { sim_swapped: true },
  { name_id_number_match: 'unknown' },
  { pd_ppm: 300_000 },
];

/** Decisions as the pack's own strategy makes them, of people whom it takes and whom it turns away. */
export async function madeDecisions(): Promise<readonly Decision[]> {
  const approved = worked.filter(({ pack }) => pack === cn).map(({ input }) => input);
  const inputs = [...approved, ...turnedAway.map((values) => chinese({ values }))];
  return Promise.all(inputs.map((input) => strategyOf(cn).decide(input)));
}

const loans = fc.option(
  fc.record({
    outcome: fc.constantFrom<LoanOutcome>('good', 'bad', 'open'),
    amount: fc.integer({ min: 100, max: 5_000 }).map(yuan),
    loss: fc.integer({ min: 0, max: 900 }).map(yuan),
  }),
  { nil: undefined },
);

/** Any history: the two strategies of each application say what any decisions do. */
export function histories(decisions: readonly Decision[], most = 40): fc.Arbitrary<readonly Said[]> {
  const any = fc.constantFrom(...decisions);
  const one = fc
    .record({
      lent: loans,
      pd: fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: 'unknown' as const }),
      segment: fc.constantFrom('new' as const, 'repeat' as const, 'trader' as const),
      amount: fc.integer({ min: 1, max: 80 }).map((steps) => yuan(steps * 500)),
      hours: fc.integer({ min: -9_000, max: 0 }),
      a: any,
      b: any,
    })
    .map(({ lent, pd, segment, amount, hours, a, b }): Said => {
      const input = { ...chinese({ segment, amount, values: { pd_ppm: pd } }), asOf: asOf.add({ hours }) };
      return { application: { id: 'made up', input, ...(lent && { lent }) }, a, b };
    });
  return fc.array(one, { maxLength: most });
}
