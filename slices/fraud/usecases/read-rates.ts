import { type Context, dayIn, ok, present, type Problem, type Result } from '@lendline/kernel';
import type { Typology } from '@lendline/typology';
import type { TypologyRates } from '../contract.ts';
import { mondays, typologyRates } from '../rules/typology-rates.ts';
import { assessmentsByWeek, outcomesByWeek } from '../store/typology-rates.ts';
import { liveVersion } from '../store/typology-versions.ts';
import type { FraudParts } from './parts.ts';
import { seedOnce } from './seed-typologies.ts';

const usual = 8;

/** How often each live typology was reached, in weeks of the lender's days. */
export async function readRates(
  parts: FraudParts,
  context: Context,
  { weeks: wanted = usual }: { readonly weeks?: number | undefined },
): Promise<Result<TypologyRates, Problem>> {
  const { database, zone } = parts;
  const weeks = mondays(dayIn(zone, context.now()), wanted);
  const from = weeks[0]!.toZonedDateTime(zone).toInstant();
  await seedOnce(parts, context);
  const read = await database.transaction(
    context,
    async (tx) => {
      const live = present(await liveVersion(tx), 'a lender that was seeded has live typologies');
      const typologies = (live.document as readonly Typology[]).map(({ id }) => id);
      const assessments = await assessmentsByWeek(tx, { from, zone });
      return { typologies, assessments, outcomes: await outcomesByWeek(tx, { from, zone }) };
    },
    { readOnly: true },
  );
  return ok(typologyRates({ weeks, ...read }));
}
