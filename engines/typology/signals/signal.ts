import type { LocalText } from '@lendline/kernel';

/** What a signal is evidence of. A typology of `ring` and `contact` alone can only alert: it is evidence about other people. */
export const signalFamilies = [
  'identity',
  'velocity',
  'repeat',
  'device',
  'network',
  'statement',
  'ring',
  'contact',
] as const;

export type SignalFamily = (typeof signalFamilies)[number];

export const signalUnits = [
  'count',
  'share',
  'seconds',
  'minutes',
  'hours',
  'days',
  'months',
  'ratio',
  'score',
] as const;

export type SignalUnit = (typeof signalUnits)[number];

/** `most` is null where there is no upper bound. */
export type SignalType =
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly unit: SignalUnit; readonly least: number; readonly most: number | null }
  | { readonly kind: 'category'; readonly choices: readonly string[] };

/** Who or what tells it. */
export const signalOrigins = [
  'carrier',
  'application',
  'attempts',
  'own-book',
  'register',
  'device-report',
  'connection',
  'statement',
  'entity-graph',
  'call-records',
] as const;

export type SignalOrigin = (typeof signalOrigins)[number];

/**
 * What the borrower must have been asked for before the signal may be made, by the names that the packs give their
 * sources. A pack that does not allow the source forbids the signal, and every typology with a rule on it.
 */
export const consentSources = [
  'line-checks',
  'call-records',
  'payment-statement',
  'mobile-money-statement',
  'declared-ties',
  'multi-lending-register',
] as const;

export type ConsentSource = (typeof consentSources)[number];

/** What it would take to move it on purpose: alone in an afternoon, other people's help, or weeks of real behaviour. */
export type ManipulationCost = 'cheap' | 'needs-others' | 'takes-time';

export interface SignalDescription {
  readonly name: LocalText;
  readonly says: LocalText;
  readonly family: SignalFamily;
  readonly type: SignalType;
  readonly origin: SignalOrigin;
  /**
   * One of these sources is enough; empty for what needs none of its own: the application itself, the lender's own book and
   * what its own servers see.
   */
  readonly sources: readonly ConsentSource[];
  readonly manipulation: ManipulationCost;
}

export interface Signal extends SignalDescription {
  readonly id: string;
}

/**
 * A flag, a number or one of the signal's choices; `none` where there is no such thing, as hours since a swap of a SIM that
 * was never swapped. `null` says that nobody answered: it is never read as `none`, `false` or 0.
 */
export type SignalValue = number | boolean | string;

/** The word for "there is no such thing". */
export const none = 'none';
