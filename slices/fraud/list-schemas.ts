import { fileAnswer, idOf, instantText, type SchemasOf, z } from '@lendline/platform';
import { entityKind, listName, note } from './entity-schemas.ts';
import type { ListOperations } from './list-contract.ts';

const state = z.enum(['waiting', 'active', 'unreviewed', 'refused', 'ended']);

const entry = z.object({
  id: idOf('listentry'),
  list: listName,
  kind: entityKind,
  masked: z.string(),
  reason: z.string(),
  source: z.enum(['staff', 'own-case', 'own-loss']),
  caseId: idOf('fraudcase').nullable(),
  from: instantText,
  until: instantText.nullable(),
  state,
  inForce: z.boolean(),
  askedBy: z.string(),
  askedAt: instantText,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  note: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAt: instantText.nullable(),
});

const event = z.object({
  kind: z.enum(['added', 'asked', 'approved', 'refused', 'ended']),
  at: instantText,
  by: z.string(),
  note: z.string().nullable(),
});

const one = z.object({ entryId: idOf('listentry') });
const value = z.string().trim().min(1).max(300);
// A query holds texts.
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const listSchemas: SchemasOf<ListOperations> = {
  listEntries: {
    input: z.object({
      list: listName.exactOptional(),
      kind: entityKind.exactOptional(),
      state: state.exactOptional(),
      inForce: flag.exactOptional(),
      limit: z.coerce.number().int().min(1).max(500).exactOptional(),
      before: idOf('listentry').exactOptional(),
    }),
    output: z.object({ entries: z.array(entry), next: idOf('listentry').nullable() }),
  },
  getEntry: { input: one, output: z.object({ entry, history: z.array(event) }) },
  findEntries: { input: z.object({ kind: entityKind, value }), output: z.object({ entries: z.array(entry) }) },
  addEntry: {
    input: z.object({
      list: listName,
      kind: entityKind,
      value,
      reason: note,
      from: instantText.exactOptional(),
      until: instantText.exactOptional(),
    }),
    output: entry,
  },
  decideEntry: { input: one.extend({ approve: z.boolean(), note }), output: entry },
  endEntry: { input: one.extend({ note }), output: entry },
  exportEntries: { input: z.object({ list: listName.exactOptional() }), output: fileAnswer },
};
