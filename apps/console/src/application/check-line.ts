import type { CheckName, LineCheck } from '@lendline/lines/contract';
import type { applicationWords } from './words.ts';

type Word = keyof typeof applicationWords;

/** One check with the sentence that says what the carrier answered. */
export interface CheckView {
  readonly name: CheckName;
  readonly outcome: LineCheck['outcome'];
  readonly says: { readonly word: Word; readonly parameters: Readonly<Record<string, string | number>> } | null;
  /** What the carrier said beyond the sentence, as it was kept. */
  readonly facts: string;
  readonly observedAt: string;
}

const silences: Readonly<Record<string, Word>> = {
  timeout: 'silentTimeout',
  'carrier-error': 'silentError',
  'not-supported': 'silentUnsupported',
  'not-asked': 'silentNotAsked',
};

export function checkView({ name, outcome, facts, unknownBecause, observedAt }: LineCheck): CheckView {
  const says =
    outcome === 'unknown' ? say(silences[unknownBecause ?? ''] ?? 'silentUnknown') : (sayings[name](facts) ?? null);
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return { name, outcome, says, facts: known.map(([key, value]) => `${key} ${String(value)}`).join(' · '), observedAt };
}

type Facts = LineCheck['facts'];
type Says = CheckView['says'];

const sayings: Readonly<Record<CheckName, (facts: Facts) => Says>> = {
  possession: ({ method }) => (method === 'one-time-code' ? say('provedByCode') : null),
  'kyc-match': sayMatch,
  tenure: sayTenure,
  'sim-swap': (facts) => saySwap(facts, ['simKept', 'simChanged']),
  'device-swap': (facts) => saySwap(facts, ['deviceKept', 'deviceChanged']),
  'number-recycling': ({ recycled }) =>
    typeof recycled === 'boolean' ? say(recycled ? 'recycled' : 'notRecycled') : null,
  'call-forwarding': ({ forwarding }) => {
    const words: Readonly<Record<string, Word>> = {
      unconditional: 'forwardedAll',
      conditional: 'forwardedSome',
      inactive: 'notForwarded',
    };
    const word = words[String(forwarding)];
    return word ? say(word) : null;
  },
};

function say(word: Word, parameters: Readonly<Record<string, string | number>> = {}): NonNullable<Says> {
  return { word, parameters };
}

function sayMatch({ match, name_score }: Facts): Says {
  if (match === 'match') return say('matches');
  if (match === 'id-differs') return say('idDiffers');
  if (match === 'birth-date-differs') return say('birthDateDiffers');
  if (match !== 'name-differs') return null;
  return typeof name_score === 'number' ? say('nameDiffersBy', { score: name_score }) : say('nameDiffers');
}

function sayTenure({ months_min, months_max }: Facts): Says {
  if (typeof months_min !== 'number') return null;
  if (typeof months_max !== 'number') return say('tenureOver', { min: months_min });
  return say('tenureBetween', { min: months_min, max: months_max });
}

function saySwap({ swapped, window_h }: Facts, [kept, changed]: readonly [Word, Word]): Says {
  if (typeof swapped !== 'boolean' || typeof window_h !== 'number') return null;
  return say(swapped ? changed : kept, { days: Math.round(window_h / 24) });
}
