import { createHash } from 'node:crypto';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { OutlineOfLine } from '../contract.ts';
import { readText, sourceOutline } from '../rules/outline.ts';
import { goneKeys } from '../store/feed-rows.ts';
import { tiesAt } from '../store/ties.ts';
import type { RecordsParts } from './parts.ts';
import { allowedAmong, consentsOf, importsAt } from './read-records.ts';

/** What a read of the same instant would give, told without opening a row: enough to know whether to ask for it. */
export async function outlineRecords(
  parts: RecordsParts,
  context: Context,
  { lineId, asOf }: { readonly lineId: LineId; readonly asOf: string },
): Promise<Result<OutlineOfLine, Problem>> {
  const at = Temporal.Instant.from(asOf);
  const asked = await consentsOf(parts, context, lineId);
  if (!asked.ok) return asked;
  const consents = asked.value;
  const allowed = allowedAmong(consents);
  const facts = await parts.database.transaction(
    context,
    async (tx) => {
      const { imports, feeds } = await importsAt(parts, tx, { line: lineId, at, allowed });
      return {
        asOf: at,
        imports,
        gone: await goneKeys(tx, [...feeds.keys()], at),
        ties: allowed.has('declared-ties') ? await tiesAt(tx, lineId, at) : [],
      };
    },
    { readOnly: true },
  );
  const { imports, ties } = facts;
  return ok({
    lineId,
    asOf,
    mark: createHash('sha256').update(readText(facts)).digest('base64url'),
    sources: (['call-records', 'payment-statement'] as const).map((source) =>
      sourceOutline({ source, ...consents[source] }, imports),
    ),
    ties: { ...consents['declared-ties'], standing: ties.length, newestAt: ties.at(-1)?.declaredAt ?? null },
    imports,
  });
}
