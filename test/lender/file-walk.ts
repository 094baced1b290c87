import { hurryJobs, type Relay, runJobsOnce, startRelay } from '@lendline/platform';
import { testDatabase, type TestDatabase } from '@lendline/testkit';
import { afterAll, beforeAll } from 'vitest';
import { type FeedHands, feedHands } from './feed-hands.ts';
import { startWalk, type Walk, walkSlices } from './walk.ts';

export interface FileWalk {
  readonly db: TestDatabase;
  readonly hands: FeedHands;
}

/** One database, country and lender for all tests of a file; `ready` is given the walk before the first of them. */
export function walkForFile(ready: (walk: Walk) => void): FileWalk {
  const db = testDatabase({ slices: walkSlices });
  let walk: Walk | undefined;
  const here = (): Walk => {
    if (walk === undefined) throw new Error('the walk begins with the first test');
    return walk;
  };
  beforeAll(async () => {
    walk = await startWalk(db.database);
    ready(walk);
  });
  afterAll(() => walk?.close());
  return { db, hands: feedHands(here, () => db.database) };
}

/** What the features slice hears and does, when a test says so: everything that was told of, and the jobs it made. */
export function featuresForFile(walk: () => Walk, { db }: FileWalk): { readonly settle: () => Promise<void> } {
  let relay: Relay | undefined;
  beforeAll(() => {
    const { subscriptions = [] } = walk().features.instance;
    const { clock } = walk().country;
    relay = startRelay({ database: db.database, clock, consumer: 'features', subscriptions, pollEvery_ms: 50 });
  });
  afterAll(() => relay?.stop());
  return {
    settle: async () => {
      await relay?.drain();
      const jobs = walk().features.instance.jobs ?? {};
      const { clock } = walk().country;
      // States are made a moment after the records that they are of.
      await hurryJobs(db.database, clock.now().add({ seconds: 1 }));
      await runJobsOnce({ database: db.database, clock, tasks: { features: jobs } });
    },
  };
}
