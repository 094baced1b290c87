import { contractSuite, fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FraudClient, ListEntry } from '../contract.ts';
import { fraudSlice } from '../slice.ts';
import { entriesOn } from '../store/list-entries.ts';
import type { FraudTables } from '../store/tables.ts';
import { hearLoanChanged } from '../usecases/list-own-fraud.ts';
import { aLine, madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
let slice: Awaited<ReturnType<typeof testSlice<FraudClient>>>;
beforeAll(async () => {
  slice = await testSlice<FraudClient>(fraudSlice, { database: db.database, clock });
});
afterAll(() => slice.close());

let tenants = 0;
const lender = () => madeUpLender(`lists-${(tenants += 1)}`, clock);
const store = () => db.database.forSlice<FraudTables>('fraud');
const reason = 'seen with three names';
const number = { kind: 'number', value: '139 0000 1234' } as const;
const inAMonth = () =>
  clock
    .now()
    .add({ hours: 24 * 30 })
    .toString();

/** What an assessment of this moment, or of an earlier one, sees of a value that was put on a list. */
async function keyOf(at: MadeUpLender, { id }: ListEntry) {
  const { rows } = await db.database.pool.query(
    `select kind, key from fraud.list_entry where tenant = $1 and id = $2`,
    [at.tenant, id],
  );
  return rows[0] as { kind: 'number'; key: string };
}
const seen = async (at: MadeUpLender, entry: ListEntry, asOf = clock.now()) => {
  const entity = await keyOf(at, entry);
  const found = await store().transaction(at.server, (tx) => entriesOn(tx, [entity], asOf));
  return found.map(({ id }) => id);
};

contractSuite<FraudClient>(
  'lists',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const block = async (at: MadeUpLender, more: { until?: string; from?: string } = {}) =>
      value(await client().addEntry(at.officer, { list: 'block', ...number, reason, ...more }));
    const approve = async (at: MadeUpLender, { id: entryId }: ListEntry, by = at.analyst) =>
      client().decideEntry(by, { entryId, approve: true, note: 'I agree' });

    it('block nobody on one person’s word, and never on the word of who asked', async () => {
      const at = lender();
      const asked = await block(at);
      expect(asked).toMatchObject({ state: 'waiting', inForce: false, masked: '+86139****1234', source: 'staff' });
      expect(await seen(at, asked)).toEqual([]);
      const own = value(
        await client().addEntry(at.analyst, { list: 'allow', kind: 'device', value: 'd'.repeat(22), reason }),
      );
      expect(await approve(at, own)).toMatchObject({ error: { code: 'fraud.same-person', status: 403 } });
      expect(value(await approve(at, asked))).toMatchObject({
        state: 'active',
        inForce: true,
        decidedBy: 'staff:staff_analyst',
      });
      expect(await seen(at, asked)).toEqual([asked.id]);
      expect(await approve(at, asked)).toMatchObject({ error: { code: 'fraud.entry-decided' } });
    });

    it('find a value in whatever form it is typed, and keep and tell it nowhere', async () => {
      const at = lender();
      const entry = await block(at);
      const typed = { kind: 'number', value: '＋86 139-0000-1234' } as const;
      expect(value(await client().findEntries(at.reader, typed)).entries.map(({ id }) => id)).toEqual([entry.id]);
      const { rows } = await db.database.pool.query(
        `select (select string_agg(row_to_json(a)::text, '') from fraud.audit a where tenant = $1) ||
                (select string_agg(row_to_json(o)::text, '') from fraud.outbox o where tenant = $1) ||
                (select string_agg(row_to_json(e)::text, '') from fraud.list_entry e where tenant = $1) as all`,
        [at.tenant],
      );
      const kept = (rows[0] as { all: string }).all;
      const { key } = await keyOf(at, entry);
      expect(kept.replaceAll(/\D/g, '')).not.toContain('13900001234');
      const file = value(await client().exportEntries(at.reader, {}));
      const text = new TextDecoder().decode(file.bytes);
      expect(text).toContain('+86139****1234');
      expect([text.includes(key), text.includes('13900001234')]).toEqual([false, false]);
    });

    it('hold a value once at a time, and again when its time is over', async () => {
      const at = lender();
      const first = await block(at, { until: inAMonth() });
      const again = { list: 'block', ...number, reason } as const;
      expect(await client().addEntry(at.officer, again)).toMatchObject({ error: { code: 'fraud.listed-already' } });
      value(await approve(at, first));
      clock.advance({ hours: 24 * 31 });
      expect(await seen(at, first)).toEqual([]);
      const second = await block(at);
      const { entries } = value(await client().listEntries(at.reader, {}));
      expect(entries.map(({ id, state, inForce }) => [id, state, inForce])).toEqual([
        [second.id, 'waiting', false],
        [first.id, 'ended', false],
      ]);
    });

    it('are read as they stood: an entry that is ended now still counted then, and none counts before it was known', async () => {
      const at = lender();
      const asked = await block(at, { from: clock.now().subtract({ hours: 48 }).toString() });
      const before = clock.now();
      clock.advance({ hours: 1 });
      value(await approve(at, asked));
      const during = clock.now();
      clock.advance({ hours: 1 });
      value(await client().endEntry(at.analyst, { entryId: asked.id, note: 'a mistake' }));
      clock.advance({ hours: 1 });
      const [then, meanwhile, now] = [
        await seen(at, asked, before),
        await seen(at, asked, during),
        await seen(at, asked),
      ];
      expect([then, meanwhile, now]).toEqual([[], [asked.id], []]);
      const { history } = value(await client().getEntry(at.reader, { entryId: asked.id }));
      expect(history.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
        'asked staff:staff_officer',
        'approved staff:staff_analyst',
        'ended staff:staff_analyst',
      ]);
      expect(await client().endEntry(at.analyst, { entryId: asked.id, note: 'again' })).toMatchObject({
        error: { code: 'fraud.entry-decided', parameters: { state: 'ended' } },
      });
    });

    it('watch at once, which harms nobody', async () => {
      const at = lender();
      const watch = { list: 'watch', kind: 'account', value: '6222 0000 0000 0001', reason } as const;
      const entry = value(await client().addEntry(at.officer, watch));
      expect(entry).toMatchObject({ state: 'active', inForce: true, masked: '****0001' });
      const { entries } = value(await client().listEntries(at.reader, { list: 'watch', inForce: true }));
      expect(entries.map(({ id }) => id)).toEqual([entry.id]);
      expect(value(await client().listEntries(at.reader, { inForce: false })).entries).toEqual([]);
    });

    it('refuse what cannot be read, dates that are over, and who may not', async () => {
      const at = lender();
      const bad = { list: 'block', kind: 'number', value: '12', reason } as const;
      expect(await client().addEntry(at.officer, bad)).toMatchObject({ error: { code: 'fraud.value-not-readable' } });
      const person = { list: 'allow', ...number, reason } as const;
      expect(await client().addEntry(at.officer, person)).toMatchObject({ error: { code: 'fraud.not-to-be-allowed' } });
      const over = { list: 'block', ...number, reason, until: clock.now().toString() } as const;
      expect(await client().addEntry(at.officer, over)).toMatchObject({ error: { code: 'fraud.list-dates' } });
      expect(await client().addEntry(at.reader, { ...over, until: inAMonth() })).toMatchObject({
        error: { code: 'not-allowed', parameters: { permission: 'fraud.work' } },
      });
      const asked = await block(at);
      expect(await approve(at, asked, at.officer)).toMatchObject({ error: { code: 'not-allowed' } });
      expect(await approve(lender(), asked)).toMatchObject({ error: { code: 'not-found' } });
    });

    it('take in who was charged off as fraud, by event and once, and let them go when that is undone', async () => {
      const at = lender();
      const lineId = aLine(clock);
      const hear = (data: Record<string, unknown>) =>
        store().transaction(at.server, (tx) =>
          hearLoanChanged(tx, { data: { lineId, fraud: false, reverses: null, ...data } } as never),
        );
      await hear({ eventId: 'event_1', fraud: false });
      expect(value(await client().listEntries(at.reader, {})).entries).toEqual([]);
      await hear({ eventId: 'event_2', fraud: true });
      await hear({ eventId: 'event_2', fraud: true });
      const { entries } = value(await client().listEntries(at.reader, { inForce: true }));
      expect(entries).toMatchObject([{ list: 'block', kind: 'borrower', masked: lineId, source: 'own-loss' }]);
      await hear({ eventId: 'event_3', reverses: 'event_2' });
      expect(value(await client().listEntries(at.reader, { inForce: true })).entries).toEqual([]);
    });
  },
);
