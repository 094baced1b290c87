import { type Currency, isCurrency } from '@lendline/kernel';

import { rejectRow, type RowProblem } from '../../records/row-problem.ts';
import {
  type FlowDirection,
  type Transaction,
  transaction,
  type TransactionStatus,
} from '../../records/transaction.ts';
import type { WordCounter } from '../../records/vocabulary.ts';
import type { WallClock } from '../../records/wall-clock.ts';
import { amountOf } from '../amount-text.ts';
import { bankTime } from '../banks/day-text.ts';
import { nodeAt, nodesAt, textAt, textsAt, type XmlNode } from './xml-tree.ts';

export interface CamtReading {
  readonly clock: WallClock;
  readonly words: WordCounter;
  readonly lineAt: (node: XmlNode) => number;
}

const directions: ReadonlyMap<string, FlowDirection> = new Map([
  ['CRDT', 'in'],
  ['DBIT', 'out'],
]);
// ISO 20022 external code set ExternalEntryStatus1Code; INFO is a notice of what has not been booked.
const statuses: ReadonlyMap<string, TransactionStatus> = new Map([
  ['BOOK', 'posted'],
  ['PDNG', 'pending'],
  ['FUTR', 'pending'],
  ['INFO', 'other'],
]);

/**
 * The transactions of one entry (`Ntry`): one, or one for each of its details when it is a batch whose details carry
 * amounts that add up to the entry's. Sums of other currencies than the entry's are informative and not read.
 */
export function camtEntry(entry: XmlNode, reading: CamtReading): (Transaction | RowProblem)[] {
  const base = entryBase(entry, reading);
  if ('reason' in base) return [base];
  const details = nodesAt(entry, 'NtryDtls').flatMap((part) => nodesAt(part, 'TxDtls'));
  if (details.length < 2) return [withDetails(base, details[0] ?? null)];
  const amounts = details.map((detail) => detailAmount(detail, base.currency));
  const whole =
    amounts.every((amount) => amount !== null) && amounts.reduce((sum, amount) => sum + amount!, 0n) === base.amount;
  if (!whole) return [base];
  // Each keeps the bank's reference of the entry, told apart by its place in it.
  return details.map((detail, index) => {
    const part = withDetails({ ...base, amount: amounts[index]! }, detail);
    return {
      ...part,
      order_id:
        part.order_id === base.order_id && part.order_id !== null ? `${part.order_id}#${index + 1}` : part.order_id,
    };
  });
}

function entryBase(entry: XmlNode, { clock, words, lineAt }: CamtReading): Transaction | RowProblem {
  const line = lineAt(entry);
  const currency = currencyOf(entry);
  if (currency === null) return rejectRow('bad-currency', line, 'Amt/@Ccy');
  const amount = amountOf(textAt(entry, 'Amt'), currency);
  if (amount === null || amount < 0n) return rejectRow('bad-amount', line, 'Amt');
  const when = bookedAt(entry, clock);
  if (when === null) return rejectRow('bad-time', line, 'BookgDt');
  const side = textAt(entry, 'CdtDbtInd');
  const direction = directions.get(side);
  if (direction === undefined) return rejectRow('bad-direction', line, 'CdtDbtInd');
  const status_text = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  const category = transactionCode(entry);
  words.count('direction', side, true);
  words.count('status', status_text, statuses.has(status_text));
  words.count('category', category, true);
  return transaction({
    ...when,
    amount,
    currency,
    direction,
    status: textAt(entry, 'RvslInd') === 'true' ? 'refund' : (statuses.get(status_text) ?? 'other'),
    category,
    description: textAt(entry, 'AddtlNtryInf'),
    status_text,
    order_id: textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef') || null,
    fee: feeOf(entry, currency),
    source_line: line,
  });
}

function withDetails(base: Transaction, detail: XmlNode | null): Transaction {
  if (detail === null) return base;
  // Money that came is from the debtor, money that went is to the creditor.
  const [party, account] = base.direction === 'in' ? (['Dbtr', 'DbtrAcct'] as const) : (['Cdtr', 'CdtrAcct'] as const);
  const remittance = [...textsAt(detail, 'RmtInf', 'Ustrd'), ...textsAt(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')];
  const endToEnd = textAt(detail, 'Refs', 'EndToEndId');
  return {
    ...base,
    counterparty: textAt(detail, 'RltdPties', party, 'Nm') || textAt(detail, 'RltdPties', party, 'Pty', 'Nm') || null,
    counterparty_account:
      textAt(detail, 'RltdPties', account, 'Id', 'IBAN') ||
      textAt(detail, 'RltdPties', account, 'Id', 'Othr', 'Id') ||
      null,
    description: remittance.join(' ') || base.description,
    order_id: textAt(detail, 'Refs', 'AcctSvcrRef') || base.order_id,
    merchant_order_id: endToEnd === '' || endToEnd === 'NOTPROVIDED' ? null : endToEnd,
  };
}

function currencyOf(entry: XmlNode): Currency | null {
  const code = nodeAt(entry, 'Amt')?.['@Ccy'];
  return typeof code === 'string' && isCurrency(code) ? code : null;
}

/** A batch's details carry their amount in `Amt` since version 4 and in `AmtDtls` before. */
function detailAmount(detail: XmlNode, currency: Currency): bigint | null {
  const node = nodeAt(detail, 'Amt') ?? nodeAt(detail, 'AmtDtls', 'TxAmt', 'Amt');
  return node?.['@Ccy'] === currency ? amountOf(textAt({ Amt: node }, 'Amt'), currency) : null;
}

/** The time of booking; a value date alone stands for it while an entry is pending. */
function bookedAt(entry: XmlNode, clock: WallClock): Pick<Transaction, 'at_ms' | 'wall_ms'> | null {
  const name = ['BookgDt', 'ValDt'].find((field) => nodeAt(entry, field) !== null);
  if (name === undefined) return null;
  const text = textAt(entry, name, 'DtTm') || textAt(entry, name, 'Dt');
  return timeOf(text, clock);
}

/** `2014-12-31T13:15:00+01:00`, or a day or time without an offset, which is of the statement's zone. */
export function timeOf(text: string, clock: WallClock): Pick<Transaction, 'at_ms' | 'wall_ms'> | null {
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T')) {
    try {
      const at_ms = Temporal.Instant.from(text).epochMilliseconds;
      return { at_ms, wall_ms: clock.toWall(at_ms) };
    } catch {
      return null;
    }
  }
  const day = bankTime(text.replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, '$1'), '', 'ymd');
  return day && { at_ms: clock.toEpoch(day.wall_ms), wall_ms: day.wall_ms };
}

/** `PMNT-RCDT-SALA`, or the bank's own code. */
function transactionCode(entry: XmlNode): string {
  const domain = [
    textAt(entry, 'BkTxCd', 'Domn', 'Cd'),
    textAt(entry, 'BkTxCd', 'Domn', 'Fmly', 'Cd'),
    textAt(entry, 'BkTxCd', 'Domn', 'Fmly', 'SubFmlyCd'),
  ].filter((code) => code !== '');
  return domain.length > 0 ? domain.join('-') : textAt(entry, 'BkTxCd', 'Prtry', 'Cd');
}

function feeOf(entry: XmlNode, currency: Currency): bigint | null {
  const total = nodeAt(entry, 'Chrgs', 'TtlChrgsAndTaxAmt');
  return total?.['@Ccy'] === currency ? amountOf(textAt(entry, 'Chrgs', 'TtlChrgsAndTaxAmt'), currency) : null;
}
