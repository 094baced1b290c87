import { readStatement } from '@lendline/behaviour';
import { rowProblem } from '../../rules/stored-rows.ts';
import type {
  FeedAccount,
  FeedConnector,
  FeedRefusal,
  HolderAnswer,
  LeftOutEntry,
  PageAnswer,
  PageAsk,
} from '../feed-connector.ts';
import type { FeedSettings } from '../feed-settings.ts';
import { type JsonAnswer, jsonReader, type JsonReader } from '../json-calls.ts';
import { listOf, objectOf, textOf } from '../json-fields.ts';

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
  const read = await entriesOf(rows, ask, zone);
  return read ? { kind: 'page', ...read, next: more ? String(end) : null } : { kind: 'unknown', because: 'unreadable' };
}

type ReadRows = Pick<PageAnswer & { kind: 'page' }, 'entries' | 'leftOut'>;

/** The rows as the reader of such files reads them; null when it cannot read the page at all. */
async function entriesOf(rows: readonly unknown[], ask: PageAsk, zone: string): Promise<ReadRows | null> {
  if (rows.length === 0) return { entries: [], leftOut: [] };
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  const read = await readStatement(bytes, { kind: 'gsma', zone, account: ownName(rows, ask) });
  if (!read.ok) return null;
  const { transactions, rejected, ignored } = read.value;
  const leftOut = (outcome: LeftOutEntry['outcome'], problems: typeof rejected): LeftOutEntry[] =>
    problems.map((problem) => ({
      ...rowProblem(problem),
      outcome,
      raw: JSON.stringify(rows[problem.line - 1]) ?? '',
    }));
  return {
    entries: transactions.map((transaction) => ({ id: transaction.order_id, transaction })),
    leftOut: [...leftOut('rejected', rejected), ...leftOut('ignored', ignored)],
  };
}

/** What the operator calls the wallet among the parties of its entries: as it was asked for, or by the line's number. */
function ownName(rows: readonly unknown[], { account, phone }: PageAsk): string {
  const text = JSON.stringify(rows);
  const identifier = account.replace(/^\w+@/, '');
  return [identifier, phone, phone.slice(1)].find((name) => text.includes(JSON.stringify(name))) ?? identifier;
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
