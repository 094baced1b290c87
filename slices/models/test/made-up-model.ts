import { assert, type Random, seededRandom } from '@lendline/kernel';
import { type ModelDocument, tableFromRecords, trainModel } from '@lendline/scoring';

export interface MadeUpPerson {
  readonly values: Readonly<Record<string, number | null>>;
  readonly bad: boolean;
}

/** Few contacts, calls at night and little income go with default. `nights` moves everybody's calls into the night. */
export function madeUpPeople(count: number, random: Random, nights = 0): readonly MadeUpPerson[] {
  return Array.from({ length: count }, () => {
    const contacts = 5 + Math.floor(random.next() * 40);
    const night = random.next() * 0.4 + nights;
    const income = random.next() < 0.3 ? null : Math.floor(200_000 + random.next() * 800_000);
    const risk =
      -1.2 - 0.05 * (contacts - 25) + 4 * (night - 0.2) - (income === null ? 0 : (income - 600_000) / 500_000);
    return {
      values: {
        number_of_contacts__call__90d: contacts,
        percent_nocturnal__call__90d: night,
        income_monthly_median_minor: income,
      },
      bad: random.next() < 1 / (1 + Math.exp(-risk)),
    };
  });
}

/** A scorecard on 1,200 made-up people. It reads three features of the catalogue. */
export async function madeUpModel(seed: number, simulated = true): Promise<ModelDocument> {
  const people = madeUpPeople(1200, seededRandom(seed)).map(({ values, bad }) => ({ ...values, bad: bad ? 1 : 0 }));
  const trained = await trainModel({
    table: tableFromRecords(people),
    target: 'bad',
    kind: 'scorecard',
    seed,
    simulated,
  });
  assert(trained.ok, 'made-up people can be learnt from');
  return trained.value;
}
