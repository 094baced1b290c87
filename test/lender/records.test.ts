import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type LineRecord,
  lineRecord,
  writeAlipay,
  writeBandicoot,
  writeCarrierList,
  type StatementEntry,
} from '@lendline/behaviour';
import { type Locale, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { ImportReport, RecordsClient, RecordSource } from '@lendline/records/contract';
import { borrower, contractSuite, service, staff, testContext, testDatabase } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWalk, value, type Walk, walkSlices } from './walk.ts';
import { zippedStatement, zipPassword } from './zipped-statement.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
let next = 0;

beforeAll(async () => {
  walk = await startWalk(db.database);
});
afterAll(() => walk.close());

/** Somebody of the country on a line and under a name of their own, not met before. */
function somebody(): Person {
  const person = walk.country.who(
    (one, { since }) =>
      one.index >= next &&
      one.registeredName === one.name &&
      one.line.recycledOn === null &&
      since.until('2026-06-15', { largestUnit: 'months' }).months > 12,
  );
  next = person.index + 1;
  return person;
}

async function borrowerWith(...sources: readonly RecordSource[]): Promise<{ person: Person; line: LineId }> {
  const person = somebody();
  const line = await walk.arrive(person);
  await walk.consent(line, ...sources);
  return { person, line };
}

const day = (days: number): Temporal.PlainDate => Temporal.PlainDate.from('2026-06-15').add({ days });
const span = { from: day(-120), until: day(0) };
const listOf = ({ index }: Person): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(walk.country.world.callListFile(index, { format: 'carrier-list', ...span }).bytes);
const statementOf = ({ index }: Person): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(walk.country.world.statementFile(index, { kind: 'alipay', ...span }).bytes);

const uploadBy = (client: RecordsClient) => (line: LineId, source: RecordSource, bytes: Uint8Array) =>
  client.upload(walk.as(borrower(line)), { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) });
const upload: ReturnType<typeof uploadBy> = (...file) => uploadBy(walk.records.client)(...file);

const read = async (line: LineId, asOf = walk.country.clock.now().toString()) =>
  value(await walk.records.client.read(walk.as(service('features')), { lineId: line, asOf }));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const wall = (date: Temporal.PlainDate, hour: number): number =>
  date.toZonedDateTime('UTC').epochMilliseconds + hour * 3_600_000;

function call(date: Temporal.PlainDate, hour: number, peer: string): LineRecord {
  const wall_ms = wall(date, hour);
  return lineRecord({
    kind: 'call',
    direction: 'out',
    peer,
    at_ms: wall_ms - 8 * 3_600_000,
    wall_ms,
    seconds: 60,
    source_line: 0,
  });
}

function payment(date: Temporal.PlainDate, order: string): StatementEntry {
  return {
    wall_ms: wall(date, 9),
    amount: 120_000n,
    direction: 'in',
    category: '转账红包',
    counterparty: '某单位',
    counterparty_account: 'pay***@example.com',
    description: '工资',
    method: '余额',
    status_text: '交易成功',
    order_id: order,
    merchant_order_id: null,
    note: null,
  };
}

function alipayOf(name: string, days: readonly Temporal.PlainDate[]): Uint8Array {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  return writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: at(day(-120)), to: at(day(0)) },
    exported_at: at(day(0)),
    transactions: days.map((date, index) => payment(date, `2026${index}0001`)),
  });
}

