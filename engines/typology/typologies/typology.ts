import type { LocalText } from '@lendline/kernel';
import type { SignalValue } from '../signals/signal.ts';

/**
 * A way in which lenders are cheated, as open data: weighted rules on signals, and the scores from which it alerts and
 * interdicts. Bands are read `from <= value < to` and weights are added, as in Tazama's typologies
 * (https://github.com/tazama-lf/docs, typology processing); there rules and typologies are private, here they are data that anybody reads.
 */
export interface Typology {
  /** A name for machines: `account-takeover-after-sim-swap`. */
  readonly id: string;
  /** Counts from 1; a changed typology is a new version. */
  readonly version: number;
  readonly name: LocalText;
  readonly description: LocalText;
  /** Where weights and thresholds come from, with a date. */
  readonly basis: LocalText;
  readonly rules: readonly TypologyRule[];
  readonly thresholds: Thresholds;
  /** Signals without which it cannot be judged: one of them unknown, and it is undecided unless it is as strict as it can be. */
  readonly needs: readonly string[];
  readonly examples: readonly TypologyExample[];
}

/** Scores from which on; `interdict` null for a typology that only alerts. */
export interface Thresholds {
  readonly alert: number;
  readonly interdict: number | null;
}

interface RuleOfSignal {
  readonly id: string;
  readonly signal: string;
  /** What it means that the rule adds something, for whoever looks at the case. */
  readonly says: LocalText;
  /** What nobody answered adds; 0 still lists it as unknown. */
  readonly unknown: number;
}

/** Weights are whole numbers from -1000 to 1000; what no band or choice names adds nothing. */
export type TypologyRule =
  | (RuleOfSignal & { readonly kind: 'number'; readonly bands: readonly Band[]; readonly none: number })
  | (RuleOfSignal & { readonly kind: 'flag'; readonly true: number; readonly false: number })
  | (RuleOfSignal & { readonly kind: 'category'; readonly choices: Readonly<Record<string, number>> });

/** `from <= value < to`; null has no bound on that side. */
export interface Band {
  readonly from: number | null;
  readonly to: number | null;
  readonly weight: number;
}

/** Signals that are not given are unknown. */
export interface TypologyExample {
  readonly name: LocalText;
  readonly signals: Readonly<Record<string, SignalValue | null>>;
  readonly expected: TypologyOutcome;
}

export const typologyOutcomes = ['clear', 'alert', 'interdict'] as const;

/** `interdict` sends to a person; nothing here declines. */
export type TypologyOutcome = (typeof typologyOutcomes)[number];
