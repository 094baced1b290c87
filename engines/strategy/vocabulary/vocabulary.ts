import type { Currency, LocalText, RatePpm } from '@lendline/kernel';
import { annualCap } from '../caps.ts';
import { barredNames } from '../check/sources.ts';
import { contextNames, type Domain } from '../context.ts';
import { segments } from '../decision.ts';
import { type Licence, type Pack, type TierName } from '../pack.ts';
import { reasons } from '../reasons.ts';
import { rules } from '../rules.ts';
import { flagTexts, outcomeTexts, wordTexts } from './code-texts.ts';
import { factTexts, type FactUnit } from './fact-texts.ts';
import { type StatedFact, statedFacts } from './stated-facts.ts';

/** A code with what it means. */
export interface CodeText {
  readonly code: string;
  readonly text: LocalText;
}

/** A fact as tables name it, and what it may be. */
export interface VocabularyFact {
  readonly name: string;
  readonly text: LocalText;
  readonly unit: FactUnit | null;
  readonly domain: Domain;
  /** Whether the pack allows a source that it comes from. */
  readonly isAllowed: boolean;
}

/** Everything that a strategy may name, in the words of the people who write one. */
export interface Vocabulary {
  readonly facts: readonly VocabularyFact[];
  /** How the input of a decision states its facts. */
  readonly stated: readonly StatedFact[];
  /** The words that facts may be: `unknown`, `hit`. */
  readonly words: readonly CodeText[];
  readonly rules: readonly CodeText[];
  readonly outcomes: readonly CodeText[];
  readonly reasons: readonly CodeText[];
  readonly flags: readonly CodeText[];
  readonly segments: readonly CodeText[];
  readonly products: readonly CodeText[];
  readonly tiers: readonly TierName[];
  readonly currency: Currency;
  /** The largest share of an income that instalments may take. */
  readonly maxShare_ppm: RatePpm;
  /** Every cap on the annual rate, from a day on. */
  readonly caps: readonly { readonly licence: Licence; readonly from: string; readonly annual_ppm: RatePpm }[];
}

/** What strategies under a pack may name. */
export function vocabularyOf(pack: Pack): Vocabulary {
  const barred = barredNames(pack);
  return {
    facts: [...contextNames].map(([name, { domain }]) => ({
      name,
      ...factTexts[name as keyof typeof factTexts],
      domain,
      isAllowed: !barred.has(name),
    })),
    stated: statedFacts,
    words: codes(wordTexts),
    rules: codes(rules),
    outcomes: codes(outcomeTexts),
    reasons: Object.entries(reasons).map(([code, { staff }]) => ({ code, text: staff })),
    flags: codes(flagTexts),
    segments: segments.map((code) => ({ code, text: wordTexts[code]! })),
    products: pack.products.map(({ id, name }) => ({ code: id, text: name })),
    tiers: pack.tiers.map(({ tier }) => tier),
    currency: pack.currency,
    maxShare_ppm: pack.affordability.maxShare_ppm,
    caps: pack.caps.map((cap) => ({ licence: cap.licence, from: cap.from, annual_ppm: annualCap(cap) })),
  };
}

function codes(texts: Readonly<Record<string, LocalText>>): readonly CodeText[] {
  return Object.entries(texts).map(([code, text]) => ({ code, text }));
}