contractSuite<RecordsClient>(
  'records',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('reads the list of the carrier and the statement of the wallet, and accounts for every row', async () => {
      const { person, line } = await borrowerWith('call-records', 'payment-statement');
      const calls = value(await uploadBy(client())(line, 'call-records', listOf(person)));
      const statement = value(await uploadBy(client())(line, 'payment-statement', statementOf(person)));
      expect([calls, statement]).toMatchObject([
        { kind: 'cn-mobile', source: 'call-records', flags: [], counts: true },
        { kind: 'alipay', source: 'payment-statement', flags: [], counts: true },
      ]);
      for (const { rows } of [calls, statement]) {
        expect(rows.accepted).toBeGreaterThan(50);
        expect(rows.accepted + rows.rejected + rows.ignored).toBe(rows.read);
      }
      const mine = value(await client().listMine(walk.as(borrower(line)), {}));
      expect(new Set(mine.imports.map(({ id }) => id))).toEqual(new Set([statement.id, calls.id]));
      const seen = await client().getImport(walk.as(staff('staff_a', 'records.read')), { importId: calls.id });
      expect(seen).toEqual({ ok: true, value: calls });
      const records = value(
        await client().read(walk.as(service('features')), { lineId: line, asOf: walk.country.clock.now().toString() }),
      );
      expect(records.calls.length).toBe(calls.rows.accepted);
      expect(records.transactions.length).toBe(statement.rows.accepted);
    });

    it('answers the first report when the same bytes come again', async () => {
      const { person, line } = await borrowerWith('call-records');
      const first = value(await uploadBy(client())(line, 'call-records', listOf(person)));
      expect(value(await uploadBy(client())(line, 'call-records', listOf(person)))).toEqual(first);
      const all = value(await client().listOfLine(walk.as(service('applications')), { lineId: line }));
      expect(all.imports).toEqual([first]);
    });

    it('refuses to read what the borrower did not agree to, and names it', async () => {
      const { person, line } = await borrowerWith('call-records');
      const refused = await uploadBy(client())(line, 'payment-statement', statementOf(person));
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'records.no-consent-payment-statement', status: 403, text: { en: /payment statement/ } },
      });
    });

    it('gives every row that is no record with line, field and reason as a file', async () => {
      const { line } = await borrowerWith('call-records');
      const good = new TextDecoder().decode(writeBandicoot([call(day(-2), 9, '13900000001')]));
      const bytes = utf8(`${good}call,sideways,13900000002,2026-06-12 10:00:00,5,\ncall,in,13900000003,no time,5,\n`);
      const report = value(await uploadBy(client())(line, 'call-records', bytes));
      expect(report.rows).toEqual({ read: 3, accepted: 1, rejected: 2, ignored: 0 });
      expect(report.firstProblems.map(({ line: at, field, reason }) => [at, field, reason])).toEqual([
        [3, 'direction', 'bad-direction'],
        [4, 'datetime', 'bad-time'],
      ]);
      const file = value(
        await client().downloadRejected(walk.as(staff('staff_a', 'records.read')), { importId: report.id }),
      );
      const lines = new TextDecoder().decode(file.bytes).split('\r\n');
      expect(lines[0]).toBe('line,outcome,field,reason,text');
      expect(lines.slice(1, 3).map((row) => row.split(',').slice(0, 4))).toEqual([
        ['3', 'rejected', 'direction', 'bad-direction'],
        ['4', 'rejected', 'datetime', 'bad-time'],
      ]);
    });

    it('shows nothing of a line to another borrower, and staff without the permission what they lack', async () => {
      const { person, line } = await borrowerWith('call-records');
      const { id } = value(await uploadBy(client())(line, 'call-records', listOf(person)));
      const other = walk.as(borrower(newId('line', walk.country.clock.now())));
      expect(value(await client().listMine(other, {})).imports).toEqual([]);
      expect(await client().getImport(other, { importId: id })).toMatchObject({ ok: false, error: { status: 404 } });
      const lacking = await client().getImport(walk.as(staff('staff_b')), { importId: id });
      expect(lacking).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    });
  },
);

