import { type Random, seededRandom } from '@lendline/kernel';
import { type LineRecord, lineRecord } from '@lendline/behaviour';
import { type DayNumber, timeOf, weekday } from './days.ts';
import { byWeight, exponential, lognormal, poisson, zipf } from './draws.ts';
import type { Habits } from './habits.ts';
import { distressOn, type Shock } from './life.ts';
import { outsidePhone } from './numbering.ts';
import { parameters } from './parameters.ts';
import type { Country } from './person.ts';
import { placeAt, type Whereabouts } from './places.ts';

/** Everything about a caller that does not change from day to day; made once per person asked about. */
export interface Caller {
  readonly country: Country;
  /** Random stream of the person. */
  readonly stream: string;
  readonly habits: Habits;
  readonly whereabouts: Whereabouts;
  readonly shocks: readonly Shock[];
  /** First of the outside numbers of this person's circle. */
  readonly circleStart: number;
  readonly circleWeights: Float64Array;
  readonly hourWeights: Float64Array;
  readonly partnerWeights: Float64Array;
}

type Daily = { readonly day: DayNumber; readonly level: number; readonly workday: boolean; readonly random: Random };

// Calls by hour of day: a morning and an evening hill, a quiet night (assumed; the share of the night is a habit).
const dayHours = [0, 0, 0, 0, 0, 0, 0.2, 1.2, 3, 4.6, 5.4, 5.6, 4.8, 3.8, 4, 4.4, 4.8, 5.6, 6, 5.6, 5, 3.6, 0, 0];
const nightHours = [2, 1.2, 0.7, 0.4, 0.3, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 3.4];

export function makeCaller(base: Pick<Caller, 'country' | 'stream' | 'habits' | 'whereabouts' | 'shocks'>): Caller {
  const { habits } = base;
  return {
    ...base,
    circleStart: seededRandom(`${base.stream}/circle`).below(50_000_000),
    circleWeights: zipf(habits.circle, Math.max(0.4, habits.concentration)),
    hourWeights: hourWeights(habits.nightShare),
    partnerWeights: zipf(habits.textPartners, 1.4),
  };
}

/** Calls and texts of the days [from, until), oldest first. */
export function callsBetween(caller: Caller, from: DayNumber, until: DayNumber): LineRecord[] {
  const records: LineRecord[] = [];
  let week: { number: number; level: number } | undefined;
  for (let day = from; day < until; day += 1) {
    const number = Math.floor((day + 3) / 7);
    if (week?.number !== number) week = { number, level: seededRandom(`${caller.stream}/week/${number}`).normal() };
    const today = ordinaryDay(caller, day, week.level);
    const before = records.length;
    addCalls(caller, today, records);
    addTexts(caller, today, records);
    if (records.length > before + 1) sortTail(records, before);
  }
  return records;
}

function ordinaryDay(caller: Caller, day: DayNumber, weekLevel: number): Daily {
  const random = seededRandom(`${caller.stream}/calls/${day}`);
  const workday = weekday(day) < 5;
  const { dayVariation, weekendFactor } = caller.habits;
  const swing = dayVariation * (0.6 * weekLevel + 0.8 * random.normal());
  const quiet = -parameters.calls.quietByDistress.value * distressOn(caller.shocks, day);
  const level = Math.exp(swing - dayVariation ** 2 / 2 + quiet) * (workday ? 1 : weekendFactor);
  return { day, level: Math.min(level, 8), workday, random };
}

