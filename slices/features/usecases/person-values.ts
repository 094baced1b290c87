import { type Features, personFeatures } from '@lendline/behaviour';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { lookAround, type PersonAt } from './look-around.ts';
import type { FeaturesParts } from './parts.ts';

/** Every value of the catalogue for a person as of an instant: the one way from a state to values, whoever asks. */
export async function personValues(
  parts: FeaturesParts,
  context: Context,
  of: PersonAt,
): Promise<Result<Features, Problem>> {
  const surroundings = await lookAround(parts, context, of);
  if (!surroundings.ok) return surroundings;
  return ok(personFeatures({ ...of.state, surroundings: surroundings.value }, { as_of: of.asOf }));
}
