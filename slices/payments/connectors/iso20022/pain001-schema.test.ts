import { money, newId, parsePhoneNumber } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departures } from '../../test/pain001-schema.ts';
import type { RailBatch } from '../rail.ts';
import { type BankAccount, writePain001 } from './write-pain001.ts';

const now = Temporal.Instant.from('2026-06-15T04:00:00Z');
const phone = parsePhoneNumber('+8615500000001');
if (!phone.ok) throw new Error('the number is made up and well-formed');
const number = phone.value;

type Order = RailBatch['orders'][number];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const common = { orderId: 'an-order', callbackUrl: '' };
const amount = fc.bigInt(1n, 999_999_999_999n).map((units) => money(units, 'CNY'));
const account = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9]{1,34}$/),
  fc.constantFrom('DE89 3704 0044 0532 0130 00', '6222 0000 0000 0000 000', 'A&B<C>"\'', '账户一二三'),
);
const order: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ amount, name: fc.option(anyText) }).map(
    (one): Order => ({
      ...common,
      ...one,
      direction: 'disbursement',
      paymentId: newId('payment', now),
      phone: number,
      mandate: null,
    }),
  ),
  fc.record({ amount, payer: fc.record({ name: fc.option(anyText), account }) }).map(
    (one): Order => ({
      ...common,
      ...one,
      direction: 'return',
      paymentId: newId('payment', now),
      original: 'R1',
    }),
  ),
);
const own: fc.Arbitrary<BankAccount> = fc.record({
  name: anyText.filter((name) => /[a-z]/.test(name)),
  account,
  bic: fc.constantFrom(null, 'COBADEFF', 'COBADEFFXXX'),
  characters: fc.constantFrom('any', 'latin'),
});

function write(orders: readonly Order[], from: BankAccount): string {
  const of = { orderId: 'x', direction: 'disbursement', callbackUrl: '', createdAt: now } as const;
  return writePain001({ ...of, batchId: newId('batch', now), orders }, from, 'Asia/Shanghai');
}

describe('a credit transfer file', () => {
  it('is valid by the schema whatever people, accounts and lenders are called', () => {
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 4 }), own, (orders, from) => {
        expect(departures(write(orders, from))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the check of the schema', () => {
  const sound: Order = {
    ...common,
    direction: 'disbursement',
    paymentId: newId('payment', now),
    amount: money(100n, 'CNY'),
    phone: number,
    name: 'A Name',
    mandate: null,
  };
  const file = write([sound], { name: 'Lender', account: 'DE89370400440532013000', bic: null, characters: 'any' });

  it.each<[string, (text: string) => string, RegExp]>([
    ['another namespace', (text) => text.replace('001.09', '001.03'), /namespace/],
    [
      'an element in another place',
      (text) => text.replace(/(<NbOfTxs>\d+<\/NbOfTxs>)(<CtrlSum>[^<]+<\/CtrlSum>)/, '$2$1'),
      /NbOfTxs/,
    ],
    ['an element that is missing', (text) => text.replace(/<EndToEndId>[^<]+<\/EndToEndId>/, ''), /lacks EndToEndId/],
    [
      'an element that nobody knows',
      (text) => text.replace('<Amt>', '<Amount>').replace('</Amt>', '</Amount>'),
      /Amount/,
    ],
    ['a text that is too long', (text) => text.replace('A Name', 'x'.repeat(141)), /Nm is no Max140Text/],
    ['an empty text', (text) => text.replace('>A Name<', '><'), /Nm is no Max140Text/],
    ['a date of another form', (text) => text.replace('2026-06-15<', '15.06.2026<'), /Dt is no ISODate/],
    ['two of a choice', (text) => text.replace('<IBAN>', '<Othr><Id>1</Id></Othr><IBAN>'), /is not one of/],
    ['an amount with six places', (text) => text.replace('"CNY">1.00<', '"CNY">1.000000<'), /InstdAmt is no Amount/],
    ['an amount without currency', (text) => text.replace(' Ccy="CNY"', ''), /attributes/],
    ['a sign that is not escaped', (text) => text.replace('A Name', 'A & B'), /Nm is no Max140Text/],
    ['a tag that is not closed', (text) => text.replace('</Amt>', ''), /closes another|well-formed/],
    ['no payment', (text) => text.replace(/<CdtTrfTxInf>.*<\/CdtTrfTxInf>/, ''), /lacks CdtTrfTxInf/],
  ])('finds %s', (_, spoil, expected) => {
    expect(departures(file)).toEqual([]);
    expect(departures(spoil(file)).join('\n')).toMatch(expected);
  });
});