describe('a file that is not what it should be', () => {
  const codeOf = async (line: LineId, source: RecordSource, bytes: Uint8Array) => {
    const answer = await upload(line, source, bytes);
    if (answer.ok) throw new Error('the file was read');
    const { code, text } = answer.error;
    expect(text['zh-CN'].length > 5 && text.en.length > 5).toBe(true);
    return code;
  };

  it('is refused in words of both languages, audited, and leaves no import', async () => {
    const { person, line } = await borrowerWith('call-records', 'payment-statement');
    const statement = statementOf(person);
    const utf16 = Buffer.from(new TextDecoder('gb18030').decode(statement).slice(0, 400), 'latin1');
    expect(await codeOf(line, 'payment-statement', utf8(''))).toBe('records.file-empty');
    expect(await codeOf(line, 'payment-statement', utf8('%PDF-1.7 rest'))).toBe('records.file-pdf');
    expect(await codeOf(line, 'payment-statement', utf8('a,b,c\n1,2,3\n'))).toBe('records.file-unrecognised');
    expect(await codeOf(line, 'payment-statement', listOf(person))).toBe('records.is-a-call-list');
    expect(await codeOf(line, 'call-records', statement)).toBe('records.is-a-statement');
    const time = '2026-06-01 10:00:00';
    const researchCalls = `txn_type,caller_id,recipient_id,timestamp,duration,international\ncall,A,B,${time},60,domestic\n`;
    expect(await codeOf(line, 'payment-statement', utf8(researchCalls))).toBe('records.is-a-call-list');
    const researchMoney = `txn_type,caller_id,recipient_id,timestamp,amount,sender_balance_before,sender_balance_after,recipient_balance_before,recipient_balance_after\np2p,A,B,${time},10.00,100,90.00,5,15.00\n`;
    expect(await codeOf(line, 'call-records', utf8(researchMoney))).toBe('records.is-a-statement');
    expect(await codeOf(line, 'payment-statement', statement.slice(0, 300))).toMatch(
      /^records\.file-(no-header-row|no-rows|unrecognised)$/,
    );
    expect(await codeOf(line, 'payment-statement', Uint8Array.from(utf16))).toMatch(/^records\.file-/);
    expect(value(await walk.records.client.listMine(walk.as(borrower(line)), {})).imports).toEqual([]);
    const { rows } = await db.database.pool.query(
      `select reason from records.audit where subject = $1 and outcome = 'refused' order by seq`,
      [line],
    );
    expect(rows.map(({ reason }: { reason: string }) => reason).slice(0, 2)).toEqual([
      'records.file-empty',
      'records.file-pdf',
    ]);
  });

  it('that is an encrypted zip is opened with its password, and says when that is missing or wrong', async () => {
    const { line } = await borrowerWith('payment-statement');
    const file = { source: 'payment-statement', fileName: 'bill.zip', bytes: zippedStatement } as const;
    const send = (password?: string) => walk.records.client.upload(walk.as(borrower(line)), { ...file, password });
    expect(await send()).toMatchObject({ ok: false, error: { code: 'records.file-zip-password' } });
    expect(await send('000000')).toMatchObject({ ok: false, error: { code: 'records.file-zip-wrong-password' } });
    expect(value(await send(zipPassword))).toMatchObject({ kind: 'alipay', rows: { read: 1, accepted: 1 } });
    const found = await db.database.pool.query('select from records.audit t where t::text like $1', [
      `%${zipPassword}%`,
    ]);
    expect(found.rowCount).toBe(0);
  });

  it('cut off in the middle is read up to there and says so', async () => {
    const { person, line } = await borrowerWith('payment-statement');
    const whole = statementOf(person);
    const report = value(await upload(line, 'payment-statement', whole.slice(0, Math.floor(whole.length * 0.6))));
    expect(report.flags).toContain('fewer-rows-than-promised');
    expect(report.warnings.some(({ en }) => en.includes('cut off'))).toBe(true);
    expect(report.rows.accepted + report.rows.rejected + report.rows.ignored).toBe(report.rows.read);
  });

  it('saved again by a spreadsheet is read and flagged', async () => {
    const { person, line } = await borrowerWith('payment-statement');
    const text = new TextDecoder('gb18030').decode(alipayOf(person.name, [day(-3), day(-2)]));
    const resaved = utf8(text.replaceAll(/(\d\d:\d\d):\d\d,/g, '$1,'));
    const report = value(await upload(line, 'payment-statement', resaved));
    expect(report).toMatchObject({ flags: ['resaved'], counts: true, rows: { accepted: 2 } });
  });

  it('with no good row is kept as empty and does not count', async () => {
    const { line } = await borrowerWith('call-records');
    const head = new TextDecoder().decode(writeBandicoot([]));
    const report = value(await upload(line, 'call-records', utf8(`${head}call,in,13900000001,yesterday,5,\n`)));
    expect(report).toMatchObject({ flags: ['empty', 'holder-unknown'], counts: false, window: null });
  });

  it('from the future has its rows rejected: they would make old records look fresh', async () => {
    const { line } = await borrowerWith('call-records');
    const bytes = writeBandicoot([call(day(-30), 9, '13900000001'), call(day(20), 9, '13900000001')]);
    const report = value(await upload(line, 'call-records', bytes));
    expect(report).toMatchObject({ rows: { read: 2, accepted: 1, rejected: 1 }, flags: ['stale', 'holder-unknown'] });
    expect(report.firstProblems[0]?.reason).toBe('post-dated');
  });
});

