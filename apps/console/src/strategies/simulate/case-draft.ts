import type { CaseInput, StatedFact, StrategyVocabulary } from '@lendline/decisions/contract';
import { type Currency, decimalsOf } from '@lendline/kernel';
import { fromScaled, toScaled } from '../edit/scaled.ts';

/** What stands in the fields of one fact: `said` is a word that it may be, `unknown`, or `value` for what is typed beside it. */
export interface FactDraft {
  readonly said: string;
  readonly typed: string;
  readonly chosen: readonly string[];
}

/** A case as its form holds it. */
export interface CaseDraft {
  readonly segment: string;
  readonly product: string;
  readonly amount: string;
  /** Empty: any. */
  readonly term: string;
  /** As a field of date and time holds it, in the reader's zone. */
  readonly asOf: string;
  readonly facts: Readonly<Record<string, FactDraft>>;
  /** What the form has no field for, such as features: kept as it came. */
  readonly rest: CaseInput;
}

export const unknownFact: FactDraft = { said: 'unknown', typed: '', chosen: [] };

const fields = new Set(['segment', 'product', 'amount', 'term', 'as_of', 'values']);
const ppmDecimals = 4;

type Named = Pick<StrategyVocabulary, 'stated' | 'segments' | 'products' | 'currency'>;

/** A case of which nothing is known but that somebody asks. */
export function emptyCase({ segments, products }: Named, now: Date): CaseDraft {
  const [segment, product] = [segments[0]?.code ?? '', products[0]?.code ?? ''];
  return { segment, product, amount: '1000', term: '', asOf: localTime(now), facts: {}, rest: {} };
}

/** A saved case in the fields of the form. */
export function draftOf(input: CaseInput, { stated, currency }: Named): CaseDraft {
  const values = objectOf(input['values']);
  const asOf = new Date(textOf(input['as_of']));
  return {
    segment: textOf(input['segment']),
    product: textOf(input['product']),
    amount: fromScaled(objectOf(input['amount'])['amount'], decimalsOf(currency)) ?? '',
    term: typeof input['term'] === 'number' ? String(input['term']) : '',
    asOf: Number.isNaN(asOf.getTime()) ? '' : localTime(asOf),
    facts: Object.fromEntries(stated.map((fact) => [fact.name, factDraftOf(fact, values[fact.name], currency)])),
    rest: Object.fromEntries(Object.entries(input).filter(([name]) => !fields.has(name))),
  };
}

function factDraftOf({ shape, words }: StatedFact, value: unknown, currency: Currency): FactDraft {
  const typed = (text: string | null): FactDraft =>
    text === null ? unknownFact : { said: 'value', typed: text, chosen: [] };
  if (value === undefined || value === 'unknown') return unknownFact;
  if (typeof value === 'boolean') return { ...unknownFact, said: String(value) };
  if (typeof value === 'string' && words.includes(value)) return { ...unknownFact, said: value };
  if (Array.isArray(value)) return { said: 'value', typed: '', chosen: value.map(textOf) };
  if (shape === 'money') return typed(fromScaled(objectOf(value)['amount'], decimalsOf(currency)));
  if (shape === 'rate') return typed(fromScaled(value, ppmDecimals));
  if (shape === 'months') return typed(monthsText(objectOf(value)));
  return typed(typeof value === 'number' ? String(value) : textOf(value));
}

/** A case as the server takes it, and the fields that cannot be read as what they are. */
export interface ReadCase {
  readonly input: CaseInput;
  readonly faults: ReadonlySet<string>;
}

export function readCase(draft: CaseDraft, { stated, currency }: Named): ReadCase {
  const faults = new Set<string>();
  const taken = <Value>(name: string, value: Value | null): Value | null => {
    if (value === null) faults.add(name);
    return value;
  };
  const values = stated.flatMap((fact) => {
    const value = taken(fact.name, factValue(fact, draft.facts[fact.name] ?? unknownFact, currency));
    return value === 'unknown' ? [] : [[fact.name, value] as const];
  });
  const asOf = new Date(draft.asOf);
  const input = {
    ...draft.rest,
    segment: draft.segment,
    product: draft.product,
    amount: taken('amount', moneyOf(draft.amount, currency)),
    term: draft.term.trim() === '' ? 'any' : taken('term', wholeOf(draft.term, 1)),
    as_of: taken('as_of', Number.isNaN(asOf.getTime()) ? null : asOf.toISOString()),
    values: Object.fromEntries(values),
  };
  return { input, faults };
}

function factValue({ shape }: StatedFact, draft: FactDraft, currency: Currency): unknown {
  if (shape === 'truth' && draft.said !== 'unknown') return draft.said === 'true';
  return draft.said === 'value' ? typedValue(shape, draft, currency) : draft.said;
}

function typedValue(shape: StatedFact['shape'], { typed, chosen }: FactDraft, currency: Currency): unknown {
  switch (shape) {
    case 'list':
      return chosen;
    case 'money':
      return moneyOf(typed, currency);
    case 'rate':
      return numberOf(toScaled(typed, ppmDecimals));
    case 'months':
      return monthsOf(typed);
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : null;
    case 'whole':
      return wholeOf(typed, 0);
    case 'word':
    case 'truth':
      // They are chosen, never typed.
      return null;
  }
}

function moneyOf(text: string, currency: Currency): { readonly amount: string; readonly currency: Currency } | null {
  const units = toScaled(text, decimalsOf(currency));
  return units === null ? null : { amount: String(units), currency };
}

function wholeOf(text: string, least: number): number | null {
  const units = numberOf(toScaled(text, 0));
  return units === null || units < least ? null : units;
}

function numberOf(units: bigint | null): number | null {
  return units === null || units > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(units);
}

/** `3-6` is at least three and below six; `24+` has no upper bound. */
function monthsOf(text: string): { readonly min: number; readonly max: number | 'open' } | null {
  const read = /^(\d{1,4})\s*(?:\+|[-–]\s*(\d{1,4}))$/.exec(text.trim());
  if (!read) return null;
  const [min, max] = [Number(read[1]), read[2] === undefined ? ('open' as const) : Number(read[2])];
  return max === 'open' || min < max ? { min, max } : null;
}

function monthsText({ min, max }: Readonly<Record<string, unknown>>): string | null {
  if (typeof min !== 'number') return null;
  return max === 'open' ? `${min}+` : `${min}-${String(max)}`;
}

function localTime(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
