import { writeAlipay, writeBandicoot, lineRecord, type StatementEntry } from '@lendline/behaviour';
import { newId } from '@lendline/kernel';
import type { FeaturesClient } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import type { RecordSource } from '@lendline/records/contract';
import { borrower, contractSuite, service, staff } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db } = walkForFile((opened) => {
  walk = opened;
});
let next = 0;

async function somebody(): Promise<{ person: Person; line: LineId }> {
  const person = walk.country.who((one, { since }) => one.index >= next && since.until('2026-06-15').days > 300);
  next = person.index + 1;
  const line = await walk.arrive(person);
  await walk.consent(line, 'call-records', 'payment-statement');
  return { person, line };
}

const day = (days: number): Temporal.PlainDate => Temporal.PlainDate.from('2026-06-15').add({ days });
const span = { from: day(-120), until: day(0) };

async function add(line: LineId, source: RecordSource, bytes: Uint8Array): Promise<void> {
  const file = { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) };
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
}

/** Each call a second later than the one before: a new instant is a new snapshot. */
let second = 0;
const later = (): string =>
  walk.country.clock
    .now()
    .add({ seconds: (second += 1) })
    .toString();

const compute = async (line: LineId, asOf = later(), client = walk.features.client) =>
  value(await client.compute(walk.as(service('decisions')), { lineId: line, asOf }));

