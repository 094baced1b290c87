import { type Random, seededRandom } from '@lendline/kernel';
import { dateOf, dayNumber, type DayNumber, instantOf } from './days.ts';
import { madeUpIdNumber } from './identity-number.ts';
import { cityOf, type MadeUpName, madeUpName } from './names.ts';
import { phoneOf } from './numbering.ts';
import { parameters, type PeopleParameters } from './parameters.ts';
import type { Country, Forwarding, Line, Person, Segment } from './person.ts';
import type { Traits } from './traits.ts';

/** What fixes a country: two of the same setting are the same to the byte. */
export interface Setting {
  readonly seed: string;
  readonly country: Country;
  /** First simulated day. */
  readonly start: DayNumber;
  readonly days: number;
}

/** Person `index` as documents and the carrier show them. */
export function makePerson(setting: Setting, index: number, traits: Traits): Person {
  const random = seededRandom(`${setting.seed}/person/${index}/papers`);
  const figures = parameters.people[setting.country];
  const name = madeUpName(setting.country, random);
  const segment = drawSegment(figures, random);
  const birthDate = dateOf(setting.start - Math.floor(365.25 * drawAge(random)));
  return {
    index,
    phone: phoneOf(setting.country, index),
    name: name.name,
    idNumber: madeUpIdNumber(setting.country, index, birthDate),
    birthDate,
    registeredName: drawRegisteredName(name, figures, random),
    segment,
    line: makeLine(setting, figures, { birthDate, random }),
    monthlyIncome: drawIncome(figures, segment, { traits, random }),
    payDay: segment === 'worker' ? 1 + random.below(28) : null,
    city: cityOf(setting.country, random),
  };
}

function drawSegment(figures: PeopleParameters, random: Random): Segment {
  const draw = random.next();
  if (draw < figures.segmentShare.worker.value) return 'worker';
  return draw < figures.segmentShare.worker.value + figures.segmentShare.trader.value ? 'trader' : 'freelancer';
}

/** Years at the start: adults mostly in their twenties to forties; a few under age, as a lender meets them too. */
function drawAge(random: Random): number {
  if (random.next() < 0.005) return 16.5 + random.next();
  return Math.min(74, 18.2 + 15 * Math.exp(0.55 * random.normal()) * random.next() ** 0.5);
}

function drawRegisteredName(name: MadeUpName, figures: PeopleParameters, random: Random): string {
  const draw = random.next();
  if (draw < figures.relativesSimShare.value) return name.relative;
  return draw < figures.relativesSimShare.value + figures.otherSpellingShare.value ? name.otherSpelling : name.name;
}

/** Lognormal about the segment's median, higher with stability; whole units of the currency. */
function drawIncome(
  figures: PeopleParameters,
  segment: Segment,
  { traits, random }: { traits: Traits; random: Random },
): bigint {
  const spread = figures.incomeSpread.value * (0.35 * traits.stability + Math.sqrt(1 - 0.35 ** 2) * random.normal());
  return BigInt(Math.round(figures.incomeMedian[segment].value * Math.exp(spread))) * 100n;
}

function makeLine(
  setting: Setting,
  figures: PeopleParameters,
  { birthDate, random }: { birthDate: Temporal.PlainDate; random: Random },
): Line {
  const end = setting.start + setting.days;
  const isNew = random.next() < figures.newLineShare.value;
  const tenure = figures.tenureMedian.value * Math.exp(figures.tenureSpread.value * random.normal());
  const activated = isNew
    ? setting.start - 90 + random.below(90 + setting.days)
    : Math.max(dayNumber(birthDate) + 16 * 366, setting.start - 90 - Math.round(Math.min(8000, tenure)));
  return {
    activatedOn: dateOf(activated),
    contract: drawContract(figures, random),
    simChanges: drawChanges(setting, { from: activated + 1, to: end, years: figures.simChangeYears.value }, random),
    deviceChanges: drawChanges(
      setting,
      { from: activated + 1, to: end, years: figures.deviceChangeYears.value },
      random,
    ),
    recycledOn: drawRecycling(setting, figures, { activated, random }),
    forwarding: random.next() < figures.forwardingShare.value ? [drawForwarding(random)] : [],
  };
}

function drawContract(figures: PeopleParameters, random: Random): Line['contract'] {
  const draw = random.next();
  if (draw < figures.businessShare.value) return 'Business';
  return draw < figures.businessShare.value + figures.paygShare.value ? 'PAYG' : 'PAYM';
}

interface ChangeSpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Mean years between two changes. */
  readonly years: number;
}

/** A Poisson process of changes, in opening hours. */
function drawChanges(setting: Setting, span: ChangeSpan, random: Random): Temporal.Instant[] {
  const changes: Temporal.Instant[] = [];
  let day = span.from;
  for (;;) {
    day += Math.ceil(-Math.log(1 - random.next()) * span.years * 365.25);
    if (day >= span.to) return changes;
    changes.push(instantOf(setting.country, day, 9 * 3600 + random.below(11 * 3600)));
  }
}

function drawRecycling(
  setting: Setting,
  figures: PeopleParameters,
  { activated, random }: { activated: DayNumber; random: Random },
): Temporal.PlainDate | null {
  const draw = random.next();
  if (draw < figures.lostNumberShare.value) {
    return dateOf(Math.max(activated, setting.start) + 1 + random.below(Math.max(1, setting.days)));
  }
  return draw < figures.lostNumberShare.value + figures.usedNumberShare.value ? dateOf(activated) : null;
}

function drawForwarding(random: Random): Forwarding {
  const kinds = ['unconditional', 'conditional_busy', 'conditional_not_reachable', 'conditional_no_answer'] as const;
  return kinds[random.below(kinds.length)]!;
}
