import { type FlowDirection, transaction, type TransactionStatus, type WallClock } from '@lendline/behaviour';
import { type Currency, err, isCurrency, ok, parseDecimal, type Result } from '@lendline/kernel';
import type { EntryProblem } from '../entry-problems.ts';
import type { FeedEntry } from '../feed-connector.ts';
import { type JsonObject, objectOf, textOf } from '../json-fields.ts';

export interface BankEntryScope {
  readonly clock: WallClock;
  /** The list that the row stands in; its own `status` wins where it has one. */
  readonly list: 'booked' | 'pending';
  /** The last day that can have happened: what is dated later has not. */
  readonly today: Temporal.PlainDate;
  readonly line: number;
}

/**
 * One transaction of the Berlin Group's account information (NextGenPSD2), or of banks that name the direction after
 * ISO 20022 instead of by the sign. Days have no time of day: noon of the bank's zone stands for one.
 */
export function readBankEntry(raw: unknown, scope: BankEntryScope): Result<FeedEntry, EntryProblem> {
  const entry = objectOf(raw);
  if (!entry) return wrong('', 'not-an-entry');
  const status = statusOf(entry, scope);
  if (status === 'information') return wrong('status', 'information');
  const money = moneyOf(entry);
  if (!money.ok) return money;
  const direction = directionOf(entry, money.value.signed);
  if (!direction) return wrong('creditDebitIndicator', 'bad-direction');
  const when = timeOf(entry, status, scope);
  if (!when) return wrong('bookingDate', 'bad-time');
  const id = textOf(entry['transactionId']) ?? textOf(entry['entryReference']);
  const party = partyOf(entry, direction);
  return ok({
    id,
    transaction: transaction({
      ...when,
      amount: money.value.amount,
      currency: money.value.currency,
      direction,
      status,
      counterparty: party.name,
      counterparty_account: party.account,
      category: textOf(entry['bankTransactionCode']) ?? textOf(entry['proprietaryBankTransactionCode']) ?? '',
      description: textOf(entry['remittanceInformationUnstructured']) ?? '',
      status_text: textOf(entry['status']) ?? (scope.list === 'booked' ? 'BOOK' : 'PDNG'),
      order_id: id,
      source_line: scope.line,
    }),
  });
}

function wrong(field: string, reason: EntryProblem['reason']): Result<never, EntryProblem> {
  return err({ field, reason });
}

const statuses: ReadonlyMap<string, TransactionStatus | 'information'> = new Map([
  ['BOOK', 'posted'],
  ['BOOKED', 'posted'],
  ['PDNG', 'pending'],
  ['PENDING', 'pending'],
  ['INFO', 'information'],
]);

function statusOf(entry: JsonObject, { list }: BankEntryScope): TransactionStatus | 'information' {
  const word = textOf(entry['status'])?.toUpperCase();
  if (word === undefined) return list === 'booked' ? 'posted' : 'pending';
  // A status that nobody here knows proves nothing.
  return statuses.get(word) ?? 'other';
}

interface ReadMoney {
  readonly amount: bigint;
  readonly currency: Currency;
  /** As the bank wrote it: below zero is money out, where no indicator is given. */
  readonly signed: bigint;
}

function moneyOf(entry: JsonObject): Result<ReadMoney, EntryProblem> {
  const given = objectOf(entry['transactionAmount']);
  const currency = textOf(given?.['currency']) ?? '';
  if (!isCurrency(currency)) return wrong('transactionAmount.currency', 'bad-currency');
  const read = parseDecimal(textOf(given?.['amount']) ?? '', currency);
  if (!read.ok || read.value.amount === 0n) return wrong('transactionAmount.amount', 'bad-amount');
  const signed = read.value.amount;
  return ok({ amount: signed < 0n ? -signed : signed, currency, signed });
}

const indicators: ReadonlyMap<string, FlowDirection> = new Map([
  ['CRDT', 'in'],
  ['CREDIT', 'in'],
  ['DBIT', 'out'],
  ['DEBIT', 'out'],
]);

/** With an indicator the amount has no sign, or the same one; a word that is not known is never guessed. */
function directionOf(entry: JsonObject, signed: bigint): FlowDirection | null {
  const word = textOf(entry['creditDebitIndicator'])?.toUpperCase();
  if (word === undefined) return signed < 0n ? 'out' : 'in';
  const direction = indicators.get(word) ?? null;
  return direction === 'in' && signed < 0n ? null : direction;
}

interface When {
  readonly at_ms: number;
  readonly wall_ms: number;
}

const noon_ms = 12 * 3_600_000;

/**
 * The day of booking, or of value where nothing is booked yet. Value days lie in the future: a pending row is of the
 * day on which it was read at the latest.
 */
function timeOf(entry: JsonObject, status: TransactionStatus, { clock, today }: BankEntryScope): When | null {
  const instant = instantIn(textOf(entry['bookingDateTime']));
  if (instant) return { at_ms: instant.epochMilliseconds, wall_ms: clock.toWall(instant.epochMilliseconds) };
  const named =
    dayIn(textOf(entry['bookingDate'])) ?? dayIn(textOf(entry['transactionDate'])) ?? dayIn(textOf(entry['valueDate']));
  if (!named) return null;
  const day = status !== 'posted' && Temporal.PlainDate.compare(named, today) > 0 ? today : named;
  const wall_ms = day.toZonedDateTime('UTC').epochMilliseconds + noon_ms;
  return { at_ms: clock.toEpoch(wall_ms), wall_ms };
}

function instantIn(text: string | null): Temporal.Instant | null {
  try {
    return text === null ? null : Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function dayIn(text: string | null): Temporal.PlainDate | null {
  try {
    return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : null;
  } catch {
    return null;
  }
}

interface Counterparty {
  readonly name: string | null;
  readonly account: string | null;
}

function partyOf(entry: JsonObject, direction: FlowDirection): Counterparty {
  const side = direction === 'in' ? 'debtor' : 'creditor';
  const account = objectOf(entry[`${side}Account`]);
  const named = ['iban', 'bban', 'maskedPan', 'msisdn'].map((name) => textOf(account?.[name]));
  return { name: textOf(entry[`${side}Name`]), account: named.find((text) => text !== null) ?? null };
}
