import { lineRecord, type LineRecord, writeBandicoot } from '@lendline/behaviour';
import type { FeatureSnapshot, FeaturesClient } from '@lendline/features/contract';
import { featuresSlice } from '@lendline/features';
import { seededRandom } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { JobHandler } from '@lendline/platform';
import type { RecordSource } from '@lendline/records/contract';
import { borrower, service, staff, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { describe, expect, it } from 'vitest';
import { featuresForFile, walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const file = walkForFile((opened) => {
  walk = opened;
});
const { db, hands } = file;
const { settle } = featuresForFile(() => walk, file);
let next = 0;

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;
const now_ms = (): number => walk.country.clock.now().epochMilliseconds;

async function somebody(...sources: readonly RecordSource[]): Promise<{ person: Person; line: LineId }> {
  const person = walk.country.who(
    (one, { since }) =>
      one.index >= next &&
      one.registeredName === one.name &&
      one.line.recycledOn === null &&
      since.until('2026-06-15').days > 300,
  );
  next = person.index + 1;
  const line = await walk.arrive(person);
  await walk.consent(line, ...(sources.length === 0 ? (['call-records', 'payment-statement'] as const) : sources));
  return { person, line };
}

async function add(line: LineId, source: RecordSource, bytes: Uint8Array): Promise<void> {
  const file = { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) };
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
}

/** Calls and texts over the last `days` days, the newest hours ago. */
function madeUpCalls(seed: string, days: number): LineRecord[] {
  const random = seededRandom(seed);
  return Array.from({ length: days * 6 }, (_, index) => {
    const at_ms = Math.floor((now_ms() - 3 * hour_ms - random.next() * days * day_ms) / 1000) * 1000;
    return lineRecord({
      kind: random.below(3) === 0 ? 'text' : 'call',
      direction: random.below(2) === 0 ? 'in' : 'out',
      peer: `1390000${String(1000 + random.below(25))}`,
      at_ms,
      wall_ms: at_ms + 8 * hour_ms,
      seconds: 1 + random.below(900),
      source_line: index,
    });
  }).map((record) => (record.kind === 'text' ? { ...record, seconds: null } : record));
}

/** Each a second later than the one before: a new instant is a new snapshot. */
let second = 0;
const later = (): string =>
  walk.country.clock
    .now()
    .add({ seconds: (second += 1) })
    .toString();

interface Answered {
  readonly snapshot: FeatureSnapshot;
  /** Whether it was made of kept days or of records. */
  readonly from: string;
}

async function compute(line: LineId, asOf = later()): Promise<Answered> {
  const snapshot = value(await walk.features.client.compute(walk.as(service('decisions')), { lineId: line, asOf }));
  const { rows } = await db.database.pool.query<{ from: string }>(
    `select details->>'from' as from from features.audit where subject = $1`,
    [snapshot.id],
  );
  return { snapshot, from: rows[0]?.from ?? 'nowhere' };
}

/** The same values by the records alone: a portrait reads them whole. */
async function byRecords(line: LineId, asOf: string): Promise<Readonly<Record<string, number | null>>> {
  const reader = walk.as(staff('staff_a', 'records.read'));
  const { evidence } = value(await walk.features.client.portrait(reader, { lineId: line, asOf }));
  return Object.fromEntries(evidence.flatMap(({ values }) => values.map((one) => [one.name, one.value] as const)));
}

async function expectSame({ snapshot }: Answered): Promise<void> {
  const expected = await byRecords(snapshot.lineId, snapshot.asOf);
  expect(Object.keys(snapshot.values).toSorted()).toEqual(Object.keys(expected).toSorted());
  const apart = Object.entries(snapshot.values).filter(([name, found]) => !isClose(found, expected[name] ?? null));
  expect(apart).toEqual([]);
}

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

interface KeptDay {
  readonly source: string;
  readonly day: Temporal.PlainDate;
  readonly sealed: string;
}

async function keptDays(line: LineId): Promise<readonly KeptDay[]> {
  const { rows } = await db.database.pool.query<KeptDay>(
    'select source, day, sealed from features.line_day where line_id = $1 order by source, day',
    [line],
  );
  return rows;
}

describe('the kept days of a line', () => {
  it('give what its records give, whatever files come in which order, late, twice and overlapping', async () => {
    for (const seed of ['one', 'two', 'three']) {
      const { person, line } = await somebody();
      const random = seededRandom(seed);
      const calls = madeUpCalls(seed, 100).toSorted((a, b) => a.at_ms - b.at_ms);
      const cut = calls.length / 3;
      const { world, clock } = walk.country;
      const until = clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().subtract({ days: 1 });
      const statement = world.statementFile(person.index, {
        kind: 'alipay',
        from: until.subtract({ days: 90 }),
        until,
      });
      const half = world.statementFile(person.index, { kind: 'alipay', from: until.subtract({ days: 40 }), until });
      const files: (readonly [RecordSource, Uint8Array])[] = [
        ['call-records', writeBandicoot(calls.slice(0, 2 * cut))],
        ['call-records', writeBandicoot(calls.slice(cut))],
        ['call-records', writeBandicoot([...calls.slice(-20), ...calls.slice(-20, -10)])],
        ['call-records', writeBandicoot(calls.slice(cut))],
        ['payment-statement', statement.bytes],
        ['payment-statement', half.bytes],
      ];
      const order = files.map((file) => ({ file, at: random.next() })).toSorted((a, b) => a.at - b.at);
      for (const { file } of order) {
        await add(line, ...file);
        if (random.below(2) === 0) await settle();
      }
      await settle();
      await settle();
      const answered = await compute(line);
      expect(answered.from).toBe('days');
      expect(answered.snapshot.values['number_of_interactions__call__all']).toBeGreaterThan(100);
      expect(answered.snapshot.values['statement_months']).toBeGreaterThan(0);
      await expectSame(answered);
    }
  });

  it('answer at once by the row for the instant that the row is of', async () => {
    const { line } = await somebody();
    await add(line, 'call-records', writeBandicoot(madeUpCalls('row', 20)));
    await settle();
    const { rows } = await db.database.pool.query<{ as_of: Temporal.Instant }>(
      'select as_of from features.feature_row where line_id = $1',
      [line],
    );
    const answered = await compute(line, rows[0]!.as_of.toString());
    expect(answered.from).toBe('days');
    await expectSame(answered);
  });

  it('are made anew only where the records of a day have changed', async () => {
    const { line } = await somebody();
    const calls = madeUpCalls('late', 60);
    await add(line, 'call-records', writeBandicoot(calls));
    await settle();
    const before = await keptDays(line);
    const late = lineRecord({ ...calls[0]!, kind: 'call', seconds: 77, peer: '13900009999' });
    await add(
      line,
      'call-records',
      writeBandicoot([late, ...calls.filter(({ at_ms }) => at_ms > now_ms() - 2 * day_ms)]),
    );
    await settle();
    const after = await keptDays(line);
    const sealed = new Map(before.map((day) => [day.day.toString(), day.sealed]));
    const touched = after.filter((day) => sealed.get(day.day.toString()) !== day.sealed);
    expect(after.length).toBe(before.length);
    const day = Temporal.Instant.fromEpochMilliseconds(late.at_ms).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    expect(touched.map((one) => one.day.toString())).toEqual([day.toString()]);
    const { rows } = await db.database.pool.query(
      `select details from features.audit where subject = $1 and action = 'update-features'`,
      [line],
    );
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ details: { written: 1, removed: 0 } });
    await expectSame(await compute(line));
  });

  it('are not believed before they hold a file that has just come, nor for an instant before it', async () => {
    const { line } = await somebody();
    const calls = madeUpCalls('lag', 30);
    await add(line, 'call-records', writeBandicoot(calls.slice(0, 100)));
    await settle();
    const earlier = later();
    await add(line, 'call-records', writeBandicoot(calls));
    const unheard = await compute(line);
    expect(unheard.from).toBe('records');
    await expectSame(unheard);
    await settle();
    expect((await compute(line)).from).toBe('days');
    const yesterday = walk.country.clock.now().subtract({ hours: 30 }).toString();
    expect(earlier).not.toBe(yesterday);
    const replayed = await compute(line, yesterday);
    expect(replayed.from).toBe('records');
    expect(replayed.snapshot.values['number_of_interactions__call__all']).toBeNull();
  });

  it('go when the consent is withdrawn, and answer nothing from that moment on', async () => {
    const { line } = await somebody();
    await add(line, 'call-records', writeBandicoot(madeUpCalls('gone', 30)));
    await settle();
    expect((await keptDays(line)).length).toBeGreaterThan(20);
    const own = walk.as(borrower(line));
    const { consents } = value(await walk.consents.client.listMine(own, {}));
    const consent = consents.find(({ source }) => source === 'call-records');
    value(await walk.consents.client.withdraw(own, { consentId: consent!.id }));
    const { snapshot } = await compute(line);
    expect(snapshot.values['number_of_contacts__call__all']).toBeNull();
    await settle();
    expect(await keptDays(line)).toEqual([]);
    const { rows } = await db.database.pool.query('select 1 from features.feature_row where line_id = $1', [line]);
    expect(rows).toEqual([]);
  });

  it('are sealed, and no number of another person is in the row', async () => {
    const { line } = await somebody();
    await add(line, 'call-records', writeBandicoot(madeUpCalls('sealed', 10)));
    await settle();
    const days = await keptDays(line);
    expect(days.every(({ sealed }) => sealed.startsWith('f1.'))).toBe(true);
    const { rows } = await db.database.pool.query('select * from features.feature_row where line_id = $1', [line]);
    expect(JSON.stringify(rows)).not.toContain('1390000');
  });

  it('come out the same when two processes write them at once, and again', async () => {
    const { line } = await somebody();
    const { clock } = walk.country;
    const needs = { lines: walk.lines.client, consents: walk.consents.client, records: walk.records.client };
    const second = await testSlice<FeaturesClient>(featuresSlice, { database: db.database, clock, needs });
    try {
      const calls = madeUpCalls('both', 40);
      const update = async (job: JobHandler | undefined): Promise<void> =>
        job?.(walk.as(service('features')), { lineId: line });
      for (const part of [calls.slice(0, 60), calls.slice(40, 150), calls]) {
        await add(line, 'call-records', writeBandicoot(part));
        const [here, there] = [walk.features.instance, second.instance].map(({ jobs }) => jobs?.['update-state']);
        await Promise.all([update(here), update(there), update(here), update(there)]);
      }
      const answered = await compute(line);
      expect(answered.from).toBe('days');
      await expectSame(answered);
      const before = await keptDays(line);
      await settle();
      expect(await keptDays(line)).toEqual(before);
    } finally {
      await second.close();
    }
  });

  it('follow a wallet and a bank that are read again every day, and what they take back', async () => {
    const { person, line } = await somebody('payment-statement');
    await hands.evening();
    await hands.linkWallet({ person, line });
    await hands.linkBank({ line });
    await hands.runJobs();
    const rows: number[] = [];
    for (let day = 0; day < 4; day += 1) {
      await settle();
      const answered = await compute(line);
      expect(answered.from).toBe('days');
      await expectSame(answered);
      rows.push((await keptDays(line)).length);
      await hands.pass({ hours: 24 });
    }
    expect(rows[0]).toBeGreaterThan(20);
    expect(rows.at(-1)).toBeGreaterThan(rows[0]!);
  });

  it('go when their files have grown stale, though nobody tells of it', async () => {
    const { line } = await somebody();
    await add(line, 'call-records', writeBandicoot(madeUpCalls('stale', 30)));
    await settle();
    expect((await keptDays(line)).length).toBeGreaterThan(20);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ hours: 9 * 24 }));
    const { snapshot, from } = await compute(line);
    expect(from).toBe('records');
    expect(snapshot.coverage.calls.flags).toContain('stale');
    expect(snapshot.values['number_of_contacts__call__all']).toBeNull();
    await settle();
    expect(await keptDays(line)).toEqual([]);
  });
});
