import { ok, type Result } from '@lendline/kernel';
import type { DayAirtime, DayBalance } from './day-airtime.ts';
import type { DayBucket, DayMarks } from './day-bucket.ts';
import { type ContactCode, contactFromCode, contactToCode } from './contact-code.ts';
import type { DayContacts } from './day-contacts.ts';
import type { HardwareRun } from './day-data.ts';
import type { DayGaps, DayTalk } from './day-talk.ts';
import type { DayValues } from './day-values.ts';
import { type DayCodeProblem, readKeptDay } from './kept-day.ts';
import { type Moments, momentsOf } from './moments.ts';

/** Rises with every change of what a bucket holds: a store then makes its days anew from the records. */
export const dayCodeVersion = 2;

type Numbers = readonly number[];
type MarksCode = readonly [
  rows: number,
  first_ms: number,
  last_ms: number,
  arrived_ms: number | null,
  offset_ms: number,
  silence_ms: number,
  used: number,
  placed: number,
];
type PlaceCode = readonly [
  key: string,
  latitude: number | null,
  longitude: number | null,
  halfHours: number,
  nightHalfHours: number,
];
type ValuesCode = readonly [sorted: Numbers, moments?: Numbers];
type GapsCode = readonly [moments: Numbers, first_ms: number, last_ms: number];
type TalkCode = readonly [
  counts: Numbers,
  hours: Numbers,
  seconds: ValuesCode,
  calls: GapsCode,
  texts: GapsCode,
  ends: readonly [first_ms: number, last_ms: number, lastOutCall_ms: number | null, lastInText_ms: number | null],
];
type ContactsCode = readonly [
  base_ms: number,
  contacts: readonly ContactCode[],
  conversations: Numbers,
  delays: ValuesCode,
  missed: Numbers,
  returns: ValuesCode,
];
type AirtimeCode = readonly [
  topups: ValuesCode,
  gaps: GapsCode,
  before: Numbers,
  counts: Numbers,
  balance: Numbers | null,
  currencies: readonly string[],
];
type HardwareCode = readonly [name: string, at_ms: number];
type DayCode = readonly [
  version: number,
  day: number,
  marks: MarksCode,
  talk: TalkCode | null,
  contacts: ContactsCode | null,
  places: readonly [places: readonly PlaceCode[], travelled_km: number | null] | null,
  airtime: AirtimeCode | null,
  advances: readonly (readonly [at_ms: number, taken: number, amount: number | null])[],
  data: readonly [counts: Numbers, bytes: ValuesCode] | null,
  devices: readonly HardwareCode[],
  sims: readonly HardwareCode[],
];

/**
 * A bucket as one line of JSON, without names of fields: about 2.5 KB for a busy day. Numbers come back to the last bit.
 * It holds no amount of detail beyond the bucket: peers are whatever the records named them, keyed hashes in a store.
 */
export function encodeDay(bucket: DayBucket): string {
  const { day, marks, talk, contacts, places, airtime, advances, data, devices, sims } = bucket;
  const code: DayCode = [
    dayCodeVersion,
    day,
    marksToCode(marks),
    talk && talkToCode(talk),
    contacts && contactsToCode(contacts),
    places && [
      places.places.map(({ key, latitude, longitude, halfHours, nightHalfHours }) => [
        key,
        latitude,
        longitude,
        halfHours,
        nightHalfHours,
      ]),
      places.travelled_km,
    ],
    airtime && airtimeToCode(airtime),
    advances.map(({ at_ms, taken, amount }) => [at_ms, Number(taken), amount]),
    data && [[data.sessions, data.nightSessions, data.seconds], valuesToCode(data.bytes)],
    hardwareToCode(devices),
    hardwareToCode(sims),
  ];
  return JSON.stringify(code);
}

/** Reads what `encodeDay` wrote. Either problem is mended by making the day anew from its records (`rebuildDay`). */
export function decodeDay(text: string): Result<DayBucket, DayCodeProblem> {
  const code = readKeptDay(text, dayCodeVersion, isDayCode);
  return code.ok ? ok(fromCode(code.value)) : code;
}

/** Lengths of the parts, null where a part may be absent: enough to tell a day from anything else that JSON can hold. */
function isDayCode(code: readonly unknown[]): code is DayCode {
  const [, day, marks, talk, contacts, places, airtime, advances, data, devices, sims] = code;
  const has = (part: unknown, length: number): boolean => Array.isArray(part) && part.length === length;
  const parts = [
    [talk, 6],
    [contacts, 6],
    [places, 2],
    [airtime, 6],
    [data, 2],
  ] as const;
  return (
    Number.isSafeInteger(day) &&
    has(marks, 8) &&
    parts.every(([part, length]) => part === null || has(part, length)) &&
    Array.isArray(advances) &&
    Array.isArray(devices) &&
    Array.isArray(sims)
  );
}

function fromCode(code: DayCode): DayBucket {
  const [, day, marks, talk, contacts, places, airtime, advances, data, devices, sims] = code;
  return {
    day,
    marks: marksFromCode(marks),
    talk: talk && talkFromCode(talk),
    contacts: contacts && contactsFromCode(contacts),
    places: places && {
      places: places[0].map(([key, latitude, longitude, halfHours, nightHalfHours]) => ({
        key,
        latitude,
        longitude,
        halfHours,
        nightHalfHours,
      })),
      travelled_km: places[1],
    },
    airtime: airtime && airtimeFromCode(airtime),
    advances: advances.map(([at_ms, taken, amount]) => ({ at_ms, taken: taken === 1, amount })),
    data: data && {
      sessions: data[0][0]!,
      nightSessions: data[0][1]!,
      seconds: data[0][2]!,
      bytes: valuesFromCode(data[1]),
    },
    devices: hardwareFromCode(devices),
    sims: hardwareFromCode(sims),
  };
}

