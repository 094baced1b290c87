import { ownTies, type PersonState, type Surroundings, tieDays } from '@lendline/behaviour';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { readSurroundings } from '../store/surroundings.ts';
import { graphKey } from './graph-key.ts';
import type { FeaturesParts } from './parts.ts';
import type { LineAt } from './read-line.ts';

export interface PersonAt extends LineAt {
  readonly state: PersonState;
  /** Under which the graph knows the line; null when it does not yet. */
  readonly key: string | null;
}

/** What the graph says of a person; undefined where their own records and words show nobody to look for in it. */
export async function lookAround(
  parts: FeaturesParts,
  context: Context,
  { lineId, asOf, state, key: known }: PersonAt,
): Promise<Result<Surroundings | undefined, Problem>> {
  const { line, declared = [] } = state;
  const named = declared.map(({ contact }) => contact);
  if (ownTies(line, asOf).length === 0 && named.length === 0) return ok(undefined);
  const key = known === null ? await graphKey(parts, context, lineId) : ok(known);
  if (!key.ok) return key;
  const asked = {
    key: key.value,
    contacts: ownTies(line, asOf, key.value).map(({ peer }) => peer),
    named,
    asOf,
    days: tieDays(asOf, parts.zone),
    exposure: parts.exposureToDefaulters,
  };
  return ok(await parts.database.transaction(context, (tx) => readSurroundings(tx, asked), { readOnly: true }));
}
