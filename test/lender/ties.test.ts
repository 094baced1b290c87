import { writeBandicoot, lineRecord } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { RecordsClient, TieKind } from '@lendline/records/contract';
import { borrower, contractSuite, service } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});

const declareBy =
  (client: RecordsClient) =>
  (line: LineId, ...ties: readonly (readonly [TieKind, string])[]) =>
    client.declareTies(walk.as(borrower(line)), { ties: ties.map(([kind, phone]) => ({ kind, phone })) });

const tiesOfBy = (client: RecordsClient) => async (lineId: LineId) =>
  value(await client.tiesOf(walk.as(service('features')), { lineId }));

contractSuite<RecordsClient>(
  'declared ties',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('are kept once for each kind and number, whatever the form of the number, and replaced by the next list', async () => {
      const { line } = await hands.newcomer('declared-ties');
      const declare = declareBy(client());
      const kindsOf = async (answer: ReturnType<typeof declare>) => value(await answer).ties.map(({ kind }) => kind);
      const first = declare(
        line,
        ['spouse', '13900000001'],
        ['spouse', '+86 139 0000 0001'],
        ['guarantor', '13900000002'],
      );
      expect(await kindsOf(first)).toEqual(['guarantor', 'spouse']);
      expect(await kindsOf(declare(line, ['guarantor', '13900000002'], ['sibling', '13900000003']))).toEqual([
        'guarantor',
        'sibling',
      ]);
      const mine = value(await client().listMyTies(walk.as(borrower(line)), {}));
      expect(mine.ties.map(({ kind }) => kind)).toEqual(['guarantor', 'sibling']);
      expect(JSON.stringify(mine)).not.toContain('peer');
    });

    it('are refused without consent, for what is no number, and for one’s own', async () => {
      const { person, line } = await hands.newcomer();
      const codeOf = async (phone: string): Promise<string> => {
        const answer = await declareBy(client())(line, ['spouse', '13900000001'], ['parent', phone]);
        return answer.ok ? 'kept' : answer.error.code;
      };
      expect(await codeOf('13900000002')).toBe('records.no-consent-declared-ties');
      await walk.consent(line, 'declared-ties');
      expect(await codeOf('my mother')).toBe('records.tie-number');
      expect(await codeOf(person.phone)).toBe('records.tie-is-own-number');
      expect(value(await client().listMyTies(walk.as(borrower(line)), {})).ties).toEqual([]);
    });

    it('are told to a service with role, beginning and end, and with the hash by which others know this line', async () => {
      const { line, person } = await hands.newcomer('declared-ties');
      const declare = declareBy(client());
      const started = walk.country.clock.now();
      value(await declare(line, ['emergency-contact', '13900000001'], ['spouse', '13900000002']));
      const later = started.add({ hours: 1 });
      await walk.country.clock.moveTo(later);
      value(await declare(line, ['spouse', '13900000002'], ['guarantor', '13900000003']));
      const told = await tiesOfBy(client())(line);
      expect(told.ties.map(({ role, kind, endedAt }) => [role, kind, endedAt])).toEqual([
        ['emergency-contact', 'emergency-contact', later.toString()],
        ['declared-tie', 'spouse', null],
        ['guarantor', 'guarantor', null],
      ]);
      expect(told.ties.map(({ declaredAt }) => declaredAt)).toEqual([started, started, later].map(String));
      const friend = await hands.newcomer('declared-ties');
      value(await declare(friend.line, ['colleague', person.phone]));
      expect((await tiesOfBy(client())(friend.line)).ties).toMatchObject([{ peer: told.ownPeer }]);
    });

    it('are told to nobody without consent, and to no borrower', async () => {
      const { line } = await hands.newcomer('declared-ties');
      value(await declareBy(client())(line, ['sibling', '13900000004']));
      const asked = await client().tiesOf(walk.as(borrower(line)), { lineId: line });
      expect(asked).toMatchObject({ ok: false, error: { code: 'not-found' } });
      await hands.withdraw(line, 'declared-ties');
      expect(await tiesOfBy(client())(line)).toEqual({ lineId: line, ownPeer: null, ties: [] });
    });
  },
);

describe('what a declared tie leaves behind', () => {
  it('is the hash that the same number has in call records, and neither name nor number', async () => {
    const { line } = await hands.newcomer('declared-ties', 'call-records');
    const at_ms = walk.country.clock.now().epochMilliseconds - 86_400_000;
    const call = lineRecord({
      kind: 'call',
      direction: 'out',
      peer: '+8613900000007',
      at_ms,
      wall_ms: at_ms + 28_800_000,
      seconds: 9,
      source_line: 0,
    });
    const bytes = Uint8Array.from(writeBandicoot([call]));
    value(
      await walk.records.client.upload(walk.as(borrower(line)), {
        source: 'call-records',
        fileName: 'calls.csv',
        bytes,
      }),
    );
    value(await declareBy(walk.records.client)(line, ['parent', '139 0000 0007']));
    const { calls, ties } = await hands.read(line);
    expect(ties).toMatchObject([{ kind: 'parent', peer: calls[0]?.peer }]);
    for (const table of ['tie', 'audit', 'outbox']) {
      const found = await db.database.pool.query(`select from records.${table} t where t::text like '%13900000007%'`);
      expect(found.rowCount, `${table} holds a number`).toBe(0);
    }
    const { rows } = await db.database.pool.query(
      `select action, outcome from records.audit where subject = $1 and action = 'declare-ties'`,
      [line],
    );
    expect(rows).toEqual([{ action: 'declare-ties', outcome: 'done' }]);
    const events = await db.database.pool.query(
      `select data from records.outbox where type = 'records.ties-declared' and subject = $1`,
      [line],
    );
    expect(events.rows).toEqual([{ data: { lineId: line, added: 1, ended: 0 } }]);
  });

  it('is read as of a time, and not at all once its consent has ended', async () => {
    const { line } = await hands.newcomer('declared-ties');
    value(await declareBy(walk.records.client)(line, ['spouse', '13900000001']));
    const then = walk.country.clock.now();
    await walk.country.clock.moveTo(then.add({ hours: 24 }));
    value(await declareBy(walk.records.client)(line, ['colleague', '13900000002']));
    const kinds = async (asOf?: Temporal.Instant) => (await hands.read(line, asOf)).ties.map(({ kind }) => kind);
    expect(await kinds(then.subtract({ seconds: 1 }))).toEqual([]);
    expect(await kinds(then)).toEqual(['spouse']);
    expect(await kinds()).toEqual(['colleague']);
    await hands.withdraw(line, 'declared-ties');
    expect(await kinds()).toEqual([]);
  });
});
