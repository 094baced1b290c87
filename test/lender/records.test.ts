import { writeBandicoot } from '@lendline/behaviour';
import { type Locale, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { RecordsClient, RecordSource } from '@lendline/records/contract';
import { borrower, contractSuite, service, staff, testContext } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { alipayOf, call, day, listOf, statementOf, uploadBy } from './record-files.ts';
import { value, type Walk } from './walk.ts';
import { zippedStatement, zipPassword } from './zipped-statement.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});

const upload: ReturnType<typeof uploadBy> = (...file) => uploadBy(walk)(...file);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

contractSuite<RecordsClient>(
  'records',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('reads the list of the carrier and the statement of the wallet, and accounts for every row', async () => {
      const { person, line } = await hands.newcomer('call-records', 'payment-statement');
      const calls = value(await uploadBy(walk, client())(line, 'call-records', listOf(walk, person)));
      const statement = value(await uploadBy(walk, client())(line, 'payment-statement', statementOf(walk, person)));
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
      const { person, line } = await hands.newcomer('call-records');
      const first = value(await uploadBy(walk, client())(line, 'call-records', listOf(walk, person)));
      expect(value(await uploadBy(walk, client())(line, 'call-records', listOf(walk, person)))).toEqual(first);
      const all = value(await client().listOfLine(walk.as(service('applications')), { lineId: line }));
      expect(all.imports).toEqual([first]);
    });

    it('refuses to read what the borrower did not agree to, and names it', async () => {
      const { person, line } = await hands.newcomer('call-records');
      const refused = await uploadBy(walk, client())(line, 'payment-statement', statementOf(walk, person));
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'records.no-consent-payment-statement', status: 403, text: { en: /payment statement/ } },
      });
    });

    it('gives every row that is no record with line, field and reason as a file', async () => {
      const { line } = await hands.newcomer('call-records');
      const good = new TextDecoder().decode(writeBandicoot([call(day(-2), 9, '13900000001')]));
      const bytes = utf8(`${good}call,sideways,13900000002,2026-06-12 10:00:00,5,\ncall,in,13900000003,no time,5,\n`);
      const report = value(await uploadBy(walk, client())(line, 'call-records', bytes));
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
      const { person, line } = await hands.newcomer('call-records');
      const { id } = value(await uploadBy(walk, client())(line, 'call-records', listOf(walk, person)));
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
    const { person, line } = await hands.newcomer('call-records', 'payment-statement');
    const statement = statementOf(walk, person);
    const utf16 = Buffer.from(new TextDecoder('gb18030').decode(statement).slice(0, 400), 'latin1');
    expect(await codeOf(line, 'payment-statement', utf8(''))).toBe('records.file-empty');
    expect(await codeOf(line, 'payment-statement', utf8('%PDF-1.7 rest'))).toBe('records.file-pdf');
    expect(await codeOf(line, 'payment-statement', utf8('a,b,c\n1,2,3\n'))).toBe('records.file-unrecognised');
    expect(await codeOf(line, 'payment-statement', listOf(walk, person))).toBe('records.is-a-call-list');
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
    const { line } = await hands.newcomer('payment-statement');
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
    const { person, line } = await hands.newcomer('payment-statement');
    const whole = statementOf(walk, person);
    const report = value(await upload(line, 'payment-statement', whole.slice(0, Math.floor(whole.length * 0.6))));
    expect(report.flags).toContain('fewer-rows-than-promised');
    expect(report.warnings.some(({ en }) => en.includes('cut off'))).toBe(true);
    expect(report.rows.accepted + report.rows.rejected + report.rows.ignored).toBe(report.rows.read);
  });

  it('saved again by a spreadsheet is read and flagged', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    const text = new TextDecoder('gb18030').decode(alipayOf(person.name, [day(-3), day(-2)]));
    const resaved = utf8(text.replaceAll(/(\d\d:\d\d):\d\d,/g, '$1,'));
    const report = value(await upload(line, 'payment-statement', resaved));
    expect(report).toMatchObject({ flags: ['resaved'], counts: true, rows: { accepted: 2 } });
  });

  it('with no good row is kept as empty and does not count', async () => {
    const { line } = await hands.newcomer('call-records');
    const head = new TextDecoder().decode(writeBandicoot([]));
    const report = value(await upload(line, 'call-records', utf8(`${head}call,in,13900000001,yesterday,5,\n`)));
    expect(report).toMatchObject({ flags: ['empty', 'holder-unknown'], counts: false, window: null });
  });

  it('from the future has its rows rejected: they would make old records look fresh', async () => {
    const { line } = await hands.newcomer('call-records');
    const bytes = writeBandicoot([call(day(-30), 9, '13900000001'), call(day(20), 9, '13900000001')]);
    const report = value(await upload(line, 'call-records', bytes));
    expect(report).toMatchObject({ rows: { read: 2, accepted: 1, rejected: 1 }, flags: ['stale', 'holder-unknown'] });
    expect(report.firstProblems[0]?.reason).toBe('post-dated');
  });
});

describe('what an import leaves behind', () => {
  it('is a file, its sealed rows, an audit row and an event, without a number or name in clear', async () => {
    const { person, line } = await hands.newcomer('payment-statement', 'call-records');
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
    const { calls } = await hands.read(line);
    expect(new Set(calls.map((one) => one.peer)).size).toBe(1);
    expect(calls[0]?.peer).not.toContain(peer);
  });
});

describe('the language of a download', () => {
  it.each<[Locale, string]>([
    ['zh-CN', '应为'],
    ['en', 'Expected'],
  ])('is the reader’s: %s', async (locale, word) => {
    const { line } = await hands.newcomer('call-records');
    const head = new TextDecoder().decode(writeBandicoot([]));
    const { id } = value(await upload(line, 'call-records', utf8(`${head}call,in,139,never,5,\n`)));
    const context = testContext({ actor: staff('staff_a', 'records.read'), clock: walk.country.clock, locale });
    const file = value(await walk.records.client.downloadRejected(context, { importId: id }));
    expect(new TextDecoder().decode(file.bytes)).toContain(word);
  });
});
