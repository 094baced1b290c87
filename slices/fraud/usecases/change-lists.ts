import { actorName, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { ListedKind, ListEntry, ListEntryId, ListEntryState, ListEvent, ListName } from '../contract.ts';
import { problem } from '../problems.ts';
import { mayBeAllowed } from '../rules/allowances.ts';
import { readEntityValue } from '../rules/entity-value.ts';
import { mayBecome, needsSecondPerson } from '../rules/list-lifecycle.ts';
import { endWhatIsOver, insertEntry, lockEntry, noteEntryEvent, toEntry, updateEntry } from '../store/list-entries.ts';
import type { FraudTables, ListEntryRow } from '../store/tables.ts';
import { entityKey } from './entity-key.ts';
import type { FraudParts } from './parts.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<ListEntry, Problem>;
type Refused = { readonly ok: false; readonly error: Problem };

export interface AddEntry {
  readonly list: ListName;
  readonly kind: ListedKind;
  readonly value: string;
  readonly reason: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Puts a value on a list, or asks for it where that takes a second person. The value itself is hashed and forgotten. */
export async function addEntry(parts: FraudParts, context: Context, given: AddEntry): Promise<Answer> {
  const { database, crypto, plan, country } = parts;
  if (given.list === 'allow' && !mayBeAllowed(given.kind)) return problem('fraud.not-to-be-allowed');
  const read = readEntityValue(given.kind, given.value, { plan, country });
  if (!read.ok) return problem('fraud.value-not-readable');
  const now = context.now();
  const from_at = given.from === undefined ? now : Temporal.Instant.from(given.from);
  const until_at = given.until === undefined ? null : Temporal.Instant.from(given.until);
  if (until_at && [from_at, now].some((start) => Temporal.Instant.compare(until_at, start) <= 0)) {
    return problem('fraud.list-dates');
  }
  const { kind, key } = await entityKey(crypto, context.tenant, { kind: given.kind, value: read.value.value });
  const asks = needsSecondPerson(given.list);
  return database.transaction(context, async (tx) => {
    const row = newEntry(tx, {
      list: given.list,
      kind,
      key,
      masked: read.value.masked,
      reason: given.reason,
      source: 'staff',
      origin: null,
      from_at,
      until_at,
      state: asks ? 'waiting' : 'active',
    });
    await endWhatIsOver(tx, { kind, key });
    if (!(await insertEntry(tx, row))) {
      return refuse(tx, { action: 'add-to-list', subject: given.list }, problem('fraud.listed-already'));
    }
    await tellChange(tx, row, { kind: asks ? 'asked' : 'added', note: given.reason });
    return ok(toEntry(row, now));
  });
}

/** The second person's word. What is in force and unreviewed ends where they disagree. */
export async function decideEntry(
  { database }: FraudParts,
  context: Context,
  given: { readonly entryId: ListEntryId; readonly approve: boolean; readonly note: string },
): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const row = await lockEntry(tx, given.entryId);
    if (!row) return notFound();
    const to: ListEntryState = given.approve ? 'active' : row.state === 'unreviewed' ? 'ended' : 'refused';
    const about = { action: 'decide-list-entry', subject: row.id };
    if (row.state === 'active' || !mayBecome(row.state, to)) {
      return refuse(tx, about, problem('fraud.entry-decided', { state: row.state }));
    }
    if (row.asked_by === actorName(context.actor)) return refuse(tx, about, problem('fraud.same-person'));
    const changed = await updateEntry(tx, row.id, {
      state: to,
      decided_by: actorName(context.actor),
      decided_at: context.now(),
      note: given.note,
      known_at: given.approve ? (row.known_at ?? context.now()) : row.known_at,
      ...(to === 'ended' && { ended_by: actorName(context.actor), ended_at: context.now() }),
    });
    await tellChange(tx, changed, { kind: given.approve ? 'approved' : 'refused', note: given.note });
    return ok(toEntry(changed, context.now()));
  });
}

/** Takes an entry off its list from now on. What was decided while it counted stays as it was. */
export async function endEntry(
  { database }: FraudParts,
  context: Context,
  { entryId, note }: { readonly entryId: ListEntryId; readonly note: string },
): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const row = await lockEntry(tx, entryId);
    if (!row) return notFound();
    if (!mayBecome(row.state, 'ended')) {
      const refusal = problem('fraud.entry-decided', { state: row.state });
      return refuse(tx, { action: 'end-list-entry', subject: row.id }, refusal);
    }
    return ok(toEntry(await endIn(tx, row, note), context.now()));
  });
}

/** The same inside a transaction that is open already: a case that is opened again takes back what it put on a list. */
export async function endIn(tx: Tx, row: ListEntryRow, note: string): Promise<ListEntryRow> {
  const by = actorName(tx.context.actor);
  const ended = await updateEntry(tx, row.id, { state: 'ended', ended_by: by, ended_at: tx.context.now() });
  await tellChange(tx, ended, { kind: 'ended', note });
  return ended;
}

type NewEntry = Pick<
  ListEntryRow,
  'list' | 'kind' | 'key' | 'masked' | 'reason' | 'source' | 'origin' | 'from_at' | 'until_at' | 'state'
>;

export function newEntry({ context }: Tx, given: NewEntry): ListEntryRow {
  const now = context.now();
  return {
    id: newId('listentry', now),
    tenant: context.tenant,
    ...given,
    known_at: given.state === 'waiting' ? null : now,
    asked_by: actorName(context.actor),
    asked_at: now,
    decided_by: null,
    decided_at: null,
    note: null,
    ended_by: null,
    ended_at: null,
  };
}

const actions: Readonly<Record<ListEvent['kind'], string>> = {
  added: 'add-to-list',
  asked: 'ask-for-list-entry',
  approved: 'approve-list-entry',
  refused: 'refuse-list-entry',
  ended: 'end-list-entry',
};

/** History, audit and event of one change; none of them holds the value or its key. */
export async function tellChange(
  tx: Tx,
  row: ListEntryRow,
  { kind, note }: { readonly kind: ListEvent['kind']; readonly note: string },
): Promise<void> {
  await noteEntryEvent(tx, { id: row.id, kind, by: actorName(tx.context.actor), note });
  const details = { list: row.list, kind: row.kind, source: row.source, state: row.state, note };
  await tx.audit({ action: actions[kind], subject: row.id, outcome: 'done', details });
  const data = { entryId: row.id, list: row.list, kind: row.kind, state: row.state };
  await tx.publish({ type: 'fraud.list-changed', version: 1, subject: row.id, data });
}

async function refuse(
  tx: Tx,
  { action, subject }: { readonly action: string; readonly subject: string },
  refusal: Refused,
): Promise<Refused> {
  await tx.audit({ action, subject, outcome: 'refused', reason: refusal.error.code });
  return refusal;
}
