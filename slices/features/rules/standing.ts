import type { Consent } from '@lendline/consents/contract';
import { canonicalJson, dayIn } from '@lendline/kernel';
import type { DeclaredIdentity } from '@lendline/lines/contract';
import type { Feed, ImportReport } from '@lendline/records/contract';

/** What the records of a line rest on at a moment. While none of it changes, reading them again gives the same. */
export interface StandingFacts {
  readonly identity: DeclaredIdentity | null;
  /** The sources that the law of this lender, and its own choice, allow to read. */
  readonly allowed: readonly string[];
  readonly consents: readonly Consent[];
  readonly imports: readonly ImportReport[];
  readonly feeds: readonly Feed[];
}

/**
 * The facts as one text; null where they cannot tell what would be read. Declared ties leave no trace but in the records
 * themselves, so a line with a consent to them is always read whole.
 */
export function standingText({ identity, allowed, consents, imports, feeds }: StandingFacts): string | null {
  if (consents.some(({ source, state }) => source === 'declared-ties' && state === 'given')) return null;
  return canonicalJson({
    // A name is declared once and never changed.
    identity: identity?.declaredAt ?? null,
    allowed: allowed.toSorted(),
    consents: consents.map(({ id, state }) => [id, state]).sort(byText),
    imports: imports.map(({ id, counts, flags }) => [id, counts, flags]).sort(byText),
    // A reading without new rows may still end old ones; it moves the end of what was read.
    feeds: feeds.map(({ id, state, readUntil }) => [id, state, readUntil]).sort(byText),
  });
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}

/** What is known of a kept state without opening it. */
export interface KeptUntil {
  readonly as_of: Temporal.Instant;
  readonly catalogue_version: string;
  readonly standing: string | null;
}

export interface Moment {
  readonly asOf: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly catalogueVersion: string;
}

/**
 * Whether kept days can speak for `asOf` at all: they hold what had arrived by the row's own instant, and imports are
 * judged by calendar day, so that what counts today says nothing of what counted on another day.
 */
export function canSpeakFor(row: KeptUntil, { asOf, now, zone, catalogueVersion }: Moment): boolean {
  return (
    row.standing !== null &&
    row.catalogue_version === catalogueVersion &&
    Temporal.Instant.compare(row.as_of, asOf) <= 0 &&
    dayIn(zone, asOf).equals(dayIn(zone, now))
  );
}

/** Whether records that are kept lie after `asOf`: a day made of the others would lack them once they have happened. */
export function reachBeyond(imports: readonly ImportReport[], asOf: Temporal.Instant): boolean {
  return imports.some(
    ({ counts, window }) => counts && window && Temporal.Instant.compare(Temporal.Instant.from(window.to), asOf) >= 0,
  );
}

export interface Lasting {
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly newestAtMost_days: number;
  readonly consents: readonly Consent[];
}

/**
 * When what is read now may be read no longer without anybody telling: the first instant of the day on which the oldest
 * import that counts is stale, or the end of a consent. An import of a feed that is read on stays fresh, so it is looked
 * at every day from then on.
 */
export function nextLook(
  imports: readonly ImportReport[],
  { now, zone, newestAtMost_days, consents }: Lasting,
): Temporal.Instant | null {
  const tomorrow = dayIn(zone, now).add({ days: 1 });
  const stale = imports
    .flatMap(({ counts, window }) => (counts && window ? [dayIn(zone, Temporal.Instant.from(window.to))] : []))
    .map((newest) => newest.add({ days: newestAtMost_days + 1 }))
    .map((day) => (Temporal.PlainDate.compare(day, tomorrow) < 0 ? tomorrow : day))
    .map((day) => day.toZonedDateTime(zone).toInstant());
  if (stale.length === 0) return null;
  return earliest([...stale, ...endsOf(consents)]);
}

/** When the first of the consents ends by itself. */
export function nextEnd(consents: readonly Consent[]): Temporal.Instant | null {
  return earliest(endsOf(consents));
}

function endsOf(consents: readonly Consent[]): Temporal.Instant[] {
  return consents.flatMap(({ state, expiresAt }) => (state === 'given' ? [Temporal.Instant.from(expiresAt)] : []));
}

function earliest(instants: readonly Temporal.Instant[]): Temporal.Instant | null {
  return instants.toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}
