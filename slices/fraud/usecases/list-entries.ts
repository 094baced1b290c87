import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { ListEntry, ListEntryId, ListEvent, ListedKind } from '../contract.ts';
import { problem } from '../problems.ts';
import { readEntityValue } from '../rules/entity-value.ts';
import { listCsv } from '../rules/list-csv.ts';
import { type EntryFilter, eventsOfEntry, findEntry, selectEntries, toEntry } from '../store/list-entries.ts';
import { entityKey } from './entity-key.ts';
import type { FraudParts } from './parts.ts';

const usualPage = 100;
const mostExported = 100_000;

/** What is on the lists, newest first. */
export async function listEntries(
  { database }: FraudParts,
  context: Context,
  { limit = usualPage, ...filter }: Omit<EntryFilter, 'key'> & { readonly limit?: number | undefined },
): Promise<Result<{ entries: readonly ListEntry[]; next: ListEntryId | null }, Problem>> {
  const found = await database.transaction(context, (tx) => selectEntries(tx, filter, limit + 1), { readOnly: true });
  const entries = found.slice(0, limit).map((row) => toEntry(row, context.now()));
  return ok({ entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null });
}

export async function getEntry(
  { database }: FraudParts,
  context: Context,
  { entryId }: { readonly entryId: ListEntryId },
): Promise<Result<{ entry: ListEntry; history: readonly ListEvent[] }, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const row = await findEntry(tx, entryId);
      if (!row) return notFound();
      return ok({ entry: toEntry(row, context.now()), history: await eventsOfEntry(tx, entryId) });
    },
    { readOnly: true },
  );
}

/** Looks a value up by its keyed hash. Who looked, and for what kind, is audited; the value is not. */
export async function findEntries(
  { database, crypto, plan, country }: FraudParts,
  context: Context,
  { kind, value }: { readonly kind: ListedKind; readonly value: string },
): Promise<Result<{ entries: readonly ListEntry[] }, Problem>> {
  const read = readEntityValue(kind, value, { plan, country });
  if (!read.ok) return problem('fraud.value-not-readable');
  const { key } = await entityKey(crypto, context.tenant, { kind, value: read.value.value });
  return database.transaction(context, async (tx) => {
    const rows = await selectEntries(tx, { kind, key }, usualPage);
    const details = { kind, found: rows.length };
    await tx.audit({ action: 'find-on-lists', subject: 'fraud-lists', outcome: 'done', details });
    return ok({ entries: rows.map((row) => toEntry(row, context.now())) });
  });
}

/** The lists as a spreadsheet in the language of whoever asks. */
export async function exportEntries(
  { database }: FraudParts,
  context: Context,
  { list }: { readonly list?: ListEntry['list'] | undefined },
) {
  const rows = await database.transaction(context, async (tx) => {
    const found = await selectEntries(tx, { list }, mostExported);
    const details = { list: list ?? 'all', entries: found.length };
    await tx.audit({ action: 'export-lists', subject: 'fraud-lists', outcome: 'done', details });
    return found;
  });
  const entries = rows.map((row) => toEntry(row, context.now()));
  return ok({
    fileName: `lists-${context.now().toString().slice(0, 10)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Uint8Array.from(new TextEncoder().encode(listCsv(entries, context.locale))),
  });
}
