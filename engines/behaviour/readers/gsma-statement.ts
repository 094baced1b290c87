import { err, isCurrency, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning } from '../records/file-warning.ts';
import { rejectRow, type RowProblem } from '../records/row-problem.ts';
import { type Transaction, transaction, type TransactionStatus } from '../records/transaction.ts';
import type { WordCounter } from '../records/vocabulary.ts';
import type { WallClock } from '../records/wall-clock.ts';
import { amountOf } from './amount-text.ts';
import type { StatementRows } from './assemble-statement.ts';
import { timeOf } from './camt/camt-entry.ts';
import { flowOf, otherParty, type OwnSide, ownSides, type Sides } from './own-side.ts';

export interface GsmaReading {
  readonly clock: WallClock;
  readonly words: WordCounter;
  /** The holder's number or wallet id, as the parties name it. */
  readonly account: string | undefined;
}

// The API leaves the words of a status to each provider; these are those in its examples and in use.
const statuses: readonly (readonly [RegExp, TransactionStatus])[] = [
  [/^(completed?|success(ful)?|settled|posted|processed)$/i, 'posted'],
  [/^(pending|initiated|accepted|processing|in ?progress|received|authori[sz]ed|unknown)$/i, 'pending'],
  [/^(failed|failure|rejected|declined|error)$/i, 'failed'],
  [/^(cancell?ed|reversed|expired|voided)$/i, 'closed'],
];

// The harmonised transaction types of version 1.2.
const types = new Set([
  'billpay',
  'deposit',
  'disbursement',
  'transfer',
  'merchantpay',
  'inttransfer',
  'adjustment',
  'reversal',
  'withdrawal',
]);

// When the provider made the entry comes first; `dateCreated` is its name of before version 1.2.
const dates = ['creationDate', 'dateCreated', 'requestDate'] as const;

type Item = Readonly<Record<string, unknown>>;

/**
 * The answers of GSMA Mobile Money API 1.2 to `GET …/statemententries` and `…/transactions`: a JSON array, or an object
 * that holds one. Errors: `no-rows`; `no-header-row` when it is no such JSON.
 */
export function gsmaRows(text: string, reading: GsmaReading): Result<StatementRows, FileProblem> {
  const items = gsmaItems(text);
  if (!items) return err(fileProblem('no-header-row', { field: 'transactionReference' }));
  if (items.length === 0) return err(fileProblem('no-rows'));
  const sides = ownSides(items.map(sidesOf), reading.account);
  const rows = items.map((item, index) => rowOf(item, { ...reading, side: sides[index]!, line: index + 1 }));
  const unknown = sides.flatMap((side, index) => (side === null ? [index + 1] : []));
  return ok({
    kind: 'gsma',
    variant: null,
    preface: {
      holder: { name: null, account: reading.account ?? null },
      window: null,
      exported_at: null,
      declared: { rows: null, in: null, out: null, neutral: null },
    },
    rows: rows.map((row) => ('reason' in row ? row : { transaction: row, resaved: false })),
    warnings: unknown.length > 0 ? [fileWarning('unknown-direction', unknown.length, unknown[0]!)] : [],
  });
}

/** Whether a text is such an answer. */
export function isGsmaText(text: string): boolean {
  return /^\s*[[{]/.test(text) && text.slice(0, 20_000).includes('"transactionReference"') && gsmaItems(text) !== null;
}

function gsmaItems(text: string): readonly Item[] | null {
  const parsed = parsedJson(text.replace(/^\u{FEFF}/u, ''));
  const list = Array.isArray(parsed)
    ? parsed
    : isItem(parsed)
      ? Object.values(parsed).find((value) => Array.isArray(value))
      : undefined;
  if (!Array.isArray(list)) return null;
  // What is no object is kept as an empty one, so that it is a rejected row and not a lost one.
  return list.length > 0 && !list.some((item) => isItem(item) && 'transactionReference' in item)
    ? null
    : list.map((item: unknown) => (isItem(item) ? item : {}));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface RowReading extends GsmaReading {
  readonly side: OwnSide;
  readonly line: number;
}

function rowOf(item: Item, { clock, words, side, line }: RowReading): Transaction | RowProblem {
  const currency = text(item, 'currency');
  if (!isCurrency(currency)) return rejectRow('bad-currency', line, 'currency');
  const amount = amountOf(text(item, 'amount'), currency);
  if (amount === null || amount < 0n) return rejectRow('bad-amount', line, 'amount');
  const when = timeOf(dates.map((name) => text(item, name)).find((date) => date !== '') ?? '', clock);
  if (when === null) return rejectRow('bad-time', line, 'creationDate');
  const type = text(item, 'type');
  const reversal = type === 'reversal';
  const status = statusOf(item, words);
  if (type !== '') words.count('category', type, types.has(type));
  return transaction({
    ...when,
    amount,
    currency,
    direction: flowOf(side),
    status: reversal && status === 'posted' ? 'refund' : status,
    refund_of: reversal ? textOrNull(item, 'originalTransactionReference') : null,
    counterparty_account: otherParty(sidesOf(item), side),
    category: type || text(item, 'displayType'),
    description: text(item, 'descriptionText'),
    status_text: text(item, 'transactionStatus'),
    order_id: textOrNull(item, 'transactionReference'),
    merchant_order_id: textOrNull(item, 'requestingOrganisationTransactionReference'),
    note: textOrNull(item, 'subType'),
    fee: feesOf(item, currency),
    source_line: line,
  });
}

function statusOf(item: Item, words: WordCounter): TransactionStatus {
  const word = text(item, 'transactionStatus');
  const status = statuses.find(([pattern]) => pattern.test(word))?.[1] ?? 'other';
  words.count('status', word, status !== 'other');
  return status;
}

function feesOf(item: Item, currency: Parameters<typeof amountOf>[1]): bigint | null {
  const fees = item['fees'];
  if (!Array.isArray(fees) || fees.length === 0) return null;
  const amounts = fees.map((fee: unknown) =>
    isItem(fee) && text(fee, 'feeCurrency') === currency ? amountOf(text(fee, 'feeAmount'), currency) : null,
  );
  return amounts.every((amount) => amount !== null) ? amounts.reduce((sum, amount) => sum + amount, 0n) : null;
}

function sidesOf(item: Item): Sides {
  return { from: parties(item['debitParty']), to: parties(item['creditParty']) };
}

function parties(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [];
  return list.flatMap((party: unknown) => (isItem(party) && text(party, 'value') !== '' ? [text(party, 'value')] : []));
}

function text(item: Item, name: string): string {
  const value = item[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function textOrNull(item: Item, name: string): string | null {
  return text(item, name) || null;
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
