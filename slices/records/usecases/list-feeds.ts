import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Feed } from '../contract.ts';
import { feedsOfLine, toFeed } from '../store/feeds.ts';
import type { RecordsParts } from './parts.ts';

/** The feeds of a line, oldest first, whatever has become of them. */
export async function listFeeds(
  { database }: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<{ feeds: readonly Feed[] }, Problem>> {
  const rows = await database.transaction(context, (tx) => feedsOfLine(tx, line), { readOnly: true });
  return ok({ feeds: rows.map(toFeed) });
}
