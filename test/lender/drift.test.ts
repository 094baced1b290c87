import { type StatementEntry, writeAlipay } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { DriftAlert, RecordsClient } from '@lendline/records/contract';
import { borrower, contractSuite, staff } from '@lendline/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});
const analyst = () => walk.as(staff('staff_a', 'records.read', 'records.operate'));

beforeAll(async () => {
  for (let one = 0; one < 6; one += 1) await addStatement({});
  await hands.pass({ hours: 7 * 24 });
});

interface Statement {
  readonly category?: string;
  readonly direction?: StatementEntry['direction'];
  /** What the wallet prints for money in. */
  readonly moneyIn?: string;
  readonly everyDays?: number;
}

/** A statement of the last 60 days, of somebody new: two payments on every day. */
async function addStatement({
  category = '日用百货',
  direction = 'out',
  moneyIn = '收入',
  everyDays = 1,
}: Statement): Promise<LineId> {
  const { person, line } = await hands.newcomer('payment-statement');
  const today = walk.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  const days = Array.from({ length: 60 }, (_, index) => index + 1).filter((day) => day % everyDays === 0);
  const transactions = days.flatMap((ago) =>
    [9, 18].map((hour): StatementEntry => {
      const date = today.subtract({ days: ago });
      return {
        wall_ms: date.toZonedDateTime('UTC').epochMilliseconds + hour * 3_600_000,
        amount: 1_200n,
        direction,
        category,
        counterparty: '某商店',
        counterparty_account: null,
        description: '消费',
        method: '余额',
        status_text: '交易成功',
        order_id: `${person.index}${ago}${hour}00000000`,
        merchant_order_id: null,
        note: null,
      };
    }),
  );
  const written = writeAlipay({
    holder: { name: person.name, account: '138****0000' },
    window: { from: at(today.subtract({ days: 61 })), to: at(today) },
    exported_at: at(today),
    transactions,
  });
  const renamed = new TextDecoder('gb18030').decode(written).replaceAll(',收入,', `,${moneyIn},`);
  const bytes = moneyIn === '收入' ? Uint8Array.from(written) : new TextEncoder().encode(renamed);
  const file = { source: 'payment-statement', fileName: 'alipay.csv', bytes } as const;
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
  return line;
}

const alertsOf = async (client: RecordsClient, state?: 'open' | 'acknowledged') =>
  value(await client.listDriftAlerts(analyst(), state === undefined ? {} : { state })).alerts;

