import type { ContactCadence } from '@lendline/strategy';
import type { Template } from './templates.ts';

export interface ContactHours {
  /** Local wall-clock times, `from` inclusive, `until` exclusive. */
  readonly from: string;
  readonly until: string;
}

/** The hours in which reminders may arrive: the pack's own, narrowed by every law that names hours. */
export function reminderHours({ calls, law }: ContactCadence): ContactHours {
  const all = [calls.hours, ...law.flatMap(({ hours }) => (hours ? [hours] : []))];
  const from =
    all
      .map((hours) => hours.from)
      .toSorted()
      .at(-1) ?? '09:00';
  const until = all.map((hours) => hours.until).toSorted()[0] ?? '20:00';
  return { from, until };
}

/** When a message may go: at once, or at the next opening of the contact hours of the debtor's zone. */
export function mayGoAt(
  template: Template,
  { hours, zone, now }: { hours: ContactHours; zone: string; now: Temporal.Instant },
): Temporal.Instant {
  if (template.kind === 'service') return now;
  const local = now.toZonedDateTimeISO(zone);
  const opens = local.withPlainTime(Temporal.PlainTime.from(hours.from));
  const closes = local.withPlainTime(Temporal.PlainTime.from(hours.until));
  if (Temporal.ZonedDateTime.compare(local, opens) < 0) return opens.toInstant();
  if (Temporal.ZonedDateTime.compare(local, closes) < 0) return now;
  return opens.add({ days: 1 }).toInstant();
}