describe('whose records they are and how old', () => {
  it('flags a statement under another name and leaves its rows out of what is read', async () => {
    const { line } = await borrowerWith('payment-statement');
    const report = value(await upload(line, 'payment-statement', alipayOf('王不是', [day(-2)])));
    expect(report).toMatchObject({ flags: ['other-holder'], counts: false });
    expect((await read(line)).transactions).toEqual([]);
  });

  it('flags a call list of another number, and takes the own number in its national form', async () => {
    const { person, line } = await borrowerWith('call-records');
    const list = (number: string, peer: string) =>
      writeCarrierList({
        holder: { name: person.name, number },
        period: { from: day(-10), to: day(-1) },
        records: [call(day(-2), 9, peer)],
      });
    const other = value(await upload(line, 'call-records', list('13800000009', '13900000001')));
    expect(other).toMatchObject({ flags: ['other-holder'], counts: false });
    const own = value(await upload(line, 'call-records', list(person.phone.slice(3), '13900000001')));
    expect(own).toMatchObject({ flags: [], counts: true });
  });

  it('counts a file that was fresh when it came only as long as it is fresh', async () => {
    const { line } = await borrowerWith('call-records');
    const bytes = writeBandicoot([call(day(-7), 20, '13900000001')]);
    expect(value(await upload(line, 'call-records', bytes))).toMatchObject({ flags: ['holder-unknown'], counts: true });
    const now = walk.country.clock.now();
    const tomorrow = await read(line, now.add({ hours: 24 }).toString());
    expect((await read(line)).calls.length).toBe(1);
    expect(tomorrow.calls).toEqual([]);
    expect(tomorrow.imports).toMatchObject([{ flags: ['stale', 'holder-unknown'], counts: false }]);
  });

  it('reads only what had happened and arrived by the instant asked for', async () => {
    const { line } = await borrowerWith('call-records');
    const bytes = writeBandicoot([call(day(-3), 9, '13900000001'), call(day(-1), 9, '13900000001')]);
    value(await upload(line, 'call-records', bytes));
    const now = walk.country.clock.now();
    expect((await read(line, now.subtract({ seconds: 1 }).toString())).imports).toEqual([]);
    expect((await read(line, now.toString())).calls.length).toBe(2);
  });

  it('takes a row that two files hold once', async () => {
    const { person, line } = await borrowerWith('payment-statement');
    value(await upload(line, 'payment-statement', alipayOf(person.name, [day(-4), day(-3)])));
    value(await upload(line, 'payment-statement', alipayOf(person.name, [day(-4), day(-3), day(-2)])));
    expect((await read(line)).transactions.length).toBe(3);
  });

  it('stops reading a source when its consent is withdrawn', async () => {
    const { person, line } = await borrowerWith('call-records', 'payment-statement');
    value(await upload(line, 'call-records', listOf(person)));
    value(await upload(line, 'payment-statement', statementOf(person)));
    const { consents } = value(await walk.consents.client.listMine(walk.as(borrower(line)), {}));
    const given = consents.find(({ source }) => source === 'call-records');
    value(await walk.consents.client.withdraw(walk.as(borrower(line)), { consentId: given!.id }));
    const records = await read(line);
    expect(records.calls).toEqual([]);
    expect(records.transactions.length).toBeGreaterThan(0);
    expect(records.imports.map(({ source }) => source)).toEqual(['payment-statement']);
  });
});

