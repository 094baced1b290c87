import type { Context } from '@lendline/kernel';
import { coverageLater, type SnapshotValues } from '../rules/snapshot-values.ts';
import { stateOfTexts } from '../rules/line-days.ts';
import { valuesOfCells } from '../rules/row-values.ts';
import { canSpeakFor } from '../rules/standing.ts';
import type { KeptState } from '../store/feature-rows.ts';
import { askStanding } from './ask-standing.ts';
import { openDays } from './open-days.ts';
import type { FeaturesParts } from './parts.ts';
import { personValues } from './person-values.ts';
import type { LineAt } from './read-line.ts';

/**
 * Features of a line by its kept days, or null when they cannot speak for `asOf`: it lies before the state or on another
 * day, or what the records rest on has changed since. The records are then read whole, because rows leave as well as
 * arrive: no day can be put right by what has arrived in it alone.
 */
export async function readKeptState(
  parts: FeaturesParts,
  context: Context,
  { lineId, asOf, kept, key }: LineAt & { readonly kept: KeptState; readonly key: string | null },
): Promise<SnapshotValues | null> {
  const { zone, catalogueVersion } = parts;
  const { row, days } = kept;
  if (!canSpeakFor(row, { asOf, now: context.now(), zone, catalogueVersion })) return null;
  const standing = await askStanding(parts, context, lineId);
  if (!standing.ok || standing.value.mark !== row.standing) return null;
  const coverage = coverageLater(row.coverage, asOf);
  if (row.as_of.equals(asOf)) return { values: valuesOfCells(row.feature_values), coverage };
  // Names were used when payments were classified; joining days needs none.
  const state = stateOfTexts(await openDays(parts, context, { line: lineId, days }), { zone, ownNames: [] });
  if (!state) return null;
  const values = await personValues(parts, context, { lineId, asOf, key, state: { ...state, declared: [] } });
  return values.ok ? { values: values.value.values, coverage } : null;
}
