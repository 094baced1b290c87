import { wallClock } from '@lendline/behaviour';
import type { Context, LocalText, Problem } from '@lendline/kernel';
import { asService, notFound } from '@lendline/platform';
import { type PushedBody, readPushedBody } from '../connectors/partner-push/pushed-message.ts';
import { type PushedRow, readPushedRow } from '../connectors/partner-push/pushed-row.ts';
import { notAllowed, problem } from '../problems.ts';
import { holderOfCalls } from '../rules/holder.ts';
import { matchById } from '../rules/match-by-id.ts';
import { findFeed, noteFeed, takeTurn } from '../store/feeds.ts';
import { findMessage, insertMessage, type PushedMessage } from '../store/pushed-messages.ts';
import type { FeedRecord } from '../store/tables.ts';
import { askConsent } from './ask-consent.ts';
import type { PushPartner, RecordsParts } from './parts.ts';
import { sortRows, writeSorted } from './sort-rows.ts';
import type { Sorted } from './told.ts';

/** A message whose signature fits. */
export interface SignedMessage {
  readonly partner: PushPartner;
  readonly id: string;
  readonly body: string;
}

/** What became of a message: how many rows, and why each that was not taken. */
export interface PushAnswer {
  readonly received: number;
  readonly accepted: number;
  /** Rows that were sent before, word for word. */
  readonly unchanged: number;
  readonly rejected: number;
  readonly problems: readonly {
    readonly row: number;
    readonly field: string;
    readonly reason: string;
    readonly text: LocalText;
  }[];
}

export type Answered =
  | { readonly status: 200; readonly answer: PushAnswer }
  | { readonly status: number; readonly problem: Problem };

const shownProblems = 200;
const mostTries = 5;

/**
 * Takes a partner's message once: the same message again hears the same answer, another under its id is refused. The
 * consent is asked at that moment. What was refused is not remembered, so that it may come again once it is right.
 */
export async function receivePush(parts: RecordsParts, context: Context, message: SignedMessage): Promise<Answered> {
  const mark = await parts.crypto.blindIndex({ tenant: context.tenant, use: 'push-body' }, message.body);
  const of = { provider: message.partner.name, id: message.id };
  const before = await parts.database.transaction(context, (tx) => findMessage(tx, of), { readOnly: true });
  if (before) return repeated(before, mark);
  const body = readPushedBody(message.body);
  if (!body) return refuse(parts, context, { message, problem: problem('records.push-body').error });
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answered = await takeMessage(parts, context, { message, mark, body });
    if (answered) return answered;
  }
  return { status: 503, problem: problem('records.push-busy').error };
}

function repeated(before: PushedMessage, mark: string): Answered {
  if (before.mark === mark) return { status: 200, answer: before.answer as PushAnswer };
  const { error } = problem('records.push-id-reused');
  return { status: error.status, problem: error };
}

interface Taking {
  readonly message: SignedMessage;
  readonly mark: string;
  readonly body: PushedBody;
}

/** Null when another message of the feed was taken in the meantime. */
async function takeMessage(parts: RecordsParts, context: Context, taking: Taking): Promise<Answered | null> {
  const { message, body } = taking;
  const found = await parts.database.transaction(context, (tx) => findFeed(tx, body.feed), { readOnly: true });
  // Another partner's feed answers as one that is not there.
  if (found?.provider !== message.partner.name || found.state !== 'linked') {
    return refuse(parts, context, { message, problem: notFound().error });
  }
  const { line_id: line, source } = found;
  const consent = await askConsent(parts, context, { line, source });
  if (!consent.ok) return { status: 503, problem: problem('records.push-busy').error };
  const { allowed, because } = consent.value;
  if (!allowed) return refuse(parts, context, { message, problem: notAllowed(source, because).error });
  const known = await holderOf(parts, context, { feed: found, body });
  if (!known) return { status: 503, problem: problem('records.push-busy').error };
  const feed = { ...found, holder: known.holder };
  const sorted = await sortRows(parts, context, {
    feed,
    reading: message.id,
    country: known.country,
    ...readRows(parts, feed, body),
    match: matchById,
  });
  return write(parts, context, { ...taking, feed, sorted });
}

function readRows({ freshness }: RecordsParts, { source }: FeedRecord, { rows }: PushedBody) {
  const clock = wallClock(freshness.zone);
  const read = rows.map((raw, index) => readPushedRow(raw, { source, clock, line: index + 1 }));
  return {
    rows: read.filter((row): row is PushedRow => !('raw' in row)),
    leftOut: read.filter((row) => 'raw' in row),
  };
}

/** Whose account it is, by what the partner says of it; undefined when `lines` does not answer. */
async function holderOf(
  { lines }: RecordsParts,
  context: Context,
  { feed, body }: { readonly feed: FeedRecord; readonly body: PushedBody },
): Promise<(Pick<FeedRecord, 'holder'> & { readonly country: string }) | undefined> {
  const asking = asService(context, 'records');
  const line = await lines.getLine(asking, { lineId: feed.line_id });
  if (!line.ok) return undefined;
  const { country } = line.value;
  const { holder } = body;
  if (!holder) return { holder: feed.holder, country };
  const person = await lines.readPersonalData(asking, { lineId: feed.line_id, purpose: 'holder check' });
  if (!person.ok) return undefined;
  const named = { name: holder.name ?? null, number: holder.number ?? null };
  return { holder: holderOfCalls(named, person.value), country };
}

async function write(
  parts: RecordsParts,
  context: Context,
  { message, mark, feed, sorted }: Taking & { readonly feed: FeedRecord; readonly sorted: Sorted },
): Promise<Answered | null> {
  const answer = answerOf(sorted);
  return parts.database
    .transaction(context, async (tx) => {
      const { name: provider } = message.partner;
      // The message first: of two that carry it at once, one waits here and then hears what the other was answered.
      const isFirst = await insertMessage(tx, { provider, id: message.id, mark, status: 200, answer });
      if (!isFirst) {
        const before = await findMessage(tx, { provider, id: message.id });
        return before ? repeated(before, mark) : null;
      }
      if (!(await takeTurn(tx, feed))) throw new TurnLost();
      await noteFeed(tx, feed.id, { holder: feed.holder });
      const report = await writeSorted(parts, tx, { feed, reading: message.id, sorted });
      const { received, accepted, unchanged, rejected } = answer;
      const details = { provider, import: report?.id ?? null, rows: { received, accepted, unchanged, rejected } };
      await tx.audit({ action: 'receive-push', subject: feed.id, outcome: 'done', details });
      return { status: 200 as const, answer };
    })
    .catch((error: unknown) => {
      if (error instanceof TurnLost) return null;
      throw error;
    });
}

/** Rolls the message back with everything else: it is sorted again against what was written in between. */
class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

function answerOf({ fresh, again, problems }: Sorted): PushAnswer {
  return {
    received: fresh.length + again.length + problems.length,
    accepted: fresh.length,
    unchanged: again.length,
    rejected: problems.length,
    problems: problems
      .slice(0, shownProblems)
      .map(({ line, field, reason, text }) => ({ row: line, field, reason, text })),
  };
}

/** A refusal is audited as a success is. */
async function refuse(
  { database, metrics }: RecordsParts,
  context: Context,
  { message, problem: why }: { readonly message: SignedMessage; readonly problem: Problem },
): Promise<Answered> {
  const { name } = message.partner;
  await database.transaction(context, (tx) =>
    tx.audit({ action: 'receive-push', subject: name, outcome: 'refused', reason: why.code }),
  );
  metrics.count('events', 'push:refused');
  return { status: why.status, problem: why };
}
