import { wallClock } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { readBankEntry } from './bank-entry.ts';

const scope = {
  clock: wallClock('Africa/Nairobi'),
  list: 'booked',
  today: Temporal.PlainDate.from('2026-06-15'),
  line: 3,
} as const;

const entry = (changes: object = {}): object => ({
  transactionId: 'tx-1',
  bookingDate: '2026-06-10',
  valueDate: '2026-06-11',
  transactionAmount: { amount: '12.50', currency: 'KES' },
  debtorName: 'Mtoni Tea Works',
  debtorAccount: { iban: 'XX00 0000' },
  remittanceInformationUnstructured: 'Salary',
  ...changes,
});

const read = (changes: object = {}, given: object = {}) => readBankEntry(entry(changes), { ...scope, ...given });

describe('a transaction of a bank', () => {
  it('is of the day on which it was booked, at noon of the bank’s zone', () => {
    const answer = read();
    expect(answer).toMatchObject({
      ok: true,
      value: {
        id: 'tx-1',
        transaction: {
          amount: 1_250n,
          currency: 'KES',
          direction: 'in',
          status: 'posted',
          counterparty: 'Mtoni Tea Works',
          counterparty_account: 'XX00 0000',
          description: 'Salary',
          status_text: 'BOOK',
          order_id: 'tx-1',
          source_line: 3,
          at_ms: Temporal.Instant.from('2026-06-10T09:00:00Z').epochMilliseconds,
          wall_ms: Temporal.Instant.from('2026-06-10T12:00:00Z').epochMilliseconds,
        },
      },
    });
  });

  it.each([
    [{ transactionAmount: { amount: '-12.50', currency: 'KES' } }, 'out'],
    [{ creditDebitIndicator: 'DBIT' }, 'out'],
    [{ creditDebitIndicator: 'CRDT' }, 'in'],
    [{ creditDebitIndicator: 'DBIT', transactionAmount: { amount: '-12.50', currency: 'KES' } }, 'out'],
  ])('goes the way that its indicator or its sign says: %j is %s', (changes, direction) => {
    expect(read(changes)).toMatchObject({ ok: true, value: { transaction: { amount: 1_250n, direction } } });
  });

  it.each([
    [{ creditDebitIndicator: 'CRDT', transactionAmount: { amount: '-1.00', currency: 'KES' } }, 'bad-direction'],
    [{ creditDebitIndicator: 'X' }, 'bad-direction'],
    [{ transactionAmount: { amount: '12.505', currency: 'KES' } }, 'bad-amount'],
    [{ transactionAmount: { amount: '0.00', currency: 'KES' } }, 'bad-amount'],
    [{ transactionAmount: { amount: '1.00', currency: 'XAU' } }, 'bad-currency'],
    [{ transactionAmount: undefined }, 'bad-currency'],
    [{ bookingDate: '2026-02-30', valueDate: undefined }, 'bad-time'],
    [{ status: 'INFO' }, 'information'],
  ])('is no record when it contradicts itself or says too little: %j', (changes, reason) => {
    expect(read(changes)).toMatchObject({ ok: false, error: { reason } });
  });

  it.each([
    [{ transactionId: ' ' }, null],
    [{ transactionId: '', entryReference: 'ref-9' }, 'ref-9'],
    [{ transactionId: undefined }, null],
  ])('has no id where the bank leaves it blank: %j', (changes, id) => {
    expect(read(changes)).toMatchObject({ ok: true, value: { id, transaction: { order_id: id } } });
  });

  it('that is pending does not lie ahead of today, whatever its value day', () => {
    const day = (answer: ReturnType<typeof read>): string | null =>
      answer.ok
        ? Temporal.Instant.fromEpochMilliseconds(answer.value.transaction.wall_ms).toString().slice(0, 10)
        : null;
    const pending = { bookingDate: undefined, valueDate: '2026-06-17' };
    expect(day(read(pending, { list: 'pending' }))).toBe('2026-06-15');
    expect(day(read({ ...pending, valueDate: '2026-06-12' }, { list: 'pending' }))).toBe('2026-06-12');
    expect(read(pending, { list: 'pending' })).toMatchObject({
      value: { transaction: { status: 'pending', status_text: 'PDNG' } },
    });
  });

  it('of a status that nobody knows proves nothing', () => {
    expect(read({ status: 'SHADOW' })).toMatchObject({
      value: { transaction: { status: 'other', status_text: 'SHADOW' } },
    });
  });

  it('is none when it is no object', () => {
    for (const raw of [null, 7, 'text', ['row']]) {
      expect(readBankEntry(raw, scope)).toMatchObject({ ok: false, error: { reason: 'not-an-entry' } });
    }
  });
});
