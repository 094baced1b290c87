import type { ApplicationId, ApplicationRow, ApplicationState } from '@lendline/applications/contract';
import type { Segment } from '@lendline/models/contract';
import { formatMoney } from '@lendline/ui';

/** A row of the queue as the screen shows it. */
export interface QueueRow {
  readonly id: ApplicationId;
  readonly shortId: string;
  readonly name: string | null;
  readonly phone: string;
  readonly segment: Segment;
  readonly requested: string | null;
  readonly limit: string | null;
  readonly tier: string | null;
  readonly score: number | null;
  readonly simulated: boolean;
  readonly state: ApplicationState;
  readonly submittedAt: string | null;
  readonly waitingSince: string | null;
}

export function queueRow(row: ApplicationRow): QueueRow {
  return {
    id: row.id,
    shortId: shortId(row.id),
    name: row.maskedName,
    phone: row.maskedPhone,
    segment: row.segment,
    requested: row.requested && formatMoney(row.requested, { short: true }),
    limit: row.limit && formatMoney(row.limit, { short: true }),
    tier: row.tier,
    score: row.score,
    simulated: row.simulated,
    state: row.state,
    submittedAt: row.submittedAt,
    waitingSince: row.waitingSince,
  };
}

/** The part of an id that a person can compare at a glance: its random end, where neighbours differ. */
export function shortId(id: string): string {
  return id.slice(-6).toUpperCase();
}

/** How much of the score bar is filled; scorecards here run from 300 to 850. */
export function scoreShare(score: number): number {
  return Math.min(1, Math.max(0, (score - 300) / 550));
}

/** Rows whose name, phone or id holds what was typed. */
export function matching(rows: readonly QueueRow[], typed: string): readonly QueueRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ id, name, phone }) =>
    [id, name ?? '', phone].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** The case that has waited longest, but for the one that is open already. */
export function longestWaiting(rows: readonly QueueRow[], open: string | null): QueueRow | null {
  const waiting = rows.filter((row) => row.waitingSince !== null && row.id !== open);
  return waiting.toSorted((a, b) => Date.parse(a.waitingSince!) - Date.parse(b.waitingSince!))[0] ?? null;
}
