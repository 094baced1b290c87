import { wallClock } from '@lendline/behaviour';
import { dayIn } from '@lendline/kernel';
import { leftOutEntry } from '../entry-problems.ts';
import type { FeedAccount, FeedConnector, HolderAnswer, PageAnswer, PageAsk } from '../feed-connector.ts';
import type { FeedSettings } from '../feed-settings.ts';
import { jsonReader, type JsonReader } from '../json-calls.ts';
import { type JsonObject, listOf, objectOf, textOf } from '../json-fields.ts';
import { readBankEntry } from './bank-entry.ts';
import { apiRoot, headersOf, noAnswer } from './bank-answers.ts';
import { permitDesk } from './permit-desk.ts';

const scope = 'bank:accounts';

/** Transactions of a bank account in the shape of the Berlin Group's NextGenPSD2, by days, from link to link. */
export function openBankingFeed(settings: FeedSettings): FeedConnector {
  const reader = jsonReader(settings, scope);
  return {
    permits: permitDesk(reader, settings),
    readHolder: (account) => readHolder(reader, account),
    readPage: (ask) => readPage(reader, ask, settings),
  };
}

async function readHolder(reader: JsonReader, account: FeedAccount): Promise<HolderAnswer> {
  const answer = await reader.get(accountPath(account), headersOf(account.permit));
  if (answer.kind !== 'answer') return noAnswer(answer);
  const told = objectOf(objectOf(answer.body)?.['account']);
  if (!told) return { kind: 'unknown', because: 'unreadable' };
  return { kind: 'holder', name: textOf(told['ownerName']), number: textOf(told['msisdn']) };
}

async function readPage(reader: JsonReader, ask: PageAsk, { zone }: FeedSettings): Promise<PageAnswer> {
  const answer = await reader.get(ask.page ?? firstPage(ask, zone), headersOf(ask.permit));
  if (answer.kind !== 'answer') return noAnswer(answer);
  const told = objectOf(objectOf(answer.body)?.['transactions']);
  if (!told) return { kind: 'unknown', because: 'unreadable' };
  const next = nextPage(told, ask);
  if (next === 'elsewhere') return { kind: 'unknown', because: 'unreadable' };
  return { kind: 'page', ...entriesOf(told, ask, zone), next };
}

function accountPath({ account }: FeedAccount): string {
  return `${apiRoot}/accounts/${encodeURI(account)}`;
}

function firstPage(ask: PageAsk, zone: string): string {
  const query = new URLSearchParams({
    bookingStatus: 'both',
    dateFrom: dayIn(zone, ask.from).toString(),
    dateTo: dayIn(zone, ask.until).toString(),
  });
  return `${accountPath(ask)}/transactions?${query.toString()}`;
}

/** A link is followed only below the account that was asked for: our token goes nowhere else. */
function nextPage(told: JsonObject, ask: PageAsk): string | null {
  const href = textOf(objectOf(objectOf(told['_links'])?.['next'])?.['href']);
  if (href === null) return null;
  const below = 'http://bank.invalid';
  if (!URL.canParse(href, below)) return 'elsewhere';
  const { pathname, search } = new URL(href, below);
  return pathname === `${accountPath(ask)}/transactions` ? `${pathname}${search}` : 'elsewhere';
}

function entriesOf(
  told: JsonObject,
  ask: PageAsk,
  zone: string,
): Pick<PageAnswer & { kind: 'page' }, 'entries' | 'leftOut'> {
  const clock = wallClock(zone);
  const today = dayIn(zone, ask.until);
  const lists = (['booked', 'pending'] as const).flatMap((list) =>
    (listOf(told[list]) ?? []).map((raw) => ({ list, raw })),
  );
  const read = lists.map(({ list, raw }, index) => {
    const line = index + 1;
    const entry = readBankEntry(raw, { clock, list, today, line });
    return entry.ok ? entry.value : leftOutEntry(raw, line, entry.error);
  });
  return {
    entries: read.filter((row) => 'transaction' in row),
    leftOut: read.filter((row) => 'raw' in row),
  };
}
