import { err, ok, type Result } from '@lendline/kernel';
import type { LineStanding } from './credit-line.ts';
import type { LineAct } from './line-event.ts';

/** Why a line cannot be renewed. */
export type NoRenewal = 'closed' | 'frozen' | 'past-due' | 'not-rested' | 'not-later' | 'limit-below-drawn';

interface Renewal {
  readonly until: Temporal.PlainDate;
  readonly limit: bigint;
  /** Whether any loan of the line is past due. */
  readonly isPastDue: boolean;
}

/**
 * The entry that renews a line: on any day before or after its last one, while nothing of it is past due, and once it was
 * at rest for as long as was agreed. The new limit covers what is out.
 */
export function renewalOf(standing: LineStanding, asked: Renewal): Result<LineAct, NoRenewal> {
  const { status, until, drawn, rested_d, line } = standing;
  if (status === 'closed' || status === 'frozen') return err(status);
  if (asked.isPastDue) return err('past-due');
  if (rested_d < line.restBeforeRenewal_d) return err('not-rested');
  if (Temporal.PlainDate.compare(asked.until, until) <= 0) return err('not-later');
  if (asked.limit < drawn) return err('limit-below-drawn');
  return ok({ kind: 'renewal', until: asked.until, limit: asked.limit });
}
