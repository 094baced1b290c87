import { isoWeekday } from '../records/civil-day.ts';
import type { LineRecord } from '../records/line-record.ts';

/** What the talk features of one stretch of time are by their definitions, with no regard for days. */
export interface DirectTalk {
  readonly calls: readonly LineRecord[];
  readonly texts: readonly LineRecord[];
  readonly both: readonly LineRecord[];
}

type Figures = Record<string, number | null>;

const hour_ms = 3_600_000;

/** `records` in order of time, of the window alone; `wallOf` tells local time. */
export function directTalk(records: readonly LineRecord[], wallOf: (record: LineRecord) => number): Figures {
  const both = records.filter(({ kind, answered }) => kind === 'text' || (kind === 'call' && answered !== false));
  const calls = both.filter(({ kind }) => kind === 'call');
  const texts = both.filter(({ kind }) => kind === 'text');
  const night = (record: LineRecord): boolean => {
    const hour = Math.floor(wallOf(record) / hour_ms) % 24;
    return hour < 7 || hour >= 19;
  };
  const weekend = both.filter((record) => isoWeekday(Math.floor(wallOf(record) / hour_ms / 24)) >= 6);
  const seconds = calls.map((call) => call.seconds ?? 0);
  const [callGaps, textGaps] = [gaps(calls), gaps(texts)];
  return {
    number_of_interactions__call: calls.length,
    number_of_interactions__text: texts.length,
    number_of_interaction_out__call: outgoing(calls).length,
    number_of_interaction_out__text: outgoing(texts).length,
    call_seconds: seconds.reduce((sum, one) => sum + one, 0),
    call_duration__call__mean: mean(seconds),
    call_duration__call__std: deviation(seconds),
    call_duration__call__median: median(seconds),
    active_days__callandtext: new Set(both.map((record) => Math.floor(wallOf(record) / hour_ms / 24))).size,
    interevent_time__call__mean: mean(callGaps),
    interevent_time__call__std: deviation(callGaps),
    interevent_time__text__mean: mean(textGaps),
    interevent_time__text__std: deviation(textGaps),
    percent_nocturnal__call: ratio(calls.filter(night).length, calls.length),
    percent_weekend__callandtext: ratio(weekend.length, both.length),
    ...contacts({ calls, texts, both }),
    ...conversations(both),
  };
}

function contacts({ calls, both }: DirectTalk): Figures {
  const named = both.filter(({ peer }) => peer !== '');
  const peers = new Set(named.map(({ peer }) => peer));
  const of = (peer: string) => named.filter((record) => record.peer === peer);
  const counts = [...peers].map((peer) => of(peer).length);
  const balance = [...peers].map((peer) => outgoing(of(peer)).length / of(peer).length);
  return {
    number_of_contacts__call: new Set(calls.flatMap(({ peer }) => (peer === '' ? [] : [peer]))).size,
    number_of_contacts__callandtext: peers.size,
    entropy_of_contacts__callandtext:
      counts.length === 0
        ? null
        : counts.reduce((sum, count) => sum - (count / named.length) * Math.log(count / named.length), 0),
    interactions_per_contact__callandtext__mean: mean(counts),
    balance_of_contacts__callandtext__mean: mean(balance),
    percent_reciprocated_contacts: ratio(balance.filter((part) => part > 0 && part < 1).length, counts.length),
  };
}

/** Opened by a text, an hour of silence or a call ends it; per contact, from one end of the window to the other. */
function conversations(both: readonly LineRecord[]): Figures {
  const calls = both.filter(({ kind }) => kind === 'call');
  const talks: LineRecord[][] = [];
  for (const peer of new Set(both.flatMap((record) => (record.peer === '' ? [] : [record.peer])))) {
    let last: LineRecord | undefined;
    for (const record of both.filter((one) => one.peer === peer)) {
      const goesOn = last?.kind === 'text' && record.at_ms - last.at_ms < hour_ms;
      if (record.kind === 'text' && goesOn) talks.at(-1)!.push(record);
      else if (record.kind === 'text') talks.push([record]);
      last = record;
    }
  }
  const received = talks.filter(([first]) => first!.direction === 'in');
  const delays = talks.flatMap((talk) =>
    talk.flatMap((text, at) =>
      text.direction === 'out' && talk[at - 1]?.direction === 'in' ? [(text.at_ms - talk[at - 1]!.at_ms) / 1000] : [],
    ),
  );
  const answered = received.filter((talk) => outgoing(talk).length > 0);
  return {
    percent_initiated_conversations__text: ratio(talks.length - received.length, talks.length),
    percent_initiated_conversations: ratio(
      talks.length - received.length + outgoing(calls).length,
      talks.length + calls.length,
    ),
    response_rate_text: ratio(answered.length, received.length),
    response_delay_text__mean: mean(delays),
    response_delay_text__median: median(delays),
  };
}

function outgoing(records: readonly LineRecord[]): readonly LineRecord[] {
  return records.filter(({ direction }) => direction === 'out');
}

function gaps(records: readonly LineRecord[]): number[] {
  return records.slice(1).map((record, at) => (record.at_ms - records[at]!.at_ms) / 1000);
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function mean(values: readonly number[]): number | null {
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

export function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  return middle === null ? null : Math.sqrt(mean(values.map((value) => (value - middle) ** 2))!);
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
