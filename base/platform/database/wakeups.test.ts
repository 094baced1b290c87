import { testDatabase } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { sampleSlice } from './test/sample-slice.ts';

const test = testDatabase({ slices: [sampleSlice] });

describe('a wake-up', () => {
  it('reaches every process once, and only who waits for that type of event', async () => {
    const other = await test.open();
    const woken: string[] = [];
    const last = Promise.withResolvers<void>();
    const listen = (who: string, { wakeups }: typeof other, type: string) =>
      wakeups.listen({ producer: 'sample', types: [type] }, () => woken.push(`${who} by ${type}`));
    listen('here', test.database, 'sample.told');
    listen('here', test.database, 'sample.other');
    listen('there', other, 'sample.told');
    test.database.wakeups.listen({ producer: 'last', types: ['last.last'] }, () => last.resolve());
    await listening();
    test.database.wakeups.signal('sample', ['sample.told', 'sample.told']);
    expect(woken).toEqual(['here by sample.told']);
    await untilHeard(() => woken.includes('there by sample.told'));
    // What is sent after it arrives after it: by then its own process would have heard it, too.
    other.wakeups.signal('last', ['last.last']);
    await last.promise;
    expect(woken).toEqual(['here by sample.told', 'there by sample.told']);
    await other.close();
  });
});

/** Both processes' connections listen. */
async function listening(): Promise<void> {
  await untilHeard(async () => {
    const { rows } = await test.database.pool.query<{ listening: bigint }>(
      `select count(*) as listening from pg_stat_activity
        where datname = current_database() and application_name = 'lendline wake-ups' and query like 'listen %' and state = 'idle'`,
    );
    return rows[0]?.listening === 2n;
  });
}

async function untilHeard(heard: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await heard())) await test.database.pool.query('select pg_sleep(0.01)');
}
