import { seededRandom } from '@lendline/kernel';
import { type Table, tableFromRecords, type Value } from '../data/table.ts';

/** Made-up applicants whose outcome depends on three of their columns, with gaps; the truth is known. */
export function applicants(rows: number, seed = 1): { table: Table; records: Record<string, Value>[] } {
  const random = seededRandom(seed);
  const records = Array.from({ length: rows }, (_, row): Record<string, Value> => {
    const income = random.normal();
    const job = ['clerk', 'trader', 'driver'][random.below(3)]!;
    const late = random.next() < 0.3 ? null : random.below(12);
    const logOdds = -1.2 - 0.8 * income + (job === 'trader' ? 0.9 : 0) + (late === null ? 0.5 : 0.15 * late);
    return {
      month: Math.floor(row / (rows / 10)),
      person: `p${random.below(rows)}`,
      income: Math.round(income * 1000) / 10,
      job,
      late,
      noise: random.normal(),
      bad: random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0,
    };
  });
  return { table: tableFromRecords(records), records };
}
