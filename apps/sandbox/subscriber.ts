import { dayIn, type PhoneNumber } from '@lendline/kernel';
import { type Country, type Forwarding, hasOwnDocument, type Person, type World } from '@lendline/world';

/** Whom a carrier has on a number at one moment, with what its own files say. */
export interface Subscriber {
  readonly person: Person;
  /** What the carrier registered, or null when the number has gone to a stranger since. */
  readonly holder: RegisteredHolder | null;
  /** First day of the present subscriber's time on the number, with whatever carrier. */
  readonly since: Temporal.PlainDate;
  /** First day of the contract with the present carrier: later than `since` when the number was brought from another. */
  readonly contractSince: Temporal.PlainDate;
  /** The latest change of the SIM card; the activation when there was none. */
  readonly latestSimChange: Temporal.Instant;
  readonly latestDeviceChange: Temporal.Instant;
  /** As it is set at the moment. */
  readonly forwarding: readonly Forwarding[];
}

export interface RegisteredHolder {
  readonly name: string;
  /** Null when the line is in a relative's name: the carrier then has the relative's document, which is not ours. */
  readonly idNumber: string | null;
  readonly birthDate: Temporal.PlainDate | null;
}

const zones: Readonly<Record<Country, string>> = { cn: 'Asia/Shanghai', ke: 'Africa/Nairobi' };

/** The country's own time zone: its carriers count days in it. */
export function zoneOf(world: World): string {
  return zones[world.options.country];
}

/** The line behind a number as it is at `at`: what happens later is not known yet. Undefined: nobody has the number. */
export function subscriberOf(world: World, phone: PhoneNumber, at: Temporal.Instant): Subscriber | undefined {
  const person = world.byPhone(phone);
  if (!person) return undefined;
  const zone = zoneOf(world);
  const today = dayIn(zone, at);
  const { line } = person;
  if (Temporal.PlainDate.compare(line.activatedOn, today) > 0) return undefined;
  const lost = isLost(person, today);
  const since = lost && line.recycledOn ? line.recycledOn : line.activatedOn;
  const activation = since.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant();
  return {
    person,
    holder: lost ? null : registeredHolder(person),
    since,
    contractSince: lost ? since : contractSince(world, person, today),
    latestSimChange: latest(line.simChanges, { from: activation, to: at }),
    latestDeviceChange: latest(line.deviceChanges, { from: activation, to: at }),
    forwarding: line.forwardedFrom && Temporal.Instant.compare(line.forwardedFrom, at) > 0 ? [] : line.forwarding,
  };
}

/** One line in forty was brought from another carrier six weeks before the simulated days. */
function contractSince({ options }: World, { index, line }: Person, today: Temporal.PlainDate): Temporal.PlainDate {
  const ported = options.start.subtract({ days: 45 });
  const isPorted =
    index % 40 === 17 &&
    Temporal.PlainDate.compare(line.activatedOn, ported) < 0 &&
    Temporal.PlainDate.compare(ported, today) <= 0;
  return isPorted ? ported : line.activatedOn;
}

function isLost({ line }: Person, today: Temporal.PlainDate): boolean {
  if (!line.recycledOn || line.recycledOn.equals(line.activatedOn)) return false;
  return Temporal.PlainDate.compare(line.recycledOn, today) <= 0;
}

/** Another spelling of one's own name comes with one's own document; a relative's name does not. */
function registeredHolder(person: Person): RegisteredHolder {
  const own = hasOwnDocument(person);
  return {
    name: person.registeredName,
    idNumber: own ? person.idNumber : null,
    birthDate: own ? person.birthDate : null,
  };
}

/** The last of the changes within the span. CAMARA counts the activation of a subscription as a change. */
function latest(
  changes: readonly Temporal.Instant[],
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Temporal.Instant {
  const within = changes.filter(
    (change) => Temporal.Instant.compare(change, from) > 0 && Temporal.Instant.compare(change, to) <= 0,
  );
  return within.at(-1) ?? from;
}
