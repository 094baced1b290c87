import { assert, seededRandom } from '@lendline/kernel';
import { type ModelDocument, tableFromRecords, trainModel } from '@lendline/scoring';

/**
 * A scorecard on made-up people of whom three in a hundred default: those with many contacts and a steady income less,
 * those who show no records more. It reads one feature of calls and one of statements.
 */
export async function madeUpModel(seed: number, simulated = true): Promise<ModelDocument> {
  const random = seededRandom(seed);
  const people = Array.from({ length: 8000 }, () => {
    const contacts = random.next() < 0.3 ? null : 2 + Math.floor(random.next() * 40);
    const income = random.next() < 0.4 ? null : Math.floor(100_000 + random.next() * 900_000);
    const risk =
      -4 + (contacts === null ? 0.5 : (20 - contacts) / 18) + (income === null ? 0.6 : (450_000 - income) / 400_000);
    return {
      number_of_contacts__callandtext__90d: contacts,
      income_monthly_median_minor: income,
      bad: random.next() < 1 / (1 + Math.exp(-risk)) ? 1 : 0,
    };
  });
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
