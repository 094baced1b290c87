import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBandicoot, writeCarrierList } from '@lendline/behaviour';
import type { ImportReport, RecordSource } from '@lendline/records/contract';
import { borrower } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { alipayOf, call, day, listOf, statementOf, uploadBy } from './record-files.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { hands } = walkForFile((opened) => {
  walk = opened;
});

const upload: ReturnType<typeof uploadBy> = (...file) => uploadBy(walk)(...file);

describe('whose records they are and how old', () => {
  it('flags a statement under another name and leaves its rows out of what is read', async () => {
    const { line } = await hands.newcomer('payment-statement');
    const report = value(await upload(line, 'payment-statement', alipayOf('王不是', [day(-2)])));
    expect(report).toMatchObject({ flags: ['other-holder'], counts: false });
    expect((await hands.read(line)).transactions).toEqual([]);
  });

  it('flags a call list of another number, and takes the own number in its national form', async () => {
    const { person, line } = await hands.newcomer('call-records');
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
    const { line } = await hands.newcomer('call-records');
    const bytes = writeBandicoot([call(day(-7), 20, '13900000001')]);
    expect(value(await upload(line, 'call-records', bytes))).toMatchObject({ flags: ['holder-unknown'], counts: true });
    const now = walk.country.clock.now();
    const tomorrow = await hands.read(line, now.add({ hours: 24 }));
    expect((await hands.read(line)).calls.length).toBe(1);
    expect(tomorrow.calls).toEqual([]);
    expect(tomorrow.imports).toMatchObject([{ flags: ['stale', 'holder-unknown'], counts: false }]);
  });

  it('reads only what had happened and arrived by the instant asked for', async () => {
    const { line } = await hands.newcomer('call-records');
    const bytes = writeBandicoot([call(day(-3), 9, '13900000001'), call(day(-1), 9, '13900000001')]);
    value(await upload(line, 'call-records', bytes));
    const now = walk.country.clock.now();
    expect((await hands.read(line, now.subtract({ seconds: 1 }))).imports).toEqual([]);
    expect((await hands.read(line, now)).calls.length).toBe(2);
  });

  it('takes a row that two files hold once', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    value(await upload(line, 'payment-statement', alipayOf(person.name, [day(-4), day(-3)])));
    value(await upload(line, 'payment-statement', alipayOf(person.name, [day(-4), day(-3), day(-2)])));
    expect((await hands.read(line)).transactions.length).toBe(3);
  });

  it('stops reading a source when its consent is withdrawn', async () => {
    const { person, line } = await hands.newcomer('call-records', 'payment-statement');
    value(await upload(line, 'call-records', listOf(walk, person)));
    value(await upload(line, 'payment-statement', statementOf(walk, person)));
    const { consents } = value(await walk.consents.client.listMine(walk.as(borrower(line)), {}));
    const given = consents.find(({ source }) => source === 'call-records');
    value(await walk.consents.client.withdraw(walk.as(borrower(line)), { consentId: given!.id }));
    const records = await hands.read(line);
    expect(records.calls).toEqual([]);
    expect(records.transactions.length).toBeGreaterThan(0);
    expect(records.imports.map(({ source }) => source)).toEqual(['payment-statement']);
  });
});

const reference = process.env['LENDLINE_REFERENCE'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const present = existsSync(join(reference, 'payments', 'alipay'));

describe.skipIf(!present)(`real files${present ? '' : ' (skipped: the reference data is absent)'}`, () => {
  const real = async (source: RecordSource, ...path: string[]): Promise<ImportReport> => {
    const { line } = await hands.newcomer(source);
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
