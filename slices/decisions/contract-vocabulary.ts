import type { Currency, LocalText } from '@lendline/kernel';

/** What a value may be: words and truth values one by one, numbers from a least one (null: from anywhere). */
export interface ValueDomain {
  readonly words: readonly string[];
  readonly truth: boolean;
  readonly numbers: { readonly whole: boolean; readonly least: number | null } | null;
  /** A list, which tables cannot test. */
  readonly isList: boolean;
}

/** What a node may name besides facts and features: values that nodes before it have worked out. */
export interface WorkedOutValues {
  readonly graph: string | null;
  readonly node: string;
  readonly values: readonly { readonly name: string; readonly domain: ValueDomain }[];
}

/** A code that a table may say, with what it means. */
export interface VocabularyCode {
  readonly code: string;
  readonly text: LocalText;
}

export interface VocabularyFact {
  /** As tables and expressions name it. */
  readonly name: string;
  readonly text: LocalText;
  /** What a number counts; null where it is none. Money is in minor units. */
  readonly unit: 'minor-units' | 'days' | 'months' | 'years' | 'instalments' | 'ppm' | 'count' | null;
  readonly domain: ValueDomain;
  /** Whether the pack allows a source that it comes from. */
  readonly isAllowed: boolean;
}

/** A fact as the input of a case states it, which is not always as tables name it: a day, where they count days. */
export interface StatedFact {
  readonly name: string;
  /** What belongs together on a page; facts come in the order of their groups. */
  readonly group: 'book' | 'line' | 'lists' | 'checks' | 'records' | 'score' | 'money';
  /** How its value is written: `rate` as whole ppm, `months` as `{min, max}`, `list` as a list of its words. */
  readonly shape: 'word' | 'truth' | 'whole' | 'rate' | 'day' | 'money' | 'months' | 'list';
  readonly text: LocalText;
  /** What it may be besides a value of its shape; of `word` and `list` all that it may be. `unknown` it may always be. */
  readonly words: readonly string[];
}

/** Everything that a strategy may name; features are in their own catalogue. */
export interface StrategyVocabulary {
  readonly facts: readonly VocabularyFact[];
  /** How a case states its facts. */
  readonly stated: readonly StatedFact[];
  /** What facts may be, as words: `unknown`, `hit`. */
  readonly words: readonly VocabularyCode[];
  readonly rules: readonly VocabularyCode[];
  readonly outcomes: readonly VocabularyCode[];
  readonly reasons: readonly VocabularyCode[];
  readonly flags: readonly VocabularyCode[];
  readonly segments: readonly VocabularyCode[];
  readonly products: readonly VocabularyCode[];
  readonly tiers: readonly string[];
  readonly currency: Currency;
  /** The largest share of an income that instalments may take. */
  readonly maxShare_ppm: number;
  readonly caps: readonly { readonly licence: string; readonly from: string; readonly annual_ppm: number }[];
}
