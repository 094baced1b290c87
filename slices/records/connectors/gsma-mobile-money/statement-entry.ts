import { type FlowDirection, transaction, type TransactionStatus, type WallClock } from '@lendline/behaviour';
import { type Currency, err, isCurrency, ok, parseDecimal, type Result } from '@lendline/kernel';
import type { EntryProblem } from '../entry-problems.ts';
import type { FeedAccount, FeedEntry } from '../feed-connector.ts';
import { type JsonObject, listOf, objectOf, textOf } from '../json-fields.ts';
import { displayTypes, statuses } from './entry-words.ts';

export interface EntryScope extends Pick<FeedAccount, 'account' | 'phone'> {
  readonly clock: WallClock;
  readonly line: number;
}

/** One `responseStatementEntries` of the GSMA Mobile Money API 1.2. Which way the money went follows from the parties. */
export function readStatementEntry(raw: unknown, scope: EntryScope): Result<FeedEntry, EntryProblem> {
  const entry = objectOf(raw);
  if (!entry) return wrong('', 'not-an-entry');
  const amount = amountOf(entry);
  if (!amount.ok) return amount;
  const at = timeOf(entry);
  if (!at) return wrong('creationDate', 'bad-time');
  const sides = sidesOf(entry, scope);
  if (!sides) return wrong('creditParty', 'not-this-account');
  const word = textOf(entry['displayType']);
  const { direction, status, refunded } = meaningOf(entry, {
    word,
    moved: sides.direction,
    amount: amount.value.amount,
  });
  return ok({
    id: textOf(entry['transactionReference']),
    transaction: transaction({
      ...amount.value,
      at_ms: at.epochMilliseconds,
      wall_ms: scope.clock.toWall(at.epochMilliseconds),
      direction,
      status,
      refunded,
      counterparty_account: sides.other,
      category: word ?? '',
      description: textOf(entry['descriptionText']) ?? '',
      status_text: textOf(entry['transactionStatus']) ?? '',
      order_id: textOf(entry['transactionReference']),
      source_line: scope.line,
    }),
  });
}

function wrong(field: string, reason: EntryProblem['reason']): Result<never, EntryProblem> {
  return err({ field, reason });
}

function amountOf(entry: JsonObject): Result<{ amount: bigint; currency: Currency }, EntryProblem> {
  const currency = textOf(entry['currency']) ?? '';
  if (!isCurrency(currency)) return wrong('currency', 'bad-currency');
  const read = parseDecimal(textOf(entry['amount']) ?? '', currency);
  if (!read.ok || read.value.amount <= 0n) return wrong('amount', 'bad-amount');
  return ok({ amount: read.value.amount, currency });
}

function timeOf(entry: JsonObject): Temporal.Instant | null {
  for (const name of ['creationDate', 'dateCreated', 'requestDate']) {
    const text = textOf(entry[name]);
    try {
      if (text !== null) return Temporal.Instant.from(text);
    } catch {
      // The next field may hold a time.
    }
  }
  return null;
}

interface Sides {
  readonly direction: FlowDirection;
  /** The account on the other side, as the operator names it. */
  readonly other: string | null;
}

function sidesOf(entry: JsonObject, scope: EntryScope): Sides | null {
  const [credit, debit] = [partiesOf(entry['creditParty']), partiesOf(entry['debitParty'])];
  const [isCredited, isDebited] = [isOwn(credit, scope), isOwn(debit, scope)];
  if (isCredited && isDebited) return { direction: 'neutral', other: null };
  if (isCredited) return { direction: 'in', other: nameOf(debit) };
  return isDebited ? { direction: 'out', other: nameOf(credit) } : null;
}

interface Party {
  readonly key: string;
  readonly value: string;
}

function partiesOf(value: unknown): readonly Party[] {
  return (listOf(value) ?? []).flatMap((one) => {
    const [key, text] = [textOf(objectOf(one)?.['key']), textOf(objectOf(one)?.['value'])];
    return key !== null && text !== null ? [{ key: key.toLowerCase(), value: text }] : [];
  });
}

function isOwn(parties: readonly Party[], { account, phone }: EntryScope): boolean {
  return parties.some(
    ({ key, value }) => `${key}@${value}` === account || (key === 'msisdn' && digits(value) === digits(phone)),
  );
}

/** A number first: it is the one name that a person has in call records too. */
function nameOf(parties: readonly Party[]): string | null {
  return (parties.find(({ key }) => key === 'msisdn') ?? parties[0])?.value ?? null;
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

interface Said {
  readonly word: string | null;
  readonly moved: FlowDirection;
  readonly amount: bigint;
}

interface Meaning {
  readonly direction: FlowDirection;
  readonly status: TransactionStatus;
  readonly refunded: bigint;
}

function meaningOf(entry: JsonObject, { word, moved, amount }: Said): Meaning {
  const status = statuses.get(textOf(entry['transactionStatus'])?.toLowerCase() ?? '') ?? 'other';
  const nature = word === null ? 'by-party' : displayTypes.get(word.toLowerCase());
  const refunded = textOf(entry['transactionStatus'])?.toLowerCase() === 'reversed' ? amount : 0n;
  switch (nature) {
    case 'by-party':
      return { direction: moved, status, refunded };
    case 'own-money':
      return { direction: 'neutral', status, refunded };
    case 'refund':
      return { direction: 'neutral', status: status === 'posted' ? 'refund' : status, refunded };
    case undefined:
      // A word that nobody here knows: the row is kept, and proves nothing.
      return { direction: moved, status: 'other', refunded };
  }
}
