import { type Entity, lookUp, type Reading } from '@lendline/graph';
import type { Context } from '@lendline/kernel';
import type { LineId, LineReport } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { SignalValue } from '@lendline/typology';
import { sql } from 'kysely';
import type { AssessmentStage, ListHit } from '../contract.ts';
import { assessedSignals, keysOf } from '../rules/assessed-signals.ts';
import type { Subject } from '../rules/known-of-line.ts';
import { entriesOfThese, ownEntities, toldOfAttempt } from '../rules/told-of-attempt.ts';
import { readAround, readSubject } from '../store/assess-facts.ts';
import { attemptTold, type ToldAttempt } from '../store/attempts.ts';
import { edgesTold, type ToldEdge } from '../store/edges.ts';
import { entriesOn } from '../store/list-entries.ts';
import type { ListEntryRow } from '../store/tables.ts';
import type { LiveTypologies } from './live-typologies.ts';
import { observeLine } from './observe-line.ts';
import { observeStatements } from './observe-statements.ts';
import type { ObserveParts } from './observe-parts.ts';

export interface OfAttempt {
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly stage: AssessmentStage;
  readonly asOf: Temporal.Instant;
  /** Minor units; null where no amount was named. */
  readonly requested: bigint | null;
}

/** What an assessment is made of. */
export interface Gathered {
  readonly signals: Readonly<Record<string, SignalValue | null>>;
  readonly reading: Reading | null;
  readonly listHits: readonly ListHit[] | null;
  readonly live: LiveTypologies;
}

/**
 * Tells of the attempt first, and commits that before anything is read: of two who try at once in two processes, whoever reads
 * last sees both. Whatever does not answer is unknown.
 */
export async function gatherKnown(
  parts: ObserveParts,
  context: Context,
  { of, subject: before }: OfSubject,
): Promise<Gathered> {
  const subject = await completeSubject(parts, context, { of, subject: before });
  await tellAttemptOf(parts, context, { of, subject });
  const own = ownEntities(of, subject);
  const [report, graph, read] = await Promise.all([
    carrierReport(parts, context, of.lineId),
    parts.networks.read(context),
    parts.database.transaction(
      context,
      async (tx) => {
        const contacts = subject.contacts.map((key): Entity => ({ kind: 'number', key }));
        const keys = keysOf(subject);
        const [live, around, entries] = await Promise.all([
          parts.versions.live(tx),
          readAround(tx, { line: of.lineId, keys, contacts: subject.contacts, asOf: of.asOf }),
          entriesOn(tx, [...own, ...contacts], of.asOf),
        ]);
        return { live, around, entries };
      },
      { readOnly: true },
    ),
  ]);
  const reading = lookUp(graph, { kind: 'borrower', key: of.lineId }, { as_of: of.asOf });
  const blockedContacts = read.entries.filter(
    ({ list, kind, key }) => list === 'block' && kind === 'number' && subject.contacts.includes(key),
  );
  return {
    signals: assessedSignals({
      asOf: of.asOf,
      report,
      subject,
      around: read.around,
      reading,
      blockedContacts: blockedContacts.length,
      requested: of.requested,
    }),
    reading,
    listHits: subject.number === null ? null : entriesOfThese(own, read.entries).map(toHit),
    live: read.live,
  };
}

/**
 * The number and the national id are read once, when the line is first assessed with them; a statement is looked at now where
 * no job was there yet.
 */
async function completeSubject(parts: ObserveParts, context: Context, { of, subject }: OfSubject): Promise<Subject> {
  const { lineId, asOf } = of;
  const isNamed = subject.number !== null && subject.id !== null;
  if (isNamed && subject.statement !== null) return subject;
  try {
    if (!isNamed) await observeLine(parts, context, lineId);
    if (subject.statement === null) await observeStatements(parts, context, lineId);
  } catch (error) {
    parts.log.warn({ operation: 'fraud.assess', err: error }, 'not all is known of who is assessed');
  }
  return parts.database.transaction(context, (tx) => readSubject(tx, lineId, asOf), { readOnly: true });
}

/** An attempt, and what is known of its person. */
export interface OfSubject {
  readonly of: OfAttempt;
  readonly subject: Subject;
}

async function tellAttemptOf(parts: ObserveParts, context: Context, { of, subject }: OfSubject): Promise<void> {
  const { at, arrived, ties, countedBy } = toldOfAttempt(of, subject);
  const edges = ties.map(
    ({ holder, relation, held }): ToldEdge => ({
      holder_kind: holder.kind,
      holder: holder.key,
      relation,
      held,
      from_at: at,
      arrived_at: arrived,
    }),
  );
  const told: ToldAttempt | null = countedBy && {
    kind: 'application',
    event: `${of.applicationId}/${of.attempt}`,
    at,
    arrived_at: arrived,
    borrower: of.lineId,
    amount: of.requested ?? undefined,
    ...countedBy,
  };
  const edgesToo = edgesTold(context.tenant, edges);
  const both = told ? sql`with told as (${edgesToo}) ${attemptTold(context.tenant, told)}` : edgesToo;
  await parts.database.transaction(context, ({ db }) => both.execute(db));
}

function toHit({ id, list, kind, reason, from_at }: ListEntryRow): ListHit {
  return { entryId: id, list, kind, reason, since: from_at.toString() };
}

/** The newest answers that the carrier gave; whoever decides has had it asked just before. */
async function carrierReport(
  { lines, log }: ObserveParts,
  context: Context,
  lineId: LineId,
): Promise<LineReport | null> {
  try {
    const report = await lines.getReport(asService(context, 'fraud'), { lineId });
    if (report.ok) return report.value;
    log.warn({ operation: 'lines.getReport', code: report.error.code }, 'no answer to a question of an assessment');
  } catch (error) {
    log.warn({ operation: 'lines.getReport', err: error }, 'a question of an assessment broke');
  }
  return null;
}
