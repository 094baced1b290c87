import { assert, seededRandom } from '@lendline/kernel';
import { type ModelDocument, tableFromRecords, trainModel } from '@lendline/scoring';

/**
 * A scorecard on made-up people: few contacts, calls at night and little income go with default. It reads three
 * features of the catalogue.
 */
export function madeUpModel(seed: number, simulated = true): ModelDocument {
  const random = seededRandom(seed);
  const people = Array.from({ length: 1200 }, () => {
    const contacts = 5 + Math.floor(random.next() * 40);
    const night = random.next() * 0.4;
    const income = random.next() < 0.3 ? null : Math.floor(200_000 + random.next() * 800_000);
    const risk =
      -1.2 - 0.05 * (contacts - 25) + 4 * (night - 0.2) - (income === null ? 0 : (income - 600_000) / 500_000);
    return {
      number_of_contacts__call__90d: contacts,
      percent_nocturnal__call__90d: night,
      income_monthly_median_minor: income,
      bad: random.next() < 1 / (1 + Math.exp(-risk)) ? 1 : 0,
    };
  });
  const trained = trainModel({ table: tableFromRecords(people), target: 'bad', kind: 'scorecard', seed, simulated });
  assert(trained.ok, 'made-up people can be learnt from');
  return trained.value;
}
