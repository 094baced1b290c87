import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAlipay } from '@lendline/behaviour';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

const run = (name: 'features' | 'statement', args: readonly string[], input: Uint8Array | string = '') =>
  runCommand(name, args, { input });

const records = `interaction,direction,correspondent_id,datetime,call_duration
call,out,A,2024-03-01 10:00:00,60
text,in,B,2024-03-01 25:00:00,
text,in,B,2024-03-02 10:00:00,
`;

const statement = writeAlipay({
  holder: { name: '张三', account: 'made-up@example.com' },
  window: {
    from: Temporal.Instant.from('2024-01-01T00:00:00+08:00'),
    to: Temporal.Instant.from('2024-03-31T23:59:59+08:00'),
  },
  exported_at: Temporal.Instant.from('2024-04-01T00:00:00+08:00'),
  transactions: [
    {
      wall_ms: Temporal.Instant.from('2024-02-10T09:00:00Z').epochMilliseconds,
      amount: 12_345n,
      direction: 'in',
      category: '转账',
      counterparty: '李四',
      counterparty_account: null,
      description: '货款',
      method: '余额',
      status_text: '交易成功',
      order_id: '2024021022001',
      merchant_order_id: null,
      note: null,
    },
  ],
});

/** A WeChat bill of one row in a zip that 271828 opens (ZipCrypto), as the wallet mails it. */
const mailed = Buffer.from(
  [
    'UEsDBBQACQAIAAAAIVgAAAAAAAAAAAAAAAAIAAAAYmlsbC5jc3YwFoiPcDNOFvKlAvWEyM0Dd0tr+4xhfMqE6QluwaZmESdLgQDn',
    'YWJKlItGmpa823+qnAqB7DtNYi7fi8BNexP3ZoegHv4OF2UOkBOec+jyXDhZeK9l4tzNgpS6JKFvOtWLAzVJFO+bejZ28VkK2WDz',
    'VMqxWfFLsdnxYYFRep49at4ezAwNe0Oxv2Utk3LUVaq0zUqu5HDccv9YHLX2SYsfveApwa7m4tYr9jhIbInmqDtI5y67ELXOU942',
    'UEsHCEdiJ1K7AAAA1wAAAFBLAQIAAxQACQAIAAAAIVhHYidSuwAAANcAAAAIAAAAAAAAAAAAAACkgQAAAABiaWxsLmNzdlBLBQYA',
    'AAAAAQABADYAAADxAAAAAAA=',
  ].join(''),
  'base64',
);

let folder: string;
let callFile: string;
let statementFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-records-'));
  callFile = join(folder, 'line.csv');
  statementFile = join(folder, 'bill.csv');
  await writeFile(callFile, records);
  await writeFile(statementFile, statement);
});

afterAll(() => rm(folder, { recursive: true }));

