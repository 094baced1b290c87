import fc from 'fast-check';

type Damage = (bytes: Uint8Array) => Uint8Array;

const encoder = new TextEncoder();

/** What breaks parsers: open and nested quotes, nothing, line ends of all kinds, deep nesting, an endless cell. */
const bombs = [
  '"',
  '""""',
  ',"a\n',
  '\u0000\u0000\u0000',
  '\r\r\n\n',
  '\u{FEFF}',
  '\u2028',
  '1e999',
  '9'.repeat(400),
  '[['.repeat(20_000),
  '<a>'.repeat(5_000),
  '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
  '&#xFFFFFF;&amp;',
  'A'.repeat(200_000),
  '",'.repeat(20_000),
  '\n'.repeat(20_000),
  '('.repeat(10_000),
  ' '.repeat(50_000),
  '-'.repeat(50_000),
  '__proto__,constructor,toString',
  '{"__proto__":{"a":1}}',
].map((text) => encoder.encode(text));

/** A share of the length stands for a place, so that one arbitrary fits files of every size. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const placeIn = (bytes: Uint8Array, share: number): number => Math.floor(share * bytes.length);

const flip = fc.tuple(place, fc.nat(255)).map(
  ([share, byte]): Damage =>
    (bytes) => {
      const changed = bytes.slice();
      if (bytes.length > 0) changed[Math.min(placeIn(bytes, share), bytes.length - 1)] = byte;
      return changed;
    },
);

const cut = place.map(
  (share): Damage =>
    (bytes) =>
      bytes.slice(0, placeIn(bytes, share)),
);

const swap = fc.tuple(place, place, place).map(
  (shares): Damage =>
    (bytes) => {
      const [a, b, c] = shares.map((share) => placeIn(bytes, share)).toSorted((x, y) => x - y) as [
        number,
        number,
        number,
      ];
      return joined([bytes.slice(0, a), bytes.slice(b, c), bytes.slice(a, b), bytes.slice(c)]);
    },
);

const repeat = fc.tuple(place, place, fc.integer({ min: 2, max: 12 })).map(
  ([from, to, times]): Damage =>
    (bytes) => {
      const [a, b] = [placeIn(bytes, Math.min(from, to)), placeIn(bytes, Math.max(from, to))];
      return joined([bytes.slice(0, b), ...Array.from({ length: times }, () => bytes.slice(a, b)), bytes.slice(b)]);
    },
);

const insert = fc.tuple(place, fc.constantFrom(...bombs)).map(
  ([share, bomb]): Damage =>
    (bytes) => {
      const at = placeIn(bytes, share);
      return joined([bytes.slice(0, at), bomb, bytes.slice(at)]);
    },
);

/** One to six damages of a file, one after the other. */
export const arbitraryDamage: fc.Arbitrary<Damage> = fc
  .array(fc.oneof(flip, flip, cut, swap, repeat, insert, insert), { minLength: 1, maxLength: 6 })
  .map((damages) => (bytes) => damages.reduce((changed, damage) => damage(changed), bytes));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
