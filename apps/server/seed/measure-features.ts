import { join } from 'node:path';
import { featuresSlice, measureRows, measureState, type RowTimes, type StateTimes } from '@lendline/features';
import { systemClock } from '@lendline/kernel';
import { dataKeys, fieldCrypto, keyFile, migrate, newContext, openDatabase, startPostgres } from '@lendline/platform';

export interface FeatureTimes {
  readonly rows: RowTimes;
  readonly state: StateTimes;
}

/** Times the store of features on a Postgres of its own. `data`: an empty folder. */
export async function measureFeatures({ data }: { readonly data: string }): Promise<FeatureTimes> {
  const postgres = await startPostgres({ dataFolder: join(data, 'postgres') });
  try {
    const database = await openDatabase({ url: postgres.url });
    try {
      await migrate(database, [featuresSlice]);
      const measuring = {
        database,
        crypto: fieldCrypto(dataKeys(database.pool, keyFile(join(data, 'keys.json')))),
        context: newContext({ actor: { kind: 'service', name: 'features' }, clock: systemClock }),
        ticks: () => performance.now(),
      };
      return { state: await measureState(measuring), rows: await measureRows(measuring) };
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}
