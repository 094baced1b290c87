import { emptyState, ingest, type LineRecord } from '@lendline/behaviour';

/** From an instant on so many calls and texts of one local day with one contact were known. */
export interface TieStep {
  /** When that became known, in epoch milliseconds. */
  readonly since_ms: number;
  readonly out: number;
  readonly in: number;
}

/** By contact, steps in order of time. */
export type DayTies = ReadonlyMap<string, readonly TieStep[]>;

/** What is kept of one contact: steps by local day. */
export type KeptTie = ReadonlyMap<number, readonly TieStep[]>;

/**
 * The ties that the records of one local day show, and when each count became known. Calls that nobody took tie nobody, and
 * a row that is told twice counts once, from its first arrival on: as features read the same records.
 */
export function dayTies(records: readonly LineRecord[], { zone, key }: { zone: string; key: string }): DayTies {
  const state = emptyState(zone);
  ingest(state, records);
  const once = [...state.days.values()].flatMap((day) => day.records ?? []);
  const meetings = once.filter(
    ({ kind, peer, answered }) =>
      (kind === 'call' || kind === 'text') && peer !== '' && peer !== key && answered !== false,
  );
  return new Map([...Map.groupBy(meetings, ({ peer }) => peer)].map(([peer, some]) => [peer, stepsOf(some)] as const));
}

function stepsOf(meetings: readonly LineRecord[]): TieStep[] {
  const steps: TieStep[] = [];
  let known = { out: 0, in: 0 };
  const byArrival = [...Map.groupBy(meetings, ({ arrived_ms }) => arrived_ms ?? 0)].sort(([a], [b]) => a - b);
  for (const [since_ms, some] of byArrival) {
    const out = some.filter(({ direction }) => direction === 'out').length;
    known = { out: known.out + out, in: known.in + some.length - out };
    steps.push({ since_ms, ...known });
  }
  return steps;
}

export interface Telling {
  /** Up to when the steps that are kept tell what was known; null when nothing was told before. */
  readonly told_ms: number | null;
  readonly now_ms: number;
  /** The day is told by a file that has grown too old to be judged by: what it showed has happened all the same. */
  readonly stale: boolean;
}

/**
 * What is known of a day and a contact, after a new reading of the records. History stays: what was known at an instant
 * stays known as of it, even when a later file tells the same rows again or a source takes rows back.
 */
export function toldAgain(
  kept: readonly TieStep[],
  told: readonly TieStep[],
  { told_ms, now_ms, stale }: Telling,
): readonly TieStep[] {
  if (kept.length === 0 || told_ms === null) return told;
  const last = told.at(-1) ?? { out: 0, in: 0 };
  const later = told.filter(({ since_ms }) => since_ms > told_ms);
  const steps = [...kept];
  for (const step of [...later, { since_ms: now_ms, out: last.out, in: last.in }]) {
    const before = steps.at(-1)!;
    const next = stale ? { ...step, out: Math.max(step.out, before.out), in: Math.max(step.in, before.in) } : step;
    if (next.out === before.out && next.in === before.in) continue;
    // Two tellings within one instant: the later one holds.
    if (next.since_ms <= before.since_ms) steps.pop();
    steps.push(next);
  }
  return steps;
}

/** What the reading of a line says of its days, by local day number. */
export interface ToldLine {
  /** Days whose records were looked at anew. */
  readonly days: ReadonlyMap<number, DayTies>;
  /** Days whose records are those that were told of before. */
  readonly same: ReadonlySet<number>;
  readonly staleDays: (day: number) => boolean;
  readonly told_ms: number | null;
  readonly now_ms: number;
}

/** The ties of a line after a reading: only those that it changed, by contact. */
export function changedTies(kept: ReadonlyMap<string, KeptTie>, told: ToldLine): Map<string, KeptTie> {
  const { days, same, staleDays, told_ms, now_ms } = told;
  const changed = new Map<string, KeptTie>();
  for (const peer of new Set([...kept.keys(), ...[...days.values()].flatMap((day) => [...day.keys()])])) {
    const before = kept.get(peer) ?? new Map<number, readonly TieStep[]>();
    const after = new Map(before);
    for (const day of new Set([...before.keys(), ...days.keys()])) {
      if (same.has(day)) continue;
      const known = before.get(day) ?? [];
      const steps = toldAgain(known, days.get(day)?.get(peer) ?? [], { told_ms, now_ms, stale: staleDays(day) });
      if (!sameSteps(known, steps)) after.set(day, steps);
    }
    if (after.size !== before.size || [...after].some(([day, steps]) => before.get(day) !== steps)) {
      changed.set(peer, after);
    }
  }
  return changed;
}

function sameSteps(a: readonly TieStep[], b: readonly TieStep[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (step, index) => step.since_ms === b[index]!.since_ms && step.out === b[index]!.out && step.in === b[index]!.in,
    )
  );
}