describe('a wallet', () => {
  it('that goes on as before raises nothing', async () => {
    for (let one = 0; one < 5; one += 1) await addStatement({});
    await hands.pass({ hours: 1 });
    expect(await alertsOf(walk.records.client)).toEqual([]);
  });

  it('that renames a label raises one alert a week that names it, with audit and event', async () => {
    for (let one = 0; one < 5; one += 1) await addStatement({ category: '生活消费' });
    await hands.pass({ hours: 1 });
    await addStatement({ category: '生活消费' });
    await hands.pass({ hours: 1 });
    const [alert, ...others] = await alertsOf(walk.records.client);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'alipay',
      finding: 'new-words',
      column: 'category',
      threshold: 0.05,
      words: ['生活消费'],
    });
    expect(alert?.text['zh-CN']).toContain('生活消费');
    const { pool } = db.database;
    const audits = await pool.query('select action, outcome from records.audit where subject = $1', [alert?.id]);
    expect(audits.rows).toEqual([{ action: 'raise-drift', outcome: 'done' }]);
    const events = await pool.query(`select data from records.outbox where type = 'records.source-drifted'`);
    expect(events.rows).toMatchObject([{ data: { kind: 'alipay', finding: 'new-words', column: 'category' } }]);
    const samples = await pool.query<{ words: object }>(
      `select words from records.intake_sample where kind = 'alipay'`,
    );
    expect(JSON.stringify(samples.rows)).not.toMatch(/某商店|余额|消费",|\d{6}/);
  });

  it('that prints a word for money in which nobody knows raises an alert with the second person, and proves no income', async () => {
    const salaried = { category: '转账红包', direction: 'in' } as const;
    const before = await addStatement(salaried);
    const after = await addStatement({ ...salaried, moneyIn: '进账' });
    await hands.pass({ hours: 1 });
    const ofDirection = async () =>
      (await alertsOf(walk.records.client)).filter(
        ({ column, finding }) => `${column} ${finding}` === 'direction new-words',
      );
    expect(await ofDirection()).toEqual([]);
    await addStatement({ ...salaried, moneyIn: '进账' });
    await hands.pass({ hours: 1 });
    expect(await ofDirection()).toMatchObject([{ kind: 'alipay', words: ['进账'] }]);
    const directions = async (line: LineId) =>
      new Set((await hands.read(line)).transactions.map(({ direction }) => direction));
    expect([await directions(before), await directions(after)]).toEqual([new Set(['in']), new Set(['neutral'])]);
    const { sources } = value(await walk.records.client.qualityOfLine(analyst(), { lineId: after }));
    expect(sources[0]?.files[0]?.unknownWords).toEqual({ direction: { 进账: 120 } });
    expect(sources[0]?.files[0]?.text.map(({ en }) => en)).toContain('Words in direction that are not known: 进账.');
  });

  it('whose statements have far fewer rows a day than usual raises an alert', async () => {
    await hands.pass({ hours: 7 * 24 });
    for (let one = 0; one < 6; one += 1) await addStatement({ everyDays: 5 });
    await hands.pass({ hours: 1 });
    expect((await alertsOf(walk.records.client)).map(({ finding }) => finding)).toContain('fewer-rows');
  });

  it('whose header has changed raises an alert: its files cannot be read any more', async () => {
    await hands.pass({ hours: 14 * 24 });
    for (let one = 0; one < 6; one += 1) {
      const { line } = await hands.newcomer('payment-statement');
      const header =
        '支付宝（中国）网络技术有限公司  电子客户回单\r\n交易的时间,分类,对方,说明,收或支,数额\r\n2026-06-20 09:00:00,日用百货,某商店,消费,支出,12.00\r\n';
      const bytes = new TextEncoder().encode(header + `注${one}`);
      const answer = await walk.records.client.upload(walk.as(borrower(line)), {
        source: 'payment-statement',
        fileName: 'a.csv',
        bytes,
      });
      expect(answer).toMatchObject({ ok: false });
    }
    await hands.pass({ hours: 1 });
    const [alert] = (await alertsOf(walk.records.client)).filter(({ finding }) => finding === 'unreadable');
    expect(alert).toMatchObject({ kind: 'payment-statement', column: 'files', figure: 1, threshold: 0.2 });
  });
});

contractSuite<RecordsClient>(
  'drift alerts',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('come with what the source brought week by week, and in how many files nothing could be read', async () => {
      const alerts = await alertsOf(client());
      const weeksOf = async (finding: DriftAlert['finding']) => {
        const { id: alertId, week } = alerts.find((one) => one.finding === finding)!;
        const { weeks } = value(await client().listIntakeWeeks(analyst(), { alertId }));
        return { now: weeks.find((one) => one.week === week)!, before: weeks.filter((one) => one.week < week) };
      };
      const fewer = await weeksOf('fewer-rows');
      expect(fewer.before.length).toBeGreaterThan(0);
      for (const { rowsPerDay } of fewer.before) expect(rowsPerDay).toBeGreaterThan(fewer.now.rowsPerDay!);
      expect((await weeksOf('unreadable')).now).toMatchObject({ unread: 6 });
      const none = await client().listIntakeWeeks(analyst(), { alertId: 'drift_01k9x3v7m2aaaaaaaaaaaaaaaa' });
      expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
    });

    it('are listed by state and acknowledged once, by whoever may', async () => {
      const [alert] = await alertsOf(client(), 'open');
      const input = { alertId: alert!.id, note: 'The wallet has renamed it; mapped.' };
      const lacking = await client().acknowledgeDrift(walk.as(staff('staff_b', 'records.read')), input);
      expect(lacking).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      const acknowledged = value(await client().acknowledgeDrift(analyst(), input));
      expect(acknowledged).toMatchObject({ id: input.alertId, note: input.note });
      expect(value(await client().acknowledgeDrift(analyst(), { ...input, note: 'another' }))).toEqual(acknowledged);
      expect((await alertsOf(client(), 'open')).map(({ id }) => id)).not.toContain(input.alertId);
      expect((await alertsOf(client(), 'acknowledged')).map(({ id }) => id)).toContain(input.alertId);
      const { rows } = await db.database.pool.query(
        `select actor from records.audit where subject = $1 and action = 'acknowledge-drift'`,
        [input.alertId],
      );
      expect(rows).toEqual([{ actor: 'staff:staff_a' }]);
    });
  },
);
