import { lineRecord, type LineRecord, writeBandicoot } from '@lendline/behaviour';
import type { FeatureSnapshot } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import type { LoanDefaulted } from '@lendline/loans/contract';
import { borrower, service } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { featuresForFile, walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const file = walkForFile((opened) => {
  walk = opened;
});
const { db } = file;
const { settle } = featuresForFile(() => walk, file);
let next = 0;

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;

interface Somebody {
  readonly person: Person;
  readonly line: LineId;
}

async function somebody(): Promise<Somebody> {
  const person = walk.country.who(
    (one, { since }) => one.index >= next && one.line.recycledOn === null && since.until('2026-06-15').days > 300,
  );
  next = person.index + 1;
  const line = await walk.arrive(person);
  await walk.consent(line, 'call-records', 'declared-ties');
  return { person, line };
}

/** A list of calls both ways with each of the others, days ago, as the phone writes the number: with or without the country. */
async function addCalls({ line }: Somebody, others: readonly Somebody[]): Promise<void> {
  const now_ms = Math.floor(walk.country.clock.now().epochMilliseconds / 1000) * 1000;
  const calls = others.flatMap(({ person: { phone } }, index): LineRecord[] =>
    (['in', 'out'] as const).map((direction, way) => {
      const at_ms = now_ms - 2 * day_ms - (index * 2 + way) * hour_ms;
      const peer = way === 0 ? phone : phone.slice(3);
      return lineRecord({
        kind: 'call',
        direction,
        peer,
        at_ms,
        wall_ms: at_ms + 8 * hour_ms,
        seconds: 60,
        source_line: 1,
      });
    }),
  );
  const file = {
    source: 'call-records' as const,
    fileName: 'calls.csv',
    bytes: Uint8Array.from(writeBandicoot(calls)),
  };
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
  await settle();
}

/** Each a second later than the one before: a new instant is a new snapshot. */
let second = 0;
async function compute({ line }: Somebody, asOf?: Temporal.Instant): Promise<FeatureSnapshot> {
  const at = asOf ?? walk.country.clock.now().add({ seconds: (second += 1) });
  return value(
    await walk.features.client.compute(walk.as(service('decisions')), { lineId: line, asOf: at.toString() }),
  );
}

let [me, friend, other]: Somebody[] = [];

describe('a borrower among borrowers', () => {
  beforeEach(async () => {
    [me, friend, other] = [await somebody(), await somebody(), await somebody()];
    await addCalls(me, [friend, other]);
  });

  it('is placed by what their contacts’ own records show, each number one person however it is written', async () => {
    expect((await compute(me!)).values).toMatchObject({
      graph_contacts: 2,
      graph_known_contacts: 0,
      graph_clustering: null,
    });
    await addCalls(friend!, [me!, other!]);
    expect((await compute(me!)).values).toMatchObject({
      graph_contacts: 2,
      graph_known_contacts: 1,
      graph_reciprocated_share: 1,
      graph_clustering: 1,
      graph_clustering_pairs: 1,
    });
  });

  it('is placed as of an instant by what had arrived by then', async () => {
    const before = walk.country.clock.now();
    await walk.country.clock.moveTo(before.add({ hours: 2 }));
    await addCalls(friend!, [me!, other!]);
    expect((await compute(me!, before)).values).toMatchObject({ graph_known_contacts: 0, graph_clustering: null });
    expect((await compute(me!)).values).toMatchObject({ graph_known_contacts: 1, graph_clustering: 1 });
  });

  it('loses the ties that another withdraws, and keeps their own', async () => {
    await addCalls(friend!, [me!, other!]);
    const own = walk.as(borrower(friend!.line));
    const { consents } = value(await walk.consents.client.listMine(own, {}));
    const { id } = consents.find(({ source }) => source === 'call-records')!;
    value(await walk.consents.client.withdraw(own, { consentId: id }));
    await settle();
    expect((await compute(me!)).values).toMatchObject({
      graph_contacts: 2,
      graph_known_contacts: 0,
      graph_clustering: null,
    });
    const { rows } = await db.database.pool.query('select 1 from features.tie where line_id = $1', [friend!.line]);
    expect(rows).toEqual([]);
    const left = await db.database.pool.query('select 1 from features.node where line_id = $1', [friend!.line]);
    expect(left.rows).toEqual([]);
  });

  it('keeps the ties of those whose files have only grown old', async () => {
    await addCalls(friend!, [me!, other!]);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ hours: 9 * 24 }));
    await settle();
    await addCalls(me!, [friend!, other!]);
    expect((await compute(me!)).values).toMatchObject({ graph_known_contacts: 1, graph_clustering: 1 });
  });

  it('sees who else named the same emergency contact', async () => {
    const name = async ({ line }: Somebody) => {
      const ties = [{ kind: 'emergency-contact' as const, phone: other!.person.phone }];
      value(await walk.records.client.declareTies(walk.as(borrower(line)), { ties }));
      await settle();
    };
    await name(me!);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ minutes: 1 }));
    expect((await compute(me!)).values).toMatchObject({ graph_declared_contacts: 1, graph_declared_by_others: 0 });
    await name(friend!);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ minutes: 1 }));
    expect((await compute(me!)).values['graph_declared_by_others']).toBe(1);
  });

  it('holds nobody’s number, and no default of anybody while the law leaves exposure off', async () => {
    await addCalls(friend!, [me!, other!]);
    const data: LoanDefaulted = {
      loanId: 'loan_x',
      lineId: other!.line,
      applicationId: 'application_x',
      on: '2026-01-05',
    };
    await db.database
      .forSlice('loans')
      .transaction(walk.as(service('loans')), (tx) =>
        tx.publish({ type: 'loans.defaulted', version: 1, subject: data.loanId, data }),
      );
    await settle();
    const kept = await db.database.pool.query(
      `select defaulted, key from features.outcome join features.node using (tenant, line_id) where line_id = $1`,
      [other!.line],
    );
    const { rows: ties } = await db.database.pool.query<{ owner: string; peer: string }>(
      'select owner, peer from features.tie where line_id in ($1, $2)',
      [me!.line, friend!.line],
    );
    // The borrower who has no records is known by the key that the others call.
    expect(kept.rows).toEqual([{ defaulted: true, key: expect.any(String) as string }]);
    expect(ties.map(({ peer }) => peer)).toContain(kept.rows[0].key);
    const everything = JSON.stringify(ties);
    for (const { person } of [me!, friend!, other!]) expect(everything).not.toContain(person.phone.slice(3));
    const { values } = await compute(me!);
    for (const name of ['graph_exposure_contacts', 'graph_exposure_direct', 'graph_exposure_shared']) {
      expect([name, values[name]]).toEqual([name, null]);
    }
  });
});
