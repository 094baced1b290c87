import { assert, canonicalJson, type Context, err, ok, type Problem, type Result } from '@lendline/kernel';
import {
  compileStrategy,
  packStrategy,
  packToJson,
  readPackJson,
  readStrategy,
  reopenStrategy,
  type Strategy,
} from '@lendline/strategy';
import type { StrategyId } from '../contract.ts';
import { problem } from '../problems.ts';
import { findVersion, keepStrategy } from '../store/strategies.ts';
import type { StrategyRow } from '../store/tables.ts';
import type { DecisionsParts, ReadyStrategy } from './parts.ts';

/** More than decide at once in one process; a safeguard, not a tuning. */
const mostReady = 32;

/**
 * An approved version made ready to decide, from the cache where it was needed before; its text is kept beside the decisions
 * that it will make. Errors: `decisions.strategy-unusable` where this Lendline or its pack can run it no more: nothing is
 * decided by something else in its place.
 */
export async function readyStrategy(
  parts: DecisionsParts,
  context: Context,
  id: StrategyId,
): Promise<Result<ReadyStrategy, Problem>> {
  const key = `${context.tenant}/${id}` as const;
  const known = parts.ready.get(key);
  if (known) return ok(known);
  const row = await parts.database.transaction(context, (tx) => findVersion(tx, id), { readOnly: true });
  assert(row?.state === 'approved', 'what is released was approved');
  const compiled = compileDocument(parts, row.document);
  if (!compiled.ok) {
    const codes = [...new Set(compiled.error)].join(', ');
    parts.log.error({ slice: 'decisions', scope: id, code: codes }, 'the strategy that decides cannot run');
    return problem('decisions.strategy-unusable', { number: row.number, codes });
  }
  const { version } = compiled.value;
  const kept = { version: keptVersion(version), name: parts.pack.id, ...textsOf(compiled.value) };
  await parts.database.transaction(context, (tx) => keepStrategy(tx, kept));
  const ready: ReadyStrategy = { id, number: row.number, compiled: compiled.value };
  if (parts.ready.size >= mostReady) parts.ready.clear();
  parts.ready.set(key, ready);
  return ok(ready);
}

/** The name under which decisions know graph and pack: the first 64 bits of the hash of both. */
export function keptVersion(version: string): string {
  return version.slice(0, 16);
}

function textsOf({ document, pack }: Strategy): Pick<StrategyRow, 'pack' | 'document'> {
  return { pack: canonicalJson(packToJson(pack)), document: canonicalJson(document) };
}

/** A document of this lender with the pack of today. Errors: codes of faults. */
export function compileDocument(
  { pack }: Pick<DecisionsParts, 'pack'>,
  document: string,
): Result<Strategy, readonly string[]> {
  const read = readStrategy(JSON.parse(document));
  if (!read.ok) return err(read.error.map(({ code }) => code));
  const compiled = compileStrategy(read.value, pack);
  return compiled.ok ? compiled : err(compiled.error.map(({ code }) => code));
}

/**
 * What decided once, from its texts and without today's checks; where it was before there were graphs, the graph that its pack
 * writes. Null where this Lendline cannot read it any more.
 */
export function keptStrategy(
  { kept, log }: DecisionsParts,
  { tenant, version, pack, document }: StrategyRow,
): Strategy | null {
  const key = `${tenant}/${version}`;
  const known = kept.get(key);
  if (known) return known;
  const read = readPackJson(JSON.parse(pack));
  if (!read.ok) return null;
  const drawn = document === null ? ok(packStrategy(read.value)) : readStrategy(JSON.parse(document));
  if (!drawn.ok) return null;
  try {
    const strategy = reopenStrategy(drawn.value, read.value);
    rememberKept({ kept }, key, strategy);
    return strategy;
  } catch (error) {
    log.warn({ slice: 'decisions', scope: version, err: error }, 'what decided once cannot be opened any more');
    return null;
  }
}

/** Keeps a strategy that is ready for the next time it is asked for. */
export function rememberKept({ kept }: Pick<DecisionsParts, 'kept'>, key: string, strategy: Strategy): void {
  if (kept.size >= mostReady) kept.clear();
  kept.set(key, strategy);
}
