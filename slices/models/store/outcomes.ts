import type { SliceTransaction } from '@lendline/platform';
import type { ModelsTables } from './tables.ts';

/** Writes at least one. The newest word on an application stands: a window may be drawn anew. */
export async function writeOutcomes(
  { db, context }: SliceTransaction<ModelsTables>,
  of: {
    readonly definition: string;
    readonly outcomes: readonly { readonly applicationId: string; readonly bad: boolean }[];
  },
): Promise<void> {
  const last = new Map(of.outcomes.map((one) => [one.applicationId, one.bad]));
  const rows = Array.from(last, ([application_id, bad]) => ({
    tenant: context.tenant,
    application_id,
    bad,
    definition: of.definition,
    recorded_at: context.now(),
  }));
  await db
    .insertInto('outcome')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'application_id']).doUpdateSet((set) => ({
        bad: set.ref('excluded.bad'),
        definition: set.ref('excluded.definition'),
        recorded_at: set.ref('excluded.recorded_at'),
      })),
    )
    .execute();
}
