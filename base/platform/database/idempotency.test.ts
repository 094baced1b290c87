import { borrower, testContext, testDatabase } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import {
  abandonIdempotent,
  type BegunClaim,
  beginIdempotent,
  finishIdempotent,
  type IdempotencyClaim,
  idempotencyStore,
} from './idempotency.ts';

const test = testDatabase({ slices: [{ name: 'sample' }], poolSize: 16 });
const store = () => test.database.forSlice<Record<never, never>>('sample');
const atOnce = Temporal.Duration.from({ seconds: 0 });

function claim(key: string, changes: Partial<IdempotencyClaim> = {}): IdempotencyClaim {
  return { context: testContext(), operation: 'sample.pay', key, requestHash: 'body-1', ...changes };
}

async function run(given: IdempotencyClaim, answer: unknown): Promise<void> {
  const begun = await beginIdempotent(store(), given);
  if (begun.state !== 'new') throw new Error(begun.state);
  await finishIdempotent(store(), given, { attempt: begun.attempt, status: 200, answer });
}

describe('a request that is sent again', () => {
  it('gets the stored answer, with its fields in the order they had', async () => {
    await run(claim('replay'), { zebra: 1, ant: { amount: '5' } });
    const again = await beginIdempotent(store(), claim('replay'));
    expect(again).toEqual({ state: 'replay', status: 200, answer: { zebra: 1, ant: { amount: '5' } } });
    expect(JSON.stringify((again as { answer: unknown }).answer)).toBe('{"zebra":1,"ant":{"amount":"5"}}');
  });

  it('with another body is refused, while it runs and afterwards', async () => {
    await beginIdempotent(store(), claim('other-body'));
    const other = claim('other-body', { requestHash: 'body-2' });
    expect(await beginIdempotent(store(), other)).toEqual({ state: 'other-body' });
    await finishIdempotent(store(), claim('other-body'), { attempt: 1, status: 200, answer: {} });
    expect(await beginIdempotent(store(), other)).toEqual({ state: 'other-body' });
  });

  it('while the first still runs is told so', async () => {
    await beginIdempotent(store(), claim('running'));
    expect(await beginIdempotent(store(), claim('running'))).toEqual({ state: 'in-progress' });
  });

  it('runs anew when nothing was settled', async () => {
    await beginIdempotent(store(), claim('abandoned'));
    await abandonIdempotent(store(), claim('abandoned'), 1);
    expect(await beginIdempotent(store(), claim('abandoned'))).toEqual({ state: 'new', attempt: 1 });
  });

  it('shares no key with another actor, operation or tenant', async () => {
    await run(claim('shared'), {});
    const others = [
      claim('shared', { context: testContext({ actor: borrower('line_2') }) }),
      claim('shared', { context: testContext({ tenant: 'other' }) }),
      claim('shared', { operation: 'sample.refund' }),
    ];
    for (const other of others) expect(await beginIdempotent(store(), other)).toMatchObject({ state: 'new' });
  });
});

describe('a runner that died', () => {
  it('is taken over, and can no longer finish or abandon', async () => {
    await beginIdempotent(store(), claim('dead'));
    expect(await beginIdempotent(store(), claim('dead'), atOnce)).toEqual({ state: 'new', attempt: 2 });
    expect(await finishIdempotent(store(), claim('dead'), { attempt: 1, status: 200, answer: 'late' })).toBe(false);
    await abandonIdempotent(store(), claim('dead'), 1);
    expect(await finishIdempotent(store(), claim('dead'), { attempt: 2, status: 200, answer: 'ours' })).toBe(true);
    expect(await beginIdempotent(store(), claim('dead'))).toMatchObject({ state: 'replay', answer: 'ours' });
  });

  it('is taken over by one of many', async () => {
    await beginIdempotent(store(), claim('dead-race'));
    await test.database.pool.query("update sample.idempotency set started_at = started_at - interval '61 seconds'");
    const outcomes = await race(() => beginIdempotent(store(), claim('dead-race')));
    expect(outcomes).toEqual({ new: 1, 'in-progress': 31 });
  });
});

describe('32 clients with one key', () => {
  it('run the work once', async () => {
    expect(await race(() => beginIdempotent(store(), claim('race')))).toEqual({ new: 1, 'in-progress': 31 });
  });

  it('all get the one answer in the end', async () => {
    const doors = idempotencyStore(test.database, 'sample');
    let runs = 0;
    const call = async (): Promise<unknown> => {
      const mine = claim('race-to-end');
      for (;;) {
        const begun = await doors.begin(mine);
        if (begun.state === 'replay') return begun.answer;
        if (begun.state === 'new') {
          runs += 1;
          await doors.finish(mine, { status: 200, answer: { run: runs } });
          return { run: runs };
        }
      }
    };
    const answers = await Promise.all(Array.from({ length: 32 }, call));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"run":1}']));
  });
});

async function race(begin: () => Promise<BegunClaim>): Promise<Record<string, number>> {
  const begun = await Promise.all(Array.from({ length: 32 }, begin));
  const counts: Record<string, number> = {};
  for (const { state } of begun) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
