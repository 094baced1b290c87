import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { FeaturesParts } from './parts.ts';

/** The keyed hash that the number of a line has as a peer in the records of others: `records` makes those the same way. */
export async function graphKey(
  { lines, crypto }: Pick<FeaturesParts, 'lines' | 'crypto'>,
  context: Context,
  lineId: LineId,
): Promise<Result<string, Problem>> {
  const person = await lines.readPersonalData(asService(context, 'features'), { lineId, purpose: 'ties' });
  if (!person.ok) return person;
  return ok(await crypto.blindIndex({ tenant: context.tenant, use: 'peer' }, person.value.phone));
}
