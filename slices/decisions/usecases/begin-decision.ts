import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { isDrawn, lotOf } from '@lendline/strategy';
import type { Decision } from '../contract.ts';
import { startSelect } from '../store/start.ts';
import type { ReleaseRow } from '../store/tables.ts';
import type { DecisionsParts, ReadyStrategy } from './parts.ts';
import { readyStrategy } from './ready-strategy.ts';
import { seedStrategy } from './seed-strategy.ts';

export interface BeginFor {
  readonly lineId: LineId;
  readonly applicationId: string;
  readonly attempt: number;
}

/** The first decision of this attempt, where it was decided before; else what a new one begins with. */
export type Begun = Known | Fresh;

interface Known {
  readonly known: { readonly lineId: LineId; readonly answer: Decision };
}

export interface Fresh {
  readonly known: null;
  /** What decides about this line now, and what drew it. */
  readonly deciding: Deciding;
  readonly identityCheckedOn: Temporal.PlainDate | null;
  /** Some version is evaluated beside the live one. */
  readonly hasBeside: boolean;
}

export interface Deciding {
  readonly strategy: ReadyStrategy;
  readonly cohort: 'live' | 'canary';
}

/**
 * Reads in one round trip what a decision starts from, the releases of now among it: every process sees a release or a
 * rollback at its next decision, without being told.
 */
export async function beginDecision(
  parts: DecisionsParts,
  context: Context,
  of: BeginFor,
): Promise<Result<Begun, Problem>> {
  await seedStrategy(parts, context);
  const { environment } = parts;
  const rows = await parts.database.read(context, (db) =>
    startSelect(db, { environment, lineId: of.lineId, attempt: of }),
  );
  const [first] = rows;
  assert(first, 'an environment always has a live strategy');
  const { known_line, known_answer, identity_checked_on, has_beside } = first;
  if (known_line && known_answer) return ok({ known: { lineId: known_line, answer: known_answer } });
  const deciding = await strategyOf(parts, context, { lineId: of.lineId, releases: rows });
  if (!deciding.ok) return deciding;
  return ok({
    known: null,
    deciding: deciding.value,
    identityCheckedOn: identity_checked_on,
    hasBeside: has_beside === true,
  });
}

export interface ReleasesOfLine {
  readonly lineId: LineId;
  readonly releases: readonly Pick<ReleaseRow, 'strategy_id' | 'state' | 'share_ppm'>[];
}

/** The canary where the line's lot falls within its share, else the live one. */
export async function strategyOf(
  parts: DecisionsParts,
  context: Context,
  { lineId, releases }: ReleasesOfLine,
): Promise<Result<Deciding, Problem>> {
  const canary = releases.find(({ state }) => state === 'canary');
  const drawn = canary && isDrawn(lotOf(lineId, canary.strategy_id), canary.share_ppm ?? 0);
  const chosen = drawn ? canary : releases.find(({ state }) => state === 'live');
  assert(chosen, 'an environment always has a live strategy');
  const strategy = await readyStrategy(parts, context, chosen.strategy_id);
  if (!strategy.ok) return strategy;
  return ok({ strategy: strategy.value, cohort: drawn ? 'canary' : 'live' });
}