describe('what an import leaves behind', () => {
  it('is a file, its sealed rows, an audit row and an event, without a number or name in clear', async () => {
    const { person, line } = await borrowerWith('payment-statement', 'call-records');
    const peer = '13912345678';
    const bytes = writeBandicoot([call(day(-2), 9, peer), call(day(-1), 9, `+86${peer}`)]);
    const { id } = value(await upload(line, 'call-records', bytes));
    value(await upload(line, 'payment-statement', alipayOf(person.name, [day(-2)])));
    const { pool } = db.database;
    const audit = await pool.query('select action, outcome from records.audit where subject = $1', [id]);
    expect(audit.rows).toEqual([{ action: 'import-file', outcome: 'done' }]);
    const events = await pool.query(
      `select data from records.outbox where subject = $1 and type = 'records.imported'`,
      [id],
    );
    expect(events.rows).toEqual([{ data: { lineId: line, importId: id, source: 'call-records', counts: true } }]);
    for (const table of ['import', 'sealed_rows', 'audit', 'outbox']) {
      const { rows } = await pool.query<{ text: string }>(`select t::text as text from records.${table} t`);
      const all = rows.map(({ text }) => text).join('\n');
      for (const secret of [peer, person.name, person.phone.slice(3), '某单位']) {
        expect(all.includes(secret), `${table} holds personal data`).toBe(false);
      }
    }
    const { calls } = await read(line);
    expect(new Set(calls.map((one) => one.peer)).size).toBe(1);
    expect(calls[0]?.peer).not.toContain(peer);
  });
});

const reference = process.env['LENDLINE_REFERENCE'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const present = existsSync(join(reference, 'payments', 'alipay'));

describe.skipIf(!present)(`real files${present ? '' : ' (skipped: the reference data is absent)'}`, () => {
  const real = async (source: RecordSource, ...path: string[]): Promise<ImportReport> => {
    const { line } = await borrowerWith(source);
    return value(await upload(line, source, Uint8Array.from(readFileSync(join(reference, ...path)))));
  };

  it('show age and holder on Alipay’s, whose header promises more rows than it has', async () => {
    const report = await real('payment-statement', 'payments', 'alipay', 'example-alipay-records.csv');
    expect(report).toMatchObject({ kind: 'alipay', counts: false, rows: { read: 10, accepted: 10 } });
    expect(report.flags).toEqual(['stale', 'other-holder', 'fewer-rows-than-promised']);
  });

  it.each([
    ['csv', 'wechat-csv'],
    ['xlsx', 'wechat-xlsx'],
  ])('show age and holder on WeChat’s %s', async (ending, kind) => {
    const report = await real('payment-statement', 'payments', 'wechat', `example-wechat-records.${ending}`);
    expect(report).toMatchObject({ kind, counts: false });
    expect(report.flags).toEqual(expect.arrayContaining(['stale', 'other-holder']));
    expect(report.rows.accepted + report.rows.rejected + report.rows.ignored).toBe(report.rows.read);
  });

  it('show age on call records, which name no holder', async () => {
    const report = await real('call-records', 'behaviour', 'bandicoot', 'demo', 'ego.csv');
    expect(report).toMatchObject({ kind: 'bandicoot', counts: false });
    expect(report.flags).toEqual(['stale', 'holder-unknown']);
  });
});

describe('the language of a download', () => {
  it.each<[Locale, string]>([
    ['zh-CN', '应为'],
    ['en', 'Expected'],
  ])('is the reader’s: %s', async (locale, word) => {
    const { line } = await borrowerWith('call-records');
    const head = new TextDecoder().decode(writeBandicoot([]));
    const { id } = value(await upload(line, 'call-records', utf8(`${head}call,in,139,never,5,\n`)));
    const context = testContext({ actor: staff('staff_a', 'records.read'), clock: walk.country.clock, locale });
    const file = value(await walk.records.client.downloadRejected(context, { importId: id }));
    expect(new TextDecoder().decode(file.bytes)).toContain(word);
  });
});