describe('lendline features', () => {
  it('answers with features, coverage and the rows it refused, and says so on standard error', async () => {
    const { code, stdout, stderr } = await run('features', ['--records', callFile, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      line: 'line',
      as_of: '2024-03-02T10:00:00.001Z',
      coverage: { days_covered: 2, age_days: 0 },
      features: { number_of_interactions__call__all: 1, response_rate_text__all: 0 },
      rejected: [{ file: 'line.csv', line: 3, field: 'datetime', reason: 'bad-time' }],
    });
    expect(stderr).toContain('line.csv:3:datetime: bad-time');
  });

  it('sees only what had happened by the instant that is named', async () => {
    const { stdout } = await run('features', ['--records', callFile, '--as-of', '2024-03-02T00:00:00Z', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ features: { number_of_interactions__text__all: 0 } });
  });

  it("uses bandicoot's names in bandicoot mode, from standard input as well", async () => {
    const args = ['--records', '-', '--mode', 'bandicoot', '--group', 'none', '--json'];
    const { stdout } = await run('features', args, records);
    expect(JSON.parse(stdout)).toMatchObject({ features: { active_days__allweek__allday__callandtext: 2 } });
  });

  it.each([
    [['--records', 'no-such-file.csv'], 'no-such-file.csv'],
    [['--records', '-'], 'The file is empty.'],
    [[], '--records'],
    [['--records', '-', '--tz', 'Nowhere'], 'Asia/Shanghai'],
    [['--records', '-', '--as-of', 'today'], '2026-01-31'],
    [['--records', '-', '--split-day'], '--mode bandicoot'],
  ])('leaves with 2 and says what is wrong when asked %j', async (args, words) => {
    const { code, stdout, stderr } = await run('features', args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });

  it('takes a file without one good row for bad input', async () => {
    const broken = records.replaceAll('2024-', '2024/x');
    const { code, stderr } = await run('features', ['--records', '-'], broken);
    expect(code).toBe(2);
    expect(stderr).toMatch(/standard input:2:datetime[\s\S]*expected: a date and time/);
  });
});

describe('lendline statement', () => {
  it('answers with holder, period, transactions and totals in minor units', async () => {
    const { code, stdout } = await run('statement', [statementFile, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'alipay',
      holder: { name: '张三', account: 'made-up@example.com' },
      window: { from: '2023-12-31T16:00:00Z', to: '2024-03-31T15:59:59Z' },
      transactions: [
        { at: '2024-02-10T01:00:00Z', local_time: '2024-02-10T09:00:00', amount: '12345', direction: 'in' },
      ],
      totals: { in: '12345', out: '0', neutral: '0', refunded: '0' },
      warnings: [],
      rejected: [],
    });
  });

  it('reads standard input and several files', async () => {
    const { stdout } = await run('statement', [statementFile, '-', '--json'], statement);
    expect(JSON.parse(stdout)).toMatchObject([{ kind: 'alipay' }, { kind: 'alipay' }]);
  });

  it('tells which rows of several files are the same', async () => {
    const { stdout, stderr } = await run('statement', [statementFile, '-', '--json'], statement);
    expect(JSON.parse(stdout)).toMatchObject([
      { repeats: [] },
      { file: '-', repeats: [{ earlier: statementFile, rows: 1 }] },
    ]);
    expect(stderr).toContain('2 accepted, 1 of them distinct');
  });

  it('opens what a wallet mails with the password in a file, and asks for it otherwise', async () => {
    const passwordFile = join(folder, 'password.txt');
    await writeFile(passwordFile, '271828\n');
    const opened = await run('statement', ['-', '--password-file', passwordFile, '--json'], mailed);
    expect(JSON.parse(opened.stdout)).toMatchObject({ file: '-/bill.csv', kind: 'wechat', totals: { out: '3000' } });
    expect(await run('statement', ['-'], mailed)).toMatchObject({ code: 2, stdout: '' });
  });

  it("reads a bank's statement in the currency that is named where it prints none", async () => {
    const text = 'Date,Description,Amount,Balance\n2024-01-31,Wages,500.00,700.00\n2024-02-01,Shop,-20.00,680.00\n';
    const { stdout } = await run('statement', ['-', '--currency', 'KES', '--json'], text);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'bank',
      variant: 'guessed',
      currency: 'KES',
      transactions: [
        { amount: '50000', balance: '70000', direction: 'in' },
        { amount: '2000', balance: '68000', direction: 'out' },
      ],
    });
    expect(await run('statement', ['-', '--json'], text)).toMatchObject({ code: 2 });
  });

  it('leaves with 2 and says where and what to do when a file was cut off above its table', async () => {
    const { code, stderr } = await run('statement', ['-'], statement.slice(0, 260));
    expect(code).toBe(2);
    expect(stderr).toMatch(/standard input:交易时间[\s\S]*header row was not found[\s\S]*Export it again/);
  });

  it('refuses a statement of another wallet than the one named', async () => {
    expect(await run('statement', [statementFile, '--kind', 'wechat'])).toMatchObject({ code: 2, stdout: '' });
  });
});
