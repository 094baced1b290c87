import { createHmac, randomUUID } from 'node:crypto';
import type { Feed, RecordsOfLine } from '@lendline/records/contract';
import type { LineId } from '@lendline/lines/contract';
import { type Database, hurryJobs, runJobsOnce } from '@lendline/platform';
import { borrower, service } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { partner, value, type Walk } from './walk.ts';

export interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** The days of the country that a span touches, the last one excluded. */
export function daysOf({ from, until }: Span): [Temporal.PlainDate, Temporal.PlainDate] {
  const day = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  return [day(from), day(until).add({ days: 1 })];
}

/** What tests of feeds do again and again. */
export interface FeedHands {
  /** Somebody not met before, signed in, with consent to these sources. */
  newcomer(...sources: readonly string[]): Promise<{ readonly person: Person; readonly line: LineId }>;
  linkWallet(of: { readonly person: Person; readonly line: LineId }): Promise<Feed>;
  linkBank(of: { readonly line: LineId }): Promise<Feed>;
  feedOf(line: LineId): Promise<Feed>;
  /** Runs the jobs of the slice that are due by the country's clock. */
  runJobs(): Promise<void>;
  /** What a first reading begun now is about. */
  firstSpan(): Span;
  /** How many rows the country has of a person in a span; that of a first reading unless told. */
  lived(person: Person, span?: Span): number;
  pass(time: { readonly hours: number }): Promise<void>;
  /** Lets time pass until 22:00: the noon that stands for a day without a time has been. */
  evening(): Promise<void>;
  read(line: LineId, asOf?: Temporal.Instant): Promise<RecordsOfLine>;
  switchFault(records: string): Promise<void>;
  withdraw(line: LineId, source: string): Promise<void>;
}

export function feedHands(walk: () => Walk, database: () => Database): FeedHands {
  let next = 0;
  const runJobs = async (): Promise<void> => {
    const { clock } = walk().country;
    await hurryJobs(database(), clock.now());
    await runJobsOnce({ database: database(), clock, tasks: { records: walk().records.instance.jobs ?? {} } });
  };
  const firstSpan = (): Span => {
    const until = walk().country.clock.now();
    return { from: until.subtract({ hours: 180 * 24 }), until };
  };
  const link = async (line: LineId, input: { provider: string; account?: string }): Promise<Feed> =>
    value(await walk().records.client.linkFeed(walk().as(borrower(line)), input));
  return {
    newcomer: async (...sources) => {
      const person = walk().country.who(
        (one, { since }) =>
          one.index >= next &&
          one.segment !== 'trader' &&
          one.registeredName === one.name &&
          one.line.recycledOn === null &&
          since.until('2026-06-15', { largestUnit: 'months' }).months > 12,
      );
      next = person.index + 1;
      const line = await walk().arrive(person);
      await walk().consent(line, ...sources);
      return { person, line };
    },
    linkWallet: ({ person, line }) => link(line, { provider: 'mobile-money', account: `walletid@w${person.index}` }),
    linkBank: ({ line }) => link(line, { provider: 'open-banking' }),
    firstSpan,
    lived: (person, span = firstSpan()) =>
      walk()
        .country.world.transactions(person.index, ...daysOf(span))
        .filter(({ at_ms }) => at_ms >= span.from.epochMilliseconds && at_ms < span.until.epochMilliseconds).length,
    feedOf: async (line) => value(await walk().records.client.listMyFeeds(walk().as(borrower(line)), {})).feeds[0]!,
    runJobs,
    pass: async (time) => {
      await walk().country.clock.moveTo(walk().country.clock.now().add(time));
      await runJobs();
    },
    evening: async () => {
      const { clock } = walk().country;
      const here = clock.now().toZonedDateTimeISO('Asia/Shanghai');
      const tonight = here.withPlainTime('22:00');
      await clock.moveTo((here.hour >= 22 ? tonight.add({ days: 1 }) : tonight).toInstant());
    },
    read: async (lineId, asOf = walk().country.clock.now()) =>
      value(await walk().records.client.read(walk().as(service('features')), { lineId, asOf: asOf.toString() })),
    switchFault: async (records) => {
      await fetch(`${walk().country.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ records }),
      });
    },
    withdraw: async (line, source) => {
      const me = walk().as(borrower(line));
      const { consents } = value(await walk().consents.client.listMine(me, {}));
      const given = consents.find((one) => one.source === source && one.state === 'given');
      value(await walk().consents.client.withdraw(me, { consentId: given!.id }));
    },
  };
}

export interface SentMessage {
  readonly id?: string;
  readonly body: object | string;
  readonly at?: Temporal.Instant;
  /** Several with spaces between sign it once each. */
  readonly secret?: string;
  readonly partner?: string;
}

/** Sends a message as a partner does, signed after Standard Webhooks. */
export async function pushTo(url: string, now: Temporal.Instant, sent: SentMessage): Promise<Response> {
  const { id = `msg_${randomUUID()}`, at = now, secret = partner.secret } = sent;
  const body = typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body);
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const signatures = secret.split(' ').map((one) => {
    const key = Buffer.from(one.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return fetch(`${url}/api/records/push/${sent.partner ?? partner.name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
    body,
  });
}
