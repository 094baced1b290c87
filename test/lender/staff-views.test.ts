import type { LineId } from '@lendline/lines/contract';
import type { RecordsClient } from '@lendline/records/contract';
import { startRelay } from '@lendline/platform';
import { borrower, contractSuite, staff } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { partner, value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});
const reader = () => walk.as(staff('staff_a', 'records.read'));

/** Has the slice hear of everybody who has proved a number so far. */
async function hearOfBorrowers(): Promise<void> {
  const relay = startRelay({
    database: db.database,
    clock: walk.country.clock,
    consumer: 'records',
    subscriptions: walk.records.instance.subscriptions ?? [],
  });
  await relay.drain();
  await relay.stop();
  await hands.runJobs();
}

contractSuite<RecordsClient>(
  'declared ties as staff see them',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    const seenOf = async (lineId: LineId) => value(await client().listTiesOfLine(reader(), { lineId })).ties;

    it('say kind, day and whether it is a borrower, and neither number nor hash nor whom', async () => {
      const friend = await hands.newcomer();
      const { line } = await hands.newcomer('declared-ties');
      const ties = [
        { kind: 'guarantor', phone: friend.person.phone },
        { kind: 'spouse', phone: '13900000008' },
      ] as const;
      value(await client().declareTies(walk.as(borrower(line)), { ties }));
      await hearOfBorrowers();
      const declaredAt = walk.country.clock.now().toString();
      expect(await seenOf(line)).toEqual([
        { kind: 'guarantor', declaredAt, ofBorrower: true },
        { kind: 'spouse', declaredAt, ofBorrower: false },
      ]);
    });

    it('are not told once the consent has ended, nor to staff who may not read records', async () => {
      const { line } = await hands.newcomer('declared-ties');
      value(await client().declareTies(walk.as(borrower(line)), { ties: [{ kind: 'child', phone: '13900000009' }] }));
      const other = walk.as(staff('staff_b', 'models.read'));
      expect(await client().listTiesOfLine(other, { lineId: line })).toMatchObject({ ok: false });
      await hands.withdraw(line, 'declared-ties');
      expect(await seenOf(line)).toEqual([]);
    });
  },
);

describe('the accounts that can be connected', () => {
  it('are those that this installation reads or is sent, and whether one has to be named', async () => {
    const { line } = await hands.newcomer();
    const { providers } = value(await walk.records.client.listProviders(walk.as(borrower(line)), {}));
    expect(providers).toEqual([
      { provider: 'mobile-money', way: 'pull', source: 'payment-statement', needsAccount: true },
      { provider: 'open-banking', way: 'pull', source: 'payment-statement', needsAccount: false },
      { provider: partner.name, way: 'push', source: 'payment-statement', needsAccount: false },
    ]);
  });
});
