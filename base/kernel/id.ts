import { assert } from './assert.ts';

/** A prefixed, time-ordered identifier: `loan_01k9x...`. The prefix is part of the type, so ids cannot be mixed up. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

// Crockford's base 32: no letters that are mistaken for digits, and sorting by text is sorting by value.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 10;
const randomLength = 16;
const countLength = 4;

/**
 * Makes an id of 48 bits of milliseconds and 80 more (the layout of ULID), so that ids sort by the time they were
 * made. Those of one millisecond of one process sort by the order they were made in as well (the first 20 of the 80
 * bits count them, as ULID's monotonic form does); the other 60 are random and cannot be guessed. With an `entropy` of
 * its own, for reproducible worlds, all 80 come from there.
 */
export function newId<Prefix extends string>(
  prefix: Prefix,
  now: Temporal.Instant,
  entropy?: (bytes: Uint8Array<ArrayBuffer>) => void,
): Id<Prefix> {
  const { epochMilliseconds } = now;
  const random = new Uint8Array(randomLength);
  if (entropy) entropy(random);
  else fillCounted(random, epochMilliseconds);
  let text = encodeTime(epochMilliseconds);
  for (let place = 0; place < randomLength; place += 1) text += alphabet[random[place]! & 31]!;
  return `${prefix}_${text}`;
}

/** Whether a text has the form of an id with this prefix. */
export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  return text.startsWith(`${prefix}_`) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text.slice(prefix.length + 1));
}

function encodeTime(milliseconds: number): string {
  assert(milliseconds >= 0 && milliseconds < 2 ** 48, 'the time of an id is between 1970 and 10889');
  let rest = milliseconds;
  let text = '';
  for (let place = 0; place < timeLength; place += 1) {
    text = alphabet[rest % 32]! + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

let countedAt = -1;
let count = 0;

/** Random but for the number of ids that were made in this millisecond before; after 2^20 of them it begins anew. */
function fillCounted(bytes: Uint8Array<ArrayBuffer>, milliseconds: number): void {
  count = milliseconds === countedAt ? count + 1 : 0;
  countedAt = milliseconds;
  fillRandom(bytes);
  for (let place = 0; place < countLength; place += 1) bytes[place] = count >>> (5 * (countLength - 1 - place));
}

// Asking the system costs more than all the rest of an id, so it is asked for many at once; no byte is used twice.
const pool = new Uint8Array(256 * randomLength);
let spent = pool.length;

function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  if (spent + bytes.length > pool.length) {
    globalThis.crypto.getRandomValues(pool);
    spent = 0;
  }
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = pool[spent + place]!;
  spent += bytes.length;
}
