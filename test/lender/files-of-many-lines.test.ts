import type { LineId } from '@lendline/lines/contract';
import type { ImportReport, RecordSource } from '@lendline/records/contract';
import { borrower } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { hands } = walkForFile((opened) => {
  walk = opened;
});

async function add(line: LineId, source: RecordSource, lines: readonly string[]): Promise<ImportReport> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  return value(await walk.records.client.upload(walk.as(borrower(line)), { source, fileName: 'export.csv', bytes }));
}

/** Yesterday in the country, as CIDER writes it. */
function at(clock: string): string {
  const day = walk.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().subtract({ days: 1 });
  return `${day.toString()} ${clock}`;
}

const [someone, another] = ['8613900000001', '8613900000002'];
const national = (phone: string): string => phone.slice('+86'.length);

describe('CIDER’s CSV of calls', () => {
  const header = 'txn_type,caller_id,recipient_id,timestamp,duration,international';

  it('of many lines gives the borrower’s own, in whatever form it writes their number, and ignores the others', async () => {
    const { person, line } = await hands.newcomer('call-records');
    const own = national(person.phone);
    const report = await add(line, 'call-records', [
      header,
      `call,${own},${someone},${at('10:00:00')},60,domestic`,
      `text,${someone},${own},${at('11:00:00')},,domestic`,
      `call,${someone},${another},${at('12:00:00')},5,domestic`,
    ]);
    expect(report).toMatchObject({
      kind: 'cider',
      source: 'call-records',
      counts: true,
      flags: [],
      rows: { read: 3, accepted: 2, rejected: 0, ignored: 1 },
    });
    expect(report.firstProblems).toMatchObject([{ line: 4, reason: 'other-line' }]);
    const { calls } = await hands.read(line);
    expect(calls).toMatchObject([
      { kind: 'call', direction: 'out', seconds: 60 },
      { kind: 'text', direction: 'in', seconds: null },
    ]);
    expect(calls[0]?.peer).toBe(calls[1]?.peer);
  });

  it('in which the borrower’s number is not is another’s, and does not count', async () => {
    const { line } = await hands.newcomer('call-records');
    const report = await add(line, 'call-records', [
      header,
      `call,${someone},${another},${at('10:00:00')},60,domestic`,
    ]);
    expect(report).toMatchObject({ kind: 'cider', counts: false });
    expect((await hands.read(line)).calls).toEqual([]);
  });

  it('of top-ups gives amounts in the lender’s currency', async () => {
    const { person, line } = await hands.newcomer('call-records');
    await add(line, 'call-records', ['caller_id,amount,timestamp', `${person.phone},30.00,${at('09:00:00')}`]);
    const { calls } = await hands.read(line);
    expect(calls).toMatchObject([{ kind: 'topup', paid: { amount: '3000', currency: 'CNY' } }]);
  });
});

describe('CIDER’s CSV of mobile money', () => {
  it('tells what the borrower paid from what they were paid, and names no other party in clear', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    const own = national(person.phone);
    const report = await add(line, 'payment-statement', [
      'txn_type,caller_id,recipient_id,timestamp,amount,sender_balance_before,sender_balance_after,recipient_balance_before,recipient_balance_after',
      `p2p,${own},${someone},${at('10:00:00')},10.00,100,90.00,5,15.00`,
      `cashin,${another},${own},${at('11:00:00')},25.50,0,0,90.00,115.50`,
    ]);
    expect(report).toMatchObject({ kind: 'cider', counts: true, flags: [], rows: { accepted: 2 } });
    const { transactions } = await hands.read(line);
    expect(transactions).toMatchObject([
      { direction: 'out', amount: '1000', balance: '9000' },
      { direction: 'in', amount: '2550', balance: '11550' },
    ]);
    expect(JSON.stringify(transactions)).not.toContain(someone);
  });
});
