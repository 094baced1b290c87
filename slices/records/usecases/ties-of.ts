import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { TiesOfLine } from '../contract.ts';
import { allTies } from '../store/ties.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';
import { scrambler } from './scramble.ts';

/** Every tie that a line ever declared, and by which hash others know this line. Nothing is told without its consent. */
export async function tiesOf(
  parts: RecordsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<TiesOfLine, Problem>> {
  const consent = await askConsent(parts, context, { line: lineId, source: 'declared-ties' });
  if (!consent.ok) return consent;
  if (!consent.value.allowed) return ok({ lineId, ownPeer: null, ties: [] });
  const ownPeer = await ownPeerOf(parts, context, lineId);
  if (!ownPeer.ok) return ownPeer;
  const ties = await parts.database.transaction(context, (tx) => allTies(tx, lineId), { readOnly: true });
  return ok({ lineId, ownPeer: ownPeer.value, ties });
}

/** The keyed hash that a line's own number has where others name it. */
export async function ownPeerOf(
  parts: RecordsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<string, Problem>> {
  const asking = asService(context, 'records');
  const [line, person] = await Promise.all([
    parts.lines.getLine(asking, { lineId }),
    parts.lines.readPersonalData(asking, { lineId, purpose: 'declared ties' }),
  ]);
  if (!line.ok) return line;
  if (!person.ok) return person;
  const { phone } = person.value;
  const scramble = await scrambler(parts, context, { texts: [phone], country: line.value.country });
  return ok(scramble(phone));
}
