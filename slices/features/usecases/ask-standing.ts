import { createHash } from 'node:crypto';
import type { Consent } from '@lendline/consents/contract';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import { standingText } from '../rules/standing.ts';
import type { FeaturesParts } from './parts.ts';

export interface Standing {
  /** Null when nothing short of reading the records tells what they hold. */
  readonly mark: string | null;
  readonly consents: readonly Consent[];
}

/** What the records of a line rest on now, asked of those who know, without reading any of them. */
export async function askStanding(
  { lines, consents, records, zone }: Pick<FeaturesParts, 'lines' | 'consents' | 'records' | 'zone'>,
  context: Context,
  lineId: LineId,
): Promise<Result<Standing, Problem>> {
  const asking = asService(context, 'features');
  const [line, law, given, files, feeds] = await Promise.all([
    lines.getLine(asking, { lineId }),
    consents.listNotices(asking, {}),
    consents.listOfLine(asking, { lineId }),
    records.listOfLine(asking, { lineId }),
    records.listFeedsOfLine(asking, { lineId }),
  ]);
  if (!line.ok) return line;
  if (!law.ok) return law;
  if (!given.ok) return given;
  if (!files.ok) return files;
  if (!feeds.ok) return feeds;
  const { consents: ofLine } = given.value;
  const text = standingText({
    identity: line.value.identity,
    allowed: law.value.notices.map(({ source }) => source),
    consents: ofLine,
    imports: files.value.imports,
    feeds: feeds.value.feeds,
  });
  return ok({ mark: text && createHash('sha256').update(`${zone}\n${text}`).digest('base64url'), consents: ofLine });
}
