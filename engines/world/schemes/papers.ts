import type { Random } from '@lendline/kernel';
import { dateOf, type DayNumber, dayNumber, instantOf } from '../days.ts';
import type { Habits } from '../habits.ts';
import { inhabitant, type Inhabitant } from '../inhabitant.ts';
import type { Forwarding, Person } from '../person.ts';
import type { Traits } from '../traits.ts';
import type { Draft } from './scheme.ts';

/** What is known of somebody's line and papers; what is left out is in order. */
export interface Papers {
  /** On the first day of the scheme. */
  readonly tenure_days: number;
  readonly name?: string;
  readonly registeredName?: string;
  readonly idNumber?: string;
  readonly birthDate?: Temporal.PlainDate;
  readonly city?: string;
  readonly simChangedAt_ms?: number;
  readonly deviceChangedAt_ms?: number;
  readonly forwarding?: { readonly kinds: readonly Forwarding[]; readonly from_ms: number };
  /** Somebody else had the number before. */
  readonly isUsedNumber?: boolean;
  readonly traits?: Partial<Traits>;
  readonly habits?: Partial<Habits>;
}

/** The nth person of a scheme: an inhabitant like any other, but for what their papers say. */
export function castInhabitant(draft: Draft, nth: number, papers: Papers): Inhabitant {
  const base = inhabitant(draft.setting, draft.firstIndex + nth);
  const traits = { ...base.borrower.traits, ...papers.traits };
  const name = papers.name ?? base.person.name;
  const person: Person = {
    ...base.person,
    name,
    // Relatives' SIMs and other spellings are among the cast as they are among everybody.
    registeredName: papers.registeredName ?? (papers.idNumber === undefined ? base.person.registeredName : name),
    idNumber: papers.idNumber ?? base.person.idNumber,
    birthDate: papers.birthDate ?? base.person.birthDate,
    city: papers.city ?? base.person.city,
    line: lineOf(draft, base.person, papers),
  };
  return {
    ...base,
    person,
    borrower: { ...base.borrower, traits },
    ...(papers.habits ? { habits: papers.habits } : {}),
  };
}

function lineOf({ setting, firstDay }: Draft, { line, birthDate }: Person, papers: Papers): Person['line'] {
  const earliest = dayNumber(birthDate) + 16 * 366;
  const activated = Math.max(Math.min(earliest, firstDay - 1), firstDay - papers.tenure_days);
  const changes = (at_ms: number | undefined): Temporal.Instant[] =>
    at_ms === undefined ? [] : [Temporal.Instant.fromEpochMilliseconds(at_ms)];
  const { forwarding } = papers;
  const activation_ms = instantOf(setting.country, activated + 1, 0).epochMilliseconds;
  return {
    activatedOn: dateOf(activated),
    contract: line.contract,
    simChanges: changes(papers.simChangedAt_ms),
    // Handsets are replaced in the course of life; those of the days before the scheme stay.
    deviceChanges: [
      ...line.deviceChanges.filter(
        ({ epochMilliseconds: at }) => at > activation_ms && at < (papers.deviceChangedAt_ms ?? Infinity),
      ),
      ...changes(papers.deviceChangedAt_ms),
    ],
    recycledOn: papers.isUsedNumber ? dateOf(activated) : null,
    forwarding: forwarding?.kinds ?? [],
    ...(forwarding ? { forwardedFrom: Temporal.Instant.fromEpochMilliseconds(forwarding.from_ms) } : {}),
  };
}

/** Days of an established line: two to eight years. */
export function established(random: Random): number {
  return 700 + random.below(2200);
}

/** Days of a line bought for the purpose. */
export function young(random: Random): number {
  return 20 + random.below(180);
}

/** A second within waking hours. */
export function wakingSecond(random: Random): number {
  return 8 * 3600 + random.below(14 * 3600);
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!;
}

/** Calls kept up to look alive: few numbers, many short calls, at the same hours every day. */
export function busyButThin(random: Random): Partial<Habits> {
  return {
    circle: 3 + random.below(4),
    callsPerDay: 6 + 6 * random.next(),
    callMedian_s: 18 + random.below(25),
    strangerShare: 0.01,
    passingShare: 0.02,
    rhythmShare: 0.8,
    textsPer28Days: 50 + random.below(60),
    textPartners: 2,
    haunts: 2,
    wanderShare: 0.01,
  };
}

/** Days after one another with these gaps, from the draft's first day on. */
export function daysApart(draft: Draft, gap_days: () => number): DayNumber[] {
  let day = draft.firstDay;
  return Array.from({ length: draft.size }, (_, nth) => {
    if (nth > 0) day += gap_days();
    return Math.floor(day);
  });
}
