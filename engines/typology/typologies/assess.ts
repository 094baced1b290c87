import { assert, type LocalText, present } from '@lendline/kernel';
import { findSignal } from '../signals/catalogue.ts';
import { none, type SignalFamily, type SignalValue } from '../signals/signal.ts';
import type { SignalValues } from '../signals/signal-values.ts';
import type { Typology, TypologyOutcome, TypologyRule } from './typology.ts';

/** What one rule added. */
export interface Contribution {
  readonly rule: string;
  readonly signal: string;
  readonly family: SignalFamily;
  /** Null where the signal was unknown. */
  readonly value: SignalValue | null;
  readonly weight: number;
  readonly text: LocalText;
}

/** A rule whose signal nobody answered for, what that added, and the most that an answer could have added. */
export interface Unknown {
  readonly rule: string;
  readonly signal: string;
  readonly weight: number;
  readonly most: number;
}

export interface TypologyAssessment {
  readonly typology: string;
  readonly version: number;
  /** The sum of what the rules added, at least 0. */
  readonly score: number;
  /** The same without ring and contact signals that add: only this reaches `interdict`. */
  readonly own_score: number;
  readonly outcome: TypologyOutcome;
  /** The threshold that was reached; null where it is clear. */
  readonly threshold: number | null;
  /** Rules that added or took something off, the largest addition first. */
  readonly contributions: readonly Contribution[];
  readonly unknown: readonly Unknown[];
  /** A signal that the typology needs was unknown, and an answer might have made the outcome stricter. */
  readonly undecided: boolean;
}

/** What all typologies say together. */
export interface Assessment {
  /**
   * `interdict` before `unknown` before `alert` before `clear`: an alert costs a tier and silence a look by a person, so
   * that a typology which alerts must not hide one that could not be judged.
   */
  readonly outcome: TypologyOutcome | 'unknown';
  /** In the order in which they were given. */
  readonly typologies: readonly TypologyAssessment[];
}

/**
 * Weighs signals by every typology. A signal that is missing or null is unknown: it is listed, and adds what its rule says
 * of silence. Errors: throws on a value that its signal cannot have, and on a typology that `checkTypology` refuses for a
 * signal that is not in the catalogue.
 */
export function assessTypologies(signals: SignalValues, typologies: readonly Typology[]): Assessment {
  const assessed = typologies.map((typology) => assessTypology(signals, typology));
  return { outcome: strictest(assessed), typologies: assessed };
}

export function assessTypology(signals: SignalValues, typology: Typology): TypologyAssessment {
  const contributions: Contribution[] = [];
  const unknown: Unknown[] = [];
  for (const rule of typology.rules) {
    const { id, family } = present(findSignal(rule.signal), `the signal ${rule.signal} is in the catalogue`);
    const value = signals[id] ?? null;
    const weight = weightOf(rule, value);
    if (value === null) unknown.push({ rule: rule.id, signal: id, weight, most: mostOf(rule) });
    if (weight !== 0) contributions.push({ rule: rule.id, signal: id, family, value, weight, text: rule.says });
  }
  const score = scoreOf(contributions);
  const own_score = scoreOf(contributions.filter((one) => one.weight < 0 || !isAboutOthers(one)));
  const { outcome, threshold } = outcomeOf(typology, { score, own_score });
  const silent = typology.needs.some((signal) => unknown.some((one) => one.signal === signal));
  const strictestOutcome = typology.thresholds.interdict === null ? 'alert' : 'interdict';
  return {
    typology: typology.id,
    version: typology.version,
    score,
    own_score,
    outcome,
    threshold,
    contributions: contributions.toSorted((a, b) => b.weight - a.weight),
    unknown,
    undecided: silent && outcome !== strictestOutcome,
  };
}

/** Rings and contacts are evidence about other people. */
export function isAboutOthers({ family }: { readonly family: SignalFamily }): boolean {
  return family === 'ring' || family === 'contact';
}

/** What a rule adds for a value; `null` is unknown. */
export function weightOf(rule: TypologyRule, value: SignalValue | null): number {
  if (value === null) return rule.unknown;
  if (rule.kind === 'flag') {
    assert(typeof value === 'boolean', `${rule.signal} is true, false or unknown`);
    return value ? rule.true : rule.false;
  }
  if (rule.kind === 'category') {
    assert(typeof value === 'string', `${rule.signal} is one of its choices or unknown`);
    return Object.hasOwn(rule.choices, value) ? rule.choices[value]! : 0;
  }
  if (value === none) return rule.none;
  assert(typeof value === 'number' && Number.isFinite(value), `${rule.signal} is a number, none or unknown`);
  const band = rule.bands.find(({ from, to }) => (from === null || from <= value) && (to === null || value < to));
  return band?.weight ?? 0;
}

/** The most that a known value could add. */
export function mostOf(rule: TypologyRule): number {
  if (rule.kind === 'flag') return Math.max(rule.true, rule.false);
  if (rule.kind === 'category') return Math.max(0, ...Object.values(rule.choices));
  return Math.max(0, rule.none, ...rule.bands.map(({ weight }) => weight));
}

function scoreOf(contributions: readonly Contribution[]): number {
  return Math.max(
    0,
    contributions.reduce((sum, { weight }) => sum + weight, 0),
  );
}

function outcomeOf(
  { thresholds: { alert, interdict } }: Typology,
  { score, own_score }: { readonly score: number; readonly own_score: number },
): Pick<TypologyAssessment, 'outcome' | 'threshold'> {
  if (interdict !== null && own_score >= interdict) return { outcome: 'interdict', threshold: interdict };
  if (score >= alert) return { outcome: 'alert', threshold: alert };
  return { outcome: 'clear', threshold: null };
}

function strictest(assessed: readonly TypologyAssessment[]): Assessment['outcome'] {
  if (assessed.some(({ outcome }) => outcome === 'interdict')) return 'interdict';
  if (assessed.some(({ undecided }) => undecided)) return 'unknown';
  return assessed.some(({ outcome }) => outcome === 'alert') ? 'alert' : 'clear';
}
