import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import type { Statement, StatementOptions } from './statement-file.ts';

const me = { key: 'msisdn', value: '+254700000001' };
const wallet = { key: 'walletid', value: '1' };
const other = (digit: number) => ({ key: 'msisdn', value: `+25470000000${digit}` });

interface Entry {
  readonly from?: readonly object[];
  readonly to?: readonly object[];
  readonly [field: string]: unknown;
}

function entry({ from = [other(2)], to = [me, wallet], ...rest }: Entry, index: number): object {
  return {
    transactionReference: `REF${index}`,
    debitParty: from,
    creditParty: to,
    transactionStatus: 'completed',
    amount: '16.00',
    currency: 'KES',
    type: 'transfer',
    creationDate: '2024-02-18T09:37:27.892+03:00',
    ...rest,
  };
}

async function read(entries: readonly Entry[], options?: StatementOptions) {
  return readStatement(new TextEncoder().encode(JSON.stringify(entries.map(entry))), options);
}

async function statement(entries: readonly Entry[], options?: StatementOptions): Promise<Statement> {
  const found = await read(entries, options);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe('a GSMA Mobile Money history', () => {
  const mine = { from: [me, wallet], to: [other(3)] };

  it('tells income from spending by the one party that is in every entry, whatever it is called there', async () => {
    const found = await statement([{}, { ...mine, type: 'merchantpay' }], { zone: 'Africa/Nairobi' });
    expect(found).toMatchObject({ kind: 'gsma', warnings: [], rejected: [] });
    expect(found.transactions.map(({ direction, counterparty_account }) => [direction, counterparty_account])).toEqual([
      ['in', '+254700000002'],
      ['out', '+254700000003'],
    ]);
    expect(new Date(found.transactions[0]!.wall_ms).toISOString()).toBe('2024-02-18T09:37:27.892Z');
  });

  it('guesses no direction when every entry is between the same two parties', async () => {
    const found = await statement([{}, { amount: '5.00' }]);
    expect(found.transactions.map(({ direction }) => direction)).toEqual(['neutral', 'neutral']);
    expect(found.warnings).toMatchObject([{ reason: 'unknown-direction', count: 2 }]);
    const told = await statement([{}, { amount: '5.00' }], { account: '+254700000001' });
    expect(told.totals.in).toBe(2_100n);
  });

  it('adds up fees, joins a reversal to its payment and knows its statuses', async () => {
    const found = await statement([
      {
        ...mine,
        fees: [
          { feeType: 'a', feeAmount: '0.30', feeCurrency: 'KES' },
          { feeType: 'b', feeAmount: '1', feeCurrency: 'KES' },
        ],
      },
      { from: [other(3)], to: [me], type: 'reversal', originalTransactionReference: 'REF0' },
      { from: [other(4)], transactionStatus: 'Pending' },
      { from: [other(4)], transactionStatus: 'gone' },
    ]);
    expect(found.transactions).toMatchObject([
      { fee: 130n, refunded: 1_600n },
      { status: 'refund', refund_of: 'REF0' },
      { status: 'pending' },
      { status: 'other' },
    ]);
    expect(found.unknown_words).toEqual({ status: { gone: 1 } });
  });

  it.each([
    ['bad-amount', { amount: '1,6x' }],
    ['bad-currency', { currency: 'ZZZ' }],
    ['bad-time', { creationDate: '2024-02-30T00:00:00Z' }],
  ])('refuses an entry with %s and keeps the others', async (reason, change) => {
    const found = await statement([{}, { ...mine, ...change }, mine]);
    expect(found.rejected).toMatchObject([{ reason, line: 2 }]);
    expect(found.transactions).toHaveLength(2);
  });
});

describe("CIDER's mobile money", () => {
  const header =
    'txn_type,caller_id,recipient_id,timestamp,amount,sender_balance_before,sender_balance_after,recipient_balance_before,recipient_balance_after';
  const rows = [
    'p2p,A,B,2021-01-01 10:00:00,10.00,100,90.00,5,15.00',
    'cashin,C,A,2021-01-02 10:00:00,5.00,0,0,90.00,95.00',
  ];
  const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode([header, ...lines].join('\n'));

  it("is read from one person's side, with that side's balance", async () => {
    const found = await readStatement(text(rows), { currency: 'KES' });
    expect(found.ok && found.value).toMatchObject({ kind: 'cider', rows: 2, warnings: [] });
    expect(found.ok && found.value.transactions).toMatchObject([
      {
        direction: 'out',
        amount: 1_000n,
        balance: 9_000n,
        counterparty_account: 'B',
        category: 'p2p',
        currency: 'KES',
      },
      { direction: 'in', amount: 500n, balance: 9_500n, counterparty_account: 'C' },
    ]);
  });
});
