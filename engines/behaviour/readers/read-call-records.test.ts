import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapPeers } from '../records/line-record.ts';
import { hasReference, onReference, referenceFile } from '../test/reference-data.ts';
import { encodeGb18030 } from '../writers/gb18030.ts';
import { readAntennas } from './antennas.ts';
import type { CallFile, CallFileOptions } from './call-file.ts';
import { readCallRecords } from './read-call-records.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function file(input: string | Uint8Array, options: Partial<CallFileOptions> = {}): CallFile {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  const found = readCallRecords(bytes, { zone: 'Asia/Shanghai', ...options });
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

const local = (found: CallFile): string[] =>
  found.records.map(({ at_ms }) =>
    Temporal.Instant.fromEpochMilliseconds(at_ms).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString(),
  );

describe('a bandicoot file', () => {
  const header = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id';
  const one = (row: string): CallFile => file(`${header}\n${row}\n`);

  it('gives its calls and texts with their lines', () => {
    expect(one('call,out,A,2014-03-02 07:13:30,137,9').records).toMatchObject([
      { kind: 'call', direction: 'out', peer: 'A', seconds: 137, place: { id: '9' }, source_line: 2 },
    ]);
  });

  it('reads a length of 137.0, which bandicoot drops', () => {
    expect(one('call,out,A,2014-03-02 07:13:30,137.0,9').records).toMatchObject([{ seconds: 137 }]);
  });

  it.each([
    ['bad-kind', 'interaction', 'fax,out,A,2014-03-02 07:13:30,1,'],
    ['bad-direction', 'direction', 'call,up,A,2014-03-02 07:13:30,1,'],
    ['missing-peer', 'correspondent_id', 'call,out,NA,2014-03-02 07:13:30,1,'],
    ['bad-time', 'datetime', 'call,out,A,2014-02-30 07:13:30,1,'],
    ['bad-duration', 'call_duration', 'call,out,A,2014-03-02 07:13:30,-1,'],
  ])('refuses a row with %s and names the field %s', (reason, field, row) => {
    expect(one(row).rejected).toMatchObject([{ reason, field, line: 2 }]);
  });

  it('takes positions from the antenna table and says how many antennas it lacks', () => {
    const antennas = readAntennas(utf8('antenna_id,latitude,longitude\n9,42.4,-71.1\n8,420,0\n'));
    const rows = 'text,in,A,2014-03-02 07:13:30,,9\ntext,in,A,2014-03-02 08:13:30,,7\n';
    const found = file(header + '\n' + rows, antennas.ok ? { antennas: antennas.value } : {});
    expect(found.records[0]?.place).toEqual({ id: '9', latitude: 42.4, longitude: -71.1 });
    expect(found.warnings.map(({ reason, count }) => [reason, count])).toEqual([
      ['unknown-antenna', 1],
      ['bad-antenna-row', 1],
    ]);
  });
});

describe("a carrier's list", () => {
  const head = '客户姓名：张三\n手机号码：13800001234\n查询时间：2023-12-01 至 2024-01-31\n';
  const calls = '起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)';
  const texts = '起始时间,通信地点,对方号码,通信方式,信息类型,业务名称,套餐,通信费';
  const list = (...rows: readonly string[]): string => [head, calls, ...rows].join('\n');

  it('gives the rows of both years when it runs over New Year and prints none', () => {
    const found = file(
      list('12-31 23:59:58,北京,主叫,13900000001,1分7秒,国内,,0.15', '01-01 00:10:00,北京,被叫,13900000001,67,国内,,0'),
    );
    expect(local(found)).toEqual(['2023-12-31T23:59:58', '2024-01-01T00:10:00']);
    expect(found.records.map(({ seconds, paid }) => [seconds, paid?.amount])).toEqual([
      [67, 15n],
      [67, 0n],
    ]);
    expect(found.holder).toEqual({ name: '张三', number: '13800001234' });
  });

  it('refuses a row without a year when nothing says which period it is of', () => {
    const row = '12-31 23:59:58,北京,主叫,13900000001,67,国内,,0';
    const withoutHead = `${calls}\n${row}\n`;
    expect(file(withoutHead).rejected).toMatchObject([{ reason: 'no-year', field: '起始时间' }]);
    const as_of = Temporal.Instant.from('2024-02-01T00:00:00+08:00');
    expect(local(file(withoutHead, { as_of }))).toEqual(['2023-12-31T23:59:58']);
  });

  it('accounts for summary rows, forwarded calls, service messages and headings between its tables', () => {
    const found = file(
      list(
        '--,--,--,--,--,--,--,--',
        '12-05 10:00:00,北京,呼转,13900000001,00:01:07,国内,,0',
        '短信详单',
        texts,
        '12-06 10:00:00,网内短信,-,接受,短信,,,0',
        '12-06 11:00:00,网内短信,13900000002,接受,短信,,,0',
      ),
    );
    expect(found.ignored.map(({ reason }) => reason)).toEqual([
      'summary-row',
      'forwarded-call',
      'summary-row',
      'repeated-header',
      'service-message',
    ]);
    expect(found.records).toMatchObject([{ kind: 'text', direction: 'in', place: null }]);
  });

  it.each([
    ['流量（KB）', '2048', 2_097_152],
    ['流量', '1.5MB', 1_572_864],
    ['流量', '1GB24MB', 1_098_907_648],
    ['流量', '2048', null],
    ['流量(KB)', '无', null],
  ])('reads the data volume under %s of %s', (heading, cell, bytes) => {
    const text = `开始时间,上网时长（秒）,${heading},网络类型,通信地点\n2024-01-05 10:00:00,60,${cell},4G,北京\n`;
    expect(file(text).records).toMatchObject([{ kind: 'data', seconds: 60, bytes }]);
  });

  it('is read from GB 18030 and from the JSONP of a self-service page', () => {
    const row = '12-31 23:59:58,北京,主叫,13900000001,1小时2分,国内,,0.15';
    expect(file(encodeGb18030(list(row))).records[0]?.seconds).toBe(3720);
    const json = file(
      `jsonp1({"data":[{"calldate":"2024-01-05","calltime":"10:00:00","calltypeName":"被叫","othernum":"13900000001","calllonghour":"67"}]})`,
    );
    expect(json.records).toMatchObject([{ direction: 'in', seconds: 67 }]);
  });
});