function hardwareToCode(runs: readonly HardwareRun[]): HardwareCode[] {
  return runs.map(({ name, at_ms }) => [name, at_ms]);
}

function hardwareFromCode(runs: readonly HardwareCode[]): HardwareRun[] {
  return runs.map(([name, at_ms]) => ({ name, at_ms }));
}

function marksToCode(marks: DayMarks): MarksCode {
  const { rows, first_ms, last_ms, arrived_ms, offset_ms, silence_ms, used, placed } = marks;
  return [rows, first_ms, last_ms, arrived_ms, offset_ms, silence_ms, used, placed];
}

function marksFromCode(code: MarksCode): DayMarks {
  const [rows, first_ms, last_ms, arrived_ms, offset_ms, silence_ms, used, placed] = code;
  return { rows, first_ms, last_ms, arrived_ms, offset_ms, silence_ms, used, placed };
}

function talkToCode(talk: DayTalk): TalkCode {
  const { callsIn, callsOut, textsIn, textsOut, nightCalls, nightTexts } = talk;
  return [
    [callsIn, callsOut, textsIn, textsOut, nightCalls, nightTexts],
    talk.hours,
    valuesToCode(talk.seconds),
    gapsToCode(talk.calls),
    gapsToCode(talk.texts),
    [talk.first_ms, talk.last_ms, talk.lastOutCall_ms, talk.lastInText_ms],
  ];
}

function talkFromCode([counts, hours, seconds, calls, texts, ends]: TalkCode): DayTalk {
  const [callsIn = 0, callsOut = 0, textsIn = 0, textsOut = 0, nightCalls = 0, nightTexts = 0] = counts;
  const [first_ms, last_ms, lastOutCall_ms, lastInText_ms] = ends;
  return {
    callsIn,
    callsOut,
    textsIn,
    textsOut,
    nightCalls,
    nightTexts,
    hours,
    seconds: valuesFromCode(seconds),
    calls: gapsFromCode(calls),
    texts: gapsFromCode(texts),
    first_ms,
    last_ms,
    lastOutCall_ms,
    lastInText_ms,
  };
}

function contactsToCode({ base_ms, contacts, conversations, missed }: DayContacts): ContactsCode {
  return [
    base_ms,
    contacts.map(contactToCode),
    [conversations.all, conversations.initiated, conversations.received, conversations.responded],
    valuesToCode(conversations.delays),
    [missed.knownIn, missed.knownOut, missed.missedIn, missed.missedHidden, missed.unansweredOut, missed.overlapping],
    valuesToCode(missed.returns),
  ];
}

function contactsFromCode([base_ms, contacts, conversations, delays, missed, returns]: ContactsCode): DayContacts {
  const [all = 0, initiated = 0, received = 0, responded = 0] = conversations;
  const [knownIn = 0, knownOut = 0, missedIn = 0, missedHidden = 0, unansweredOut = 0, overlapping = 0] = missed;
  return {
    base_ms,
    contacts: contacts.map(contactFromCode),
    conversations: { all, initiated, received, responded, delays: valuesFromCode(delays) },
    missed: { knownIn, knownOut, missedIn, missedHidden, unansweredOut, overlapping, returns: valuesFromCode(returns) },
  };
}

function airtimeToCode(airtime: DayAirtime): AirtimeCode {
  const { topupCount, topups, topupGaps, before, spent, priced, balance, currencies } = airtime;
  return [
    valuesToCode(topups),
    gapsToCode(topupGaps),
    momentsToCode(before),
    [topupCount, spent, priced],
    balance && balanceToCode(balance),
    currencies,
  ];
}

function airtimeFromCode([topups, gaps, before, counts, balance, currencies]: AirtimeCode): DayAirtime {
  const [topupCount = 0, spent = 0, priced = 0] = counts;
  return {
    topupCount,
    topups: valuesFromCode(topups),
    topupGaps: gapsFromCode(gaps),
    before: momentsFromCode(before),
    spent,
    priced,
    balance: balance && balanceFromCode(balance),
    currencies,
  };
}

function balanceToCode({ first_ms, first, last_ms, last, min, max, held }: DayBalance): Numbers {
  return [first_ms, first, last_ms, last, min, max, held.weight, held.mean, held.m2];
}

function balanceFromCode(code: Numbers): DayBalance {
  const [first_ms = 0, first = 0, last_ms = 0, last = 0, min = 0, max = 0, weight = 0, mean = 0, m2 = 0] = code;
  return { first_ms, first, last_ms, last, min, max, held: { weight, mean, m2 } };
}

// The moments of a list that is kept whole come out the same from the list again.
function valuesToCode({ moments, sorted }: DayValues): ValuesCode {
  return sorted.length === moments.n ? [sorted] : [sorted, momentsToCode(moments)];
}

function valuesFromCode([sorted, moments]: ValuesCode): DayValues {
  return { sorted, moments: moments ? momentsFromCode(moments) : momentsOf(sorted) };
}

function gapsToCode({ gaps, first_ms, last_ms }: DayGaps): GapsCode {
  return [momentsToCode(gaps), first_ms, last_ms];
}

function gapsFromCode([moments, first_ms, last_ms]: GapsCode): DayGaps {
  return { gaps: momentsFromCode(moments), first_ms, last_ms };
}

function momentsToCode({ n, sum, min, max, m2, m3, m4 }: Moments): Numbers {
  return n === 0 ? [] : [n, sum, min, max, m2, m3, m4];
}

function momentsFromCode(code: Numbers): Moments {
  const [n = 0, sum = 0, min = 0, max = 0, m2 = 0, m3 = 0, m4 = 0] = code;
  return { n, sum, min, max, m2, m3, m4 };
}
