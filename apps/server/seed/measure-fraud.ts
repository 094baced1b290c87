import { join } from 'node:path';
import { type AssessTimes, fraudSlice, measureAssessments } from '@lendline/fraud';
import { systemClock } from '@lendline/kernel';
import { dataKeys, fieldCrypto, keyFile, migrate, newContext, openDatabase, startPostgres } from '@lendline/platform';

export interface MeasuringFraud {
  /** An empty folder. */
  readonly data: string;
  readonly people: number;
  readonly assessments: number;
}

/** Times fraud checks on a Postgres of its own. */
export async function measureFraud({ data, people, assessments }: MeasuringFraud): Promise<AssessTimes> {
  const postgres = await startPostgres({ dataFolder: join(data, 'postgres') });
  try {
    const database = await openDatabase({ url: postgres.url });
    try {
      await migrate(database, [fraudSlice]);
      return await measureAssessments({
        database,
        crypto: fieldCrypto(dataKeys(database.pool, keyFile(join(data, 'keys.json')))),
        context: newContext({ actor: { kind: 'service', name: 'decisions' }, clock: systemClock }),
        ticks: () => performance.now(),
        people,
        assessments,
      });
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}