describe('an SMS Backup & Restore file', () => {
  it('keeps missed, rejected and untaken calls as calls that were not answered', () => {
    const found = file(`<?xml version='1.0'?><calls count="5">
      <call number="+15550000001" duration="61" date="1512226167463" type="2" contact_name="A &amp; B > C" />
      <call number="+15550000001" duration="0" date="1512226267463" type="3" />
      <call number="null" duration="5" date="1512226267463" type="1" />
      <call number="+15550000001" duration="0" date="1512226367463" type="5" />
      <call number="+15550000001" duration="0" date="1512226467463" type="2" /></calls>`);
    expect(found.records).toMatchObject([
      { kind: 'call', direction: 'out', seconds: 61, peer: '+15550000001', answered: true },
      { kind: 'call', direction: 'in', answered: false, source_line: 3 },
      { kind: 'call', direction: 'in', answered: false },
      { kind: 'call', direction: 'out', answered: false },
    ]);
    expect(found.ignored).toEqual([]);
    expect(found.rejected).toMatchObject([{ reason: 'missing-peer', field: 'number', line: 4 }]);
  });

  it('reads bodies with lone surrogates, entities and tags as nothing but bodies', () => {
    const found = file(`<smses count="1"><!ENTITY x SYSTEM "file:///etc/passwd">
      <sms address="+15550000001" date="1512226167463" type="1" body="&#55357; &lt;sms type=&quot;2&quot; &x;" /></smses>`);
    expect([found.rows, found.records.length]).toEqual([1, 1]);
  });

  it('says when its end is missing, and loses only the row that was cut', () => {
    const row = '<sms address="+15550000001" date="1512226167463" type="1" body="x" />';
    const found = file(`<smses count="3">\n${row}\n${row.replace('463', '999')}\n<sms address="+1555`);
    expect([found.records.length, found.rejected.map(({ reason }) => reason)]).toEqual([2, ['cut-row']]);
    expect(found.warnings.map(({ reason }) => reason)).toEqual(['truncated']);
  });
});

describe('a call-record file', () => {
  it.each([
    ['empty', ''],
    ['unrecognised', 'a,b\n1,2\n'],
    ['missing-column', 'interaction,direction,correspondent_id\ncall,in,A\n'],
    ['no-rows', '起始时间,通信地点,通信方式,对方号码,通信时长\n'],
  ])('that cannot be read is answered with %s', (reason, text) => {
    expect(readCallRecords(utf8(text), { zone: 'UTC' })).toMatchObject({ ok: false, error: { reason } });
  });

  it('never crashes the reader and always accounts for every row, whatever its bytes', () => {
    const seeds = [
      'interaction,direction,correspondent_id,datetime,call_duration\ncall,out,A,2014-03-02 07:13:30,137\ntext,in,B,2014-03-02 08:13:30,\n',
      '查询时间：2024-01\n起始时间,通信方式,对方号码,通信时长\n01-02 10:00:00,主叫,13900000001,67\n',
      '<smses count="2">\n<sms address="1" date="1512226167463" type="1" body="x" />\n<mms msg_box="2" address="2" date="1512226167463"></mms></smses>',
      '{"data":[{"startTime":"01-02 10:00:00","commMode":"主叫","anotherNm":"1","commTime":"5"}]}',
    ].map(utf8);
    const damage = fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), damage, (seed, changes) => {
        const bytes = Uint8Array.from(seed);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const found = readCallRecords(bytes, { zone: 'Asia/Shanghai' });
        if (!found.ok) return;
        const { rows, records, rejected, ignored } = found.value;
        expect(records.length + rejected.length + ignored.length).toBe(rows);
      }),
      { numRuns: 800 },
    );
  });

  it('can be given other names for the peers, each asked for once', () => {
    const header = 'interaction,direction,correspondent_id,datetime';
    const { records } = file(`${header}\ntext,in,A,2014-03-02 07:13:30\ntext,out,A,2014-03-02 07:14:30\n`);
    const asked: string[] = [];
    const mapped = mapPeers(records, (peer) => {
      asked.push(peer);
      return `hash of ${peer}`;
    });
    expect([mapped.map(({ peer }) => peer), asked]).toEqual([['hash of A', 'hash of A'], ['A']]);
  });
});

describe.skipIf(!hasReference)(`real call-record files${onReference}`, () => {
  it.each([
    ['behaviour/bandicoot/oracle/sample_user/sample_user.csv', 'bandicoot', 1482],
    ['behaviour/bandicoot/demo/ego.csv', 'bandicoot', 314],
    ['cdr/sms-backup-restore/sms_small.xml', 'sms-backup', 12],
    ['cdr/sms-backup-restore/sms_and_mms.xml', 'sms-backup', 50],
  ])('%s is read whole', (path, kind, rows) => {
    const found = file(referenceFile(path));
    expect(found).toMatchObject({ kind, rows, rejected: [], ignored: [] });
    expect(found.records).toHaveLength(rows);
  });
});
