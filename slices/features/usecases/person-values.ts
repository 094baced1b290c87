import { type Features, type LineIdentity, personFeatures } from '@lendline/behaviour';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { askIdentity } from './ask-identity.ts';
import { lookAround, type PersonAt } from './look-around.ts';
import type { FeaturesParts } from './parts.ts';

export interface PersonValues {
  readonly values: Features;
  readonly identity: LineIdentity | undefined;
}

/** Every value of the catalogue for a person as of an instant: the one way from a state to values, whoever asks. */
export async function personValues(
  parts: FeaturesParts,
  context: Context,
  of: PersonAt,
): Promise<Result<PersonValues, Problem>> {
  const [surroundings, identity] = await Promise.all([lookAround(parts, context, of), askIdentity(parts, context, of)]);
  if (!surroundings.ok) return surroundings;
  if (!identity.ok) return identity;
  const person = { ...of.state, surroundings: surroundings.value, identity: identity.value };
  return ok({ values: personFeatures(person, { as_of: of.asOf }), identity: identity.value });
}
