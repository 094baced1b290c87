import { wallClock } from '@lendline/behaviour';
import { leftOutEntry } from '../entry-problems.ts';
import type { FeedAccount, FeedConnector, FeedRefusal, HolderAnswer, PageAnswer, PageAsk } from '../feed-connector.ts';
import type { FeedSettings } from '../feed-settings.ts';
import { type JsonAnswer, jsonReader, type JsonReader } from '../json-calls.ts';
import { listOf, objectOf, textOf } from '../json-fields.ts';
import { readStatementEntry } from './statement-entry.ts';

const scope = 'wallet:accounts';
const apiRoot = '/mm/v1.2';

/** Statement entries of a wallet that speaks the GSMA Mobile Money API 1.2, by offset within a span that stays fixed. */
export function mobileMoneyFeed(settings: FeedSettings): FeedConnector {
  const reader = jsonReader(settings, scope);
  return {
    readHolder: (account) => readHolder(reader, account),
    readPage: (ask) => readPage(reader, ask, settings),
  };
}

async function readHolder(reader: JsonReader, { account }: FeedAccount): Promise<HolderAnswer> {
  const answer = await reader.get(`${apiRoot}/accounts/${encodeURI(account)}/accountname`);
  if (answer.kind !== 'answer') return noAnswer(answer);
  const name = objectOf(objectOf(answer.body)?.['name']);
  if (!name) return { kind: 'unknown', because: 'unreadable' };
  const parts = [textOf(name['firstName']), textOf(name['middleName']), textOf(name['lastName'])];
  const joined = parts.filter((part) => part !== null).join(' ');
  return { kind: 'holder', name: textOf(name['fullName']) ?? textOf(joined), number: null };
}

async function readPage(reader: JsonReader, ask: PageAsk, { pageRows, zone }: FeedSettings): Promise<PageAnswer> {
  const offset = Number(ask.page ?? 0);
  const query = new URLSearchParams({
    offset: String(offset),
    limit: String(pageRows),
    fromDateTime: ask.from.toString({ smallestUnit: 'second' }),
    toDateTime: ask.until.toString({ smallestUnit: 'second' }),
  });
  const path = `${apiRoot}/accounts/${encodeURI(ask.account)}/statemententries?${query.toString()}`;
  const answer = await reader.get(path);
  if (answer.kind !== 'answer') return noAnswer(answer);
  const rows = listOf(answer.body);
  if (!rows) return { kind: 'unknown', because: 'unreadable' };
  const available = countIn(answer.header('x-records-available-count'));
  const end = offset + rows.length;
  // An empty page before the end would be taken for the end.
  if (rows.length === 0 && available !== null && end < available) return { kind: 'unknown', because: 'unreadable' };
  const more = available === null ? rows.length >= pageRows : end < available;
  return { kind: 'page', ...entriesOf(rows, ask, zone), next: more ? String(end) : null };
}

function entriesOf(
  rows: readonly unknown[],
  { account, phone }: PageAsk,
  zone: string,
): Pick<PageAnswer & { kind: 'page' }, 'entries' | 'leftOut'> {
  const clock = wallClock(zone);
  const read = rows.map((raw, index) => {
    const line = index + 1;
    const entry = readStatementEntry(raw, { account, phone, clock, line });
    return entry.ok ? entry.value : leftOutEntry(raw, line, entry.error);
  });
  return {
    entries: read.filter((row) => 'transaction' in row),
    leftOut: read.filter((row) => 'raw' in row),
  };
}

function countIn(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}

/** Error codes of the API that say for sure that asking again is of no use. */
const refusals: Readonly<Record<string, FeedRefusal>> = {
  identifierError: 'no-such-account',
  requestorAuthorisationError: 'not-authorised',
  accountAuthorisationError: 'not-authorised',
};

function noAnswer(answer: Exclude<JsonAnswer, { kind: 'answer' }>): PageAnswer & HolderAnswer {
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  const because = refusals[textOf(objectOf(answer.body)?.['errorCode']) ?? ''];
  return because ? { kind: 'refused', because } : { kind: 'unknown', because: 'provider-error' };
}
