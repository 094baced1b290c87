import { assert, type Money, money, sum, toDecimalString } from '@lendline/kernel';
import type { RailBatch } from '../rail.ts';
import { bankId, bankText, isBankAccount } from './identifiers.ts';

/** Who orders, as bank messages name them. */
export interface BankAccount {
  readonly name: string;
  /** An IBAN, or the bank's own number of the account. */
  readonly account: string;
  /** BIC of the bank, where it wants one. */
  readonly bic: string | null;
  readonly characters: 'latin' | 'any';
}

function totalOf({ orders }: RailBatch): Money {
  const [first] = orders;
  assert(first, 'a batch has payments');
  return sum(
    orders.map(({ amount }) => amount),
    first.amount.currency,
  );
}

type Order = RailBatch['orders'][number];

/**
 * A credit transfer file (ISO 20022 pain.001.001.09): one instruction, one transaction for each payment, in the order of
 * the schema's sequences. A borrower is found by the phone number as proxy of the account; a return goes to the account
 * that paid.
 */
export function writePain001(batch: RailBatch, own: BankAccount, zone: string): string {
  const at = batch.createdAt.toZonedDateTimeISO(zone);
  const total = toDecimalString(totalOf(batch));
  const count = String(batch.orders.length);
  const id = bankId(batch.batchId);
  const header = node('GrpHdr', [
    leaf('MsgId', id),
    leaf('CreDtTm', at.toPlainDateTime().toString({ smallestUnit: 'second' })),
    leaf('NbOfTxs', count),
    leaf('CtrlSum', total),
    node('InitgPty', [leaf('Nm', bankText(own.name, { characters: own.characters, most: 140 }))]),
  ]);
  const instruction = node('PmtInf', [
    leaf('PmtInfId', id),
    leaf('PmtMtd', 'TRF'),
    leaf('NbOfTxs', count),
    leaf('CtrlSum', total),
    node('ReqdExctnDt', [leaf('Dt', at.toPlainDate().toString())]),
    node('Dbtr', [leaf('Nm', bankText(own.name, { characters: own.characters, most: 140 }))]),
    node('DbtrAcct', [accountId(own.account)]),
    node('DbtrAgt', [agentOf(own.bic)]),
    ...batch.orders.map((order) => transfer(order, own)),
  ]);
  const body = node('CstmrCdtTrfInitn', [header, instruction]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${body}</Document>\n`;
}

function transfer(order: Order, { characters }: BankAccount): string {
  const name = bankText(nameOf(order) ?? '', { characters, most: 140 });
  return node('CdtTrfTxInf', [
    node('PmtId', [leaf('InstrId', bankId(order.paymentId)), leaf('EndToEndId', bankId(order.paymentId))]),
    node('Amt', [instructed(order.amount)]),
    // A creditor has a name; where none is known the proxy alone finds the account.
    node('Cdtr', [leaf('Nm', name === '' ? 'NOTPROVIDED' : name)]),
    node('CdtrAcct', creditorAccount(order)),
    node('RmtInf', [leaf('Ustrd', bankId(order.paymentId))]),
  ]);
}

function nameOf(order: Order): string | null {
  return order.direction === 'return' ? order.payer.name : order.name;
}

function creditorAccount(order: Order): string[] {
  if (order.direction === 'return') {
    assert(order.payer.account, 'money goes back to an account');
    return [accountId(order.payer.account)];
  }
  // External code sets of ISO 20022: MBNO, an account by the mobile number of its holder.
  const other = node('Othr', [leaf('Id', order.phone), node('SchmeNm', [leaf('Prtry', 'MSISDN')])]);
  return [node('Id', [other]), node('Prxy', [node('Tp', [leaf('Cd', 'MBNO')]), leaf('Id', order.phone)])];
}

const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/;

function accountId(account: string): string {
  const text = account.replaceAll(' ', '');
  // A shortened one would be another's.
  assert(isBankAccount(text), 'an account that a bank names has 1 to 34 characters');
  return node('Id', [iban.test(text) ? leaf('IBAN', text) : node('Othr', [leaf('Id', text)])]);
}

function agentOf(bic: string | null): string {
  return node('FinInstnId', [bic === null ? node('Othr', [leaf('Id', 'NOTPROVIDED')]) : leaf('BICFI', bic)]);
}

function instructed({ amount, currency }: Money): string {
  return `<InstdAmt Ccy="${currency}">${toDecimalString(money(amount, currency))}</InstdAmt>`;
}

function node(name: string, children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

function leaf(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
