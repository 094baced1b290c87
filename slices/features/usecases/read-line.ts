import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { RecordsOfLine } from '@lendline/records/contract';
import type { FeaturesParts } from './parts.ts';

export interface LineAt {
  readonly lineId: LineId;
  readonly asOf: Temporal.Instant;
}

/** What is known of a line, and by which names its holder's own accounts are told. */
export interface ReadLine {
  readonly records: RecordsOfLine;
  readonly ownNames: readonly string[];
}

/** The records of a line that had happened and arrived by an instant. */
export async function readLine(
  { records, lines }: Pick<FeaturesParts, 'records' | 'lines'>,
  context: Context,
  { lineId, asOf }: LineAt,
): Promise<Result<ReadLine, Problem>> {
  const asking = asService(context, 'features');
  const read = await records.read(asking, { lineId, asOf: asOf.toString() });
  if (!read.ok) return read;
  // A name is only looked at where there is a statement whose transfers it could be on.
  if (read.value.transactions.length === 0) return ok({ records: read.value, ownNames: [] });
  const person = await lines.readPersonalData(asking, { lineId, purpose: 'own transfers' });
  if (!person.ok) return person;
  return ok({ records: read.value, ownNames: person.value.name === null ? [] : [person.value.name] });
}

/** Postgres keeps microseconds; the rest is cut before anything is read, so that what is kept is what was asked. */
export function asOfInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
}