contractSuite<FeaturesClient>(
  'features',
  { 'in process': () => Promise.resolve(walk.features.client), 'over HTTP': () => walk.features.overHttp() },
  (client) => {
    it('computes a line once for an instant, and keeps what it found when more arrives later', async () => {
      const { person, line } = await somebody();
      const asOf = later();
      const before = await compute(line, asOf, client());
      await add(
        line,
        'call-records',
        walk.country.world.callListFile(person.index, { format: 'bandicoot', ...span }).bytes,
      );
      expect(await compute(line, asOf, client())).toEqual(before);
      const kept = await client().getSnapshot(walk.as(staff('staff_a', 'features.read')), { snapshotId: before.id });
      expect(kept).toEqual({ ok: true, value: before });
      const { rows } = await db.database.pool.query(`select action from features.audit where subject = $1`, [
        before.id,
      ]);
      expect(rows).toEqual([{ action: 'compute-features' }]);
    });

    it('defines every value of a snapshot in both languages', async () => {
      const { line } = await somebody();
      const { version, features } = value(await client().catalogue(walk.as(service('models')), {}));
      const snapshot = await compute(line, later(), client());
      expect(snapshot.catalogueVersion).toBe(version);
      expect(features.map(({ name }) => name).toSorted()).toEqual(Object.keys(snapshot.values).toSorted());
      expect(features.every(({ label, definition }) => label['zh-CN'] && label.en && definition['zh-CN'])).toBe(true);
      expect(new Set(features.map(({ label }) => label.en)).size).toBe(features.length);
    });

    it('says of every value what it needs, how it could be moved, and within which bounds it lies', async () => {
      const { features } = value(await client().catalogue(walk.as(staff('staff_a', 'features.read')), {}));
      const of = (name: string) => features.find((one) => one.name === name);
      expect(of('number_of_contacts__call__90d')).toMatchObject({
        feature: 'number_of_contacts__call',
        window: '90d',
        windows: ['7d', '30d', '90d', '180d', 'all'],
        range: [0, null],
        source: 'calls',
        consentScope: 'calls-and-texts',
        manipulationCost: 'needs-others',
        direction: 'safer-when-higher',
      });
      expect(of('statement_months')).toMatchObject({ window: null, windows: [], consentScope: 'payments' });
    });

    it('draws a line for staff who may read records, names nobody in it, and audits the look', async () => {
      const { person, line } = await somebody();
      const { world } = walk.country;
      await add(line, 'call-records', world.callListFile(person.index, { format: 'bandicoot', ...span }).bytes);
      await add(line, 'payment-statement', world.statementFile(person.index, { kind: 'alipay', ...span }).bytes);
      const asOf = later();
      const snapshot = await compute(line, asOf, client());
      const reader = walk.as(staff('staff_a', 'records.read'));
      const drawn = value(await client().portrait(reader, { lineId: line, asOf }));

      expect(drawn.rhythm.flat().reduce((sum, count) => sum + count, 0)).toBe(
        snapshot.values['number_of_interactions__call__all']! + snapshot.values['number_of_interactions__text__all']!,
      );
      expect(drawn.contacts.count).toBe(snapshot.values['number_of_contacts__callandtext__all']);
      expect(drawn.contacts.rows.map(({ rank }) => rank)).toEqual(drawn.contacts.rows.map((_, index) => index + 1));
      expect(drawn.payments.months.length).toBeGreaterThan(3);
      expect(drawn.coverage.map(({ source, days }) => [source, days.length > 60])).toEqual([
        ['calls', true],
        ['statement', true],
      ]);
      const values = drawn.evidence.flatMap((one) => one.values);
      expect(Object.fromEntries(values.map(({ name, value: seen }) => [name, seen]))).toEqual(snapshot.values);
      const ids = (source: RecordSource) => drawn.imports.flatMap((one) => (one.source === source ? [one.id] : []));
      const from = (name: string) => drawn.evidence.find((one) => one.values.some((of) => of.name === name));
      expect(from('number_of_contacts__call__30d')).toMatchObject({ window: '30d', imports: ids('call-records') });
      expect(from('statement_months')?.imports).toEqual(ids('payment-statement'));
      expect(drawn.imports.map(({ counts }) => counts)).toEqual([true, true]);

      const { rows } = await db.database.pool.query(
        `select actor, action, outcome from features.audit where subject = $1`,
        [line],
      );
      expect(rows).toEqual([{ actor: 'staff:staff_a', action: 'look-at-records', outcome: 'done' }]);
      const peers = world.callListFile(person.index, { format: 'bandicoot', ...span });
      const number = /\d{11}/.exec(new TextDecoder().decode(peers.bytes))?.[0];
      expect(number).toBeDefined();
      expect(JSON.stringify(drawn)).not.toContain(number);
    });

    it('draws nothing for staff who may only read features, and nothing of a line that is not there', async () => {
      const { line } = await somebody();
      const asOf = later();
      const other = walk.as(staff('staff_b', 'features.read'));
      expect(await client().portrait(other, { lineId: line, asOf })).toMatchObject({
        ok: false,
        error: { status: 403 },
      });
      const reader = walk.as(staff('staff_a', 'records.read'));
      const nobody = newId('line', walk.country.clock.now());
      expect(await client().portrait(reader, { lineId: nobody, asOf })).toMatchObject({
        ok: false,
        error: { status: 404 },
      });
    });

    it('says not found of a snapshot that is not there', async () => {
      const snapshotId = newId('snapshot', walk.country.clock.now());
      expect(await client().getSnapshot(walk.as(service('decisions')), { snapshotId })).toMatchObject({
        ok: false,
        error: { status: 404 },
      });
    });
  },
);

