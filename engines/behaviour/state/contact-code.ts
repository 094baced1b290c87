import type { DayContact, ThreadEdges } from './day-contacts.ts';

/** One contact of a day without names of fields; the yes and no of its conversations are bits of one number. */
export type ContactCode = readonly [
  peer: string,
  calls: number,
  texts: number,
  out: number,
  callsOut: number,
  seconds: number,
  first_ms: number,
  last_ms: number,
  edges: number,
  firstOut_ms: number | null,
  unreturned_ms: readonly number[],
];

const bits: readonly (keyof ThreadEdges)[] = [
  'beginsWithText',
  'beginsOut',
  'firstAnswered',
  'firstStillOpen',
  'open',
  'received',
  'responded',
  'endsOut',
];

/** No thread at all: the contact only rang in vain. */
const none = -1;

export function contactToCode(contact: DayContact): ContactCode {
  const { peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, thread, firstOut_ms, unreturned_ms } = contact;
  const edges = thread === null ? none : bits.reduce((sum, bit, place) => sum + (thread[bit] ? 1 << place : 0), 0);
  return [peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, edges, firstOut_ms, unreturned_ms];
}

export function contactFromCode(code: ContactCode): DayContact {
  const [peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, edges, firstOut_ms, unreturned_ms] = code;
  const thread = edges === none ? null : edgesOf(edges);
  return { peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, thread, unreturned_ms, firstOut_ms };
}

function edgesOf(edges: number): ThreadEdges {
  const bit = (place: number): boolean => (edges & (1 << place)) !== 0;
  return {
    beginsWithText: bit(0),
    beginsOut: bit(1),
    firstAnswered: bit(2),
    firstStillOpen: bit(3),
    open: bit(4),
    received: bit(5),
    responded: bit(6),
    endsOut: bit(7),
  };
}
