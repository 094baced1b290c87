import { decisionToJson, stepIds, type Decision, type TraceEntry } from '@lendline/strategy';
import type { Said } from './compare-strategies.ts';

/** What of a decision is compared with what another strategy says: from what is kept of it, or was just made. */
export function saidOf(result: unknown): Said {
  const { outcome, tier, limit, rate } = result as KeptResult;
  return { outcome, tier, limit: limit.amount, price_ppm: rate === null ? null : Object.values(rate)[0]! };
}

/** The canonical result of the engine, as far as it is read here. */
interface KeptResult {
  readonly outcome: Decision['outcome'];
  readonly tier: string | null;
  readonly limit: { readonly amount: string };
  readonly rate: Readonly<Record<string, number>> | null;
  readonly trace: readonly Pick<TraceEntry, 'step' | 'outcome'>[];
}

const free = new Set<string>(stepIds.slice(0, 3));

/**
 * Whether two answers cannot be compared: the one that decided declined before the facts of later steps were asked for, and
 * the other one would have gone on and met them all unknown.
 */
export function isPartial(decided: unknown, beside: Decision): boolean {
  const { trace } = decided as KeptResult;
  const endedEarly = trace.some(({ step, outcome }) => outcome === 'decline' && free.has(step));
  return endedEarly && beside.outcome !== 'decline';
}

/** What a decision says, in the form in which it is compared. */
export function saidBy(decision: Decision): Said {
  return saidOf(decisionToJson(decision));
}