describe('what a file changes', () => {
  it('calls fill the features of calls, a statement those of the statement, and nothing else', async () => {
    const { person, line } = await somebody();
    const nothing = await compute(line);
    expect(nothing.coverage.calls).toEqual({ present: false, coveredDays: 0, newest: null, ageDays: null, flags: [] });
    expect(nothing.values['number_of_contacts__call__90d']).toBeNull();
    expect(nothing.values['income_monthly_median_minor']).toBeNull();

    const { world } = walk.country;
    await add(line, 'call-records', world.callListFile(person.index, { format: 'bandicoot', ...span }).bytes);
    const withCalls = await compute(line);
    expect(withCalls.values['number_of_contacts__call__90d']).toBeGreaterThan(0);
    expect(withCalls.values['income_monthly_median_minor']).toBeNull();
    expect(withCalls.coverage.calls).toMatchObject({ present: true, flags: ['holder-unknown'] });
    expect(withCalls.coverage.calls.coveredDays).toBeGreaterThan(100);

    await add(line, 'payment-statement', world.statementFile(person.index, { kind: 'alipay', ...span }).bytes);
    const withBoth = await compute(line);
    expect(withBoth.values['income_monthly_median_minor']).toBeGreaterThan(0);
    expect(withBoth.coverage.statement).toMatchObject({ present: true, flags: [] });
    const callsOnly = (values: typeof withBoth.values) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => /__(call|text|callandtext)__/.test(name)));
    expect(Object.keys(callsOnly(withCalls.values)).length).toBeGreaterThan(40);
    // The snapshots are a second apart, which counts of calls do not feel.
    expect(callsOnly(withBoth.values)['number_of_contacts__call__90d']).toBe(
      callsOnly(withCalls.values)['number_of_contacts__call__90d'],
    );
  });

  it('counts nothing of a stale file, and says so', async () => {
    const { line } = await somebody();
    const wall_ms = day(-20).toZonedDateTime('UTC').epochMilliseconds;
    const old = lineRecord({
      kind: 'call',
      direction: 'out',
      peer: '13900000001',
      at_ms: wall_ms - 8 * 3_600_000,
      wall_ms,
      seconds: 10,
      source_line: 0,
    });
    await add(line, 'call-records', writeBandicoot([old]));
    const { values, coverage } = await compute(line);
    expect(coverage.calls).toMatchObject({ present: true, coveredDays: 0, flags: ['stale', 'holder-unknown'] });
    expect(coverage.calls.ageDays).toBeGreaterThanOrEqual(19);
    expect(values['number_of_contacts__call__all']).toBeNull();
  });

  it('an answer of the operator fills the features of the line, from its instant on and only while it may be asked', async () => {
    const { line } = await somebody();
    const before = later();
    await walk.country.clock.moveTo(Temporal.Instant.from(before).add({ minutes: 10 }));
    value(await walk.lines.client.checkLine(walk.as(service('decisions')), { lineId: line, fresh: true }));
    const named = ['line_tenure_months', 'line_days_since_sim_swap', 'line_days_since_device_swap'];
    const of = ({ values }: Awaited<ReturnType<typeof compute>>) => named.map((name) => values[name] !== null);
    // Without its consent, however much the operator would say.
    expect(of(await compute(line))).toEqual([false, false, false]);
    await walk.consent(line, 'line-checks');
    expect(of(await compute(line))).toEqual([true, true, true]);
    expect((await compute(line)).values['line_tenure_months']).toBeGreaterThanOrEqual(6);
    expect(of(await compute(line, before))).toEqual([false, false, false]);
  });

  it('takes no transfer from the holder’s own account for income', async () => {
    const { person, line } = await somebody();
    const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
    const entry = (days: number, counterparty: string): StatementEntry => ({
      wall_ms: day(days).toZonedDateTime('UTC').epochMilliseconds + 9 * 3_600_000,
      amount: 500_000n,
      direction: 'in',
      category: '转账红包',
      counterparty,
      counterparty_account: null,
      description: '转账',
      method: null,
      status_text: '交易成功',
      order_id: `20260000${-days}`,
      merchant_order_id: null,
      note: null,
    });
    const rows = [5, 35, 65].flatMap((days) => [entry(-days, person.name), entry(-days - 1, '某单位')]);
    await add(
      line,
      'payment-statement',
      writeAlipay({
        holder: { name: person.name, account: '138****0000' },
        window: { from: at(day(-100)), to: at(day(0)) },
        exported_at: at(day(0)),
        transactions: [...rows, entry(-99, '某单位'), entry(-1, person.name)],
      }),
    );
    const { values } = await compute(line);
    expect(values['income_monthly_median_minor']).toBe(500_000);
  });
});