function addCalls(caller: Caller, today: Daily, records: LineRecord[]): void {
  const { random } = today;
  for (let left = poisson(caller.habits.callsPerDay * today.level, random); left > 0; left -= 1) {
    const contact = drawContact(caller, today);
    const kept = contact.hour !== null && random.next() < caller.habits.rhythmShare ? contact.hour : null;
    const hour = kept ?? byWeight(caller.hourWeights, random);
    const second = hour * 3600 + (kept === null ? random.below(3600) : 900 + random.below(900));
    const call = lineRecord({
      kind: 'call',
      direction: random.next() < caller.habits.outShare ? 'out' : 'in',
      peer: contact.phone,
      ...timeOf(caller.country, today.day, second),
      seconds: Math.max(1, Math.min(7200, Math.round(lognormal(caller.habits.callMedian_s, 1.1, random)))),
      place: placeAt(caller.whereabouts, { hour, workday: today.workday }, random),
      source_line: 0,
    });
    records.push(call);
  }
}

/** Somebody new, somebody of this month, or one of the circle; the circle's members have an hour of their own. */
function drawContact(caller: Caller, { day, random }: Daily): { phone: string; hour: number | null } {
  const draw = random.next();
  const { strangerShare, passingShare } = caller.habits;
  if (draw < strangerShare) return { phone: outsidePhone(caller.country, random.below(50_000_000)), hour: null };
  if (draw < strangerShare + passingShare) {
    const month = Math.floor(day / 30);
    return { phone: outsidePhone(caller.country, caller.circleStart + 1000 + month * 8 + random.below(6)), hour: null };
  }
  const rank = byWeight(caller.circleWeights, random);
  return {
    phone: outsidePhone(caller.country, caller.circleStart + rank),
    hour: 8 + ((caller.circleStart + rank * 5) % 14),
  };
}

/** Conversations by text: messages go to and fro until one is not answered. They end with the day. */
function addTexts(caller: Caller, today: Daily, records: LineRecord[]): void {
  const { habits } = caller;
  const { random } = today;
  const meanLength = 1 + 1.6 * habits.replyShare * 2;
  const conversations = (habits.textsPer28Days / 28 / meanLength) * today.level;
  for (let left = poisson(Math.min(conversations, 60), random); left > 0; left -= 1) {
    const partner = byWeight(caller.partnerWeights, random);
    let second = byWeight(caller.hourWeights, random) * 3600 + random.below(3600);
    // A partner who only ever gets, or only sends, messages: what reciprocity below 1 is made of.
    const oneWay = (caller.circleStart + partner * 31) % 100 < 100 * parameters.calls.oneWayPartners.value;
    let out = oneWay ? partner % 2 === 0 : random.next() < 0.5;
    for (let more = true; more && second < 86_400;) {
      records.push(textRecord(caller, { ...today, out, partner }, second));
      const answered = out ? 0.75 : habits.replyShare;
      more = !oneWay && random.next() < answered * 0.9;
      second += 2 + Math.ceil(exponential(out ? 160 : habits.replyMedian_s, random));
      out = !out;
    }
  }
}

function textRecord(
  caller: Caller,
  message: Daily & { readonly out: boolean; readonly partner: number },
  second: number,
): LineRecord {
  const moment = { hour: Math.floor(second / 3600), workday: message.workday };
  return lineRecord({
    kind: 'text',
    direction: message.out ? 'out' : 'in',
    peer: outsidePhone(caller.country, caller.circleStart + message.partner),
    ...timeOf(caller.country, message.day, second),
    place: placeAt(caller.whereabouts, moment, message.random),
    source_line: 0,
  });
}

function hourWeights(nightShare: number): Float64Array {
  const [dayTotal, nightTotal] = [dayHours, nightHours].map((hours) => hours.reduce((a, b) => a + b, 0));
  let total = 0;
  return Float64Array.from(dayHours, (weight, hour) => {
    total += ((1 - nightShare) * weight) / dayTotal! + (nightShare * nightHours[hour]!) / nightTotal!;
    return total;
  });
}

/** Sorts records[start..] by time in place: days are in order already, so only a day's own rows move. */
function sortTail(records: LineRecord[], start: number): void {
  const day = records.splice(start).toSorted((a, b) => a.at_ms - b.at_ms);
  for (const record of day) records.push(record);
}
