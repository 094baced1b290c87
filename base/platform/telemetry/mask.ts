// What looks like a number of a person but is none: UUIDs, our own ids, ISO days and instants.
const harmless = [
  /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/,
  /(?<![0-9a-z])[a-z]+_[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])/,
  /(?<!\p{Nd})(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?!\p{Nd})/u,
];

// Seven or more digits of any script, with the separators that numbers are written with; `x` ends some id numbers.
const longNumber = /\p{Nd}(?:[\s()./–-]{0,3}\p{Nd}){6,}x?/u;

const chineseText = /\p{Script=Han}+/u;

const pattern = new RegExp(
  `(${harmless.map(({ source }) => source).join('|')})|${longNumber.source}|${chineseText.source}`,
  'giu',
);

/**
 * Makes a text safe to log: phone, id and account numbers keep their last two digits, Chinese characters (names; log
 * texts are English) are starred out. UUIDs, our own ids and ISO days stay readable.
 */
export function mask(text: string): string {
  return text.replaceAll(pattern, (found, kept: string | undefined) => kept ?? starred(found));
}

function starred(found: string): string {
  const digits = found.match(/\p{Nd}/gu) ?? [];
  return digits.length === 0
    ? '*'.repeat(found.length)
    : `${'*'.repeat(digits.length - 2)}${digits.slice(-2).join('')}`;
}
