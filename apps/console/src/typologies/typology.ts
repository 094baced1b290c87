import type { RuleSignal } from '@lendline/fraud/contract';
import type { LocalText } from '@lendline/kernel';

/** Points that a rule adds; null while a field is empty, which the check of the server names. */
export type Points = number | null;

/** A typology as the page shows and edits it: the engine's document, in which a field may be empty for a moment. */
export interface Typology {
  readonly id: string;
  readonly version: number;
  readonly name: LocalText;
  readonly description: LocalText;
  /** Where weights and thresholds come from. */
  readonly basis: LocalText;
  readonly rules: readonly Rule[];
  readonly thresholds: { readonly alert: Points; readonly interdict: Points };
  /** Signals without which it cannot be judged. */
  readonly needs: readonly string[];
  readonly examples: readonly Example[];
}

interface OfSignal {
  readonly id: string;
  readonly signal: string;
  readonly says: LocalText;
  readonly unknown: Points;
}

/** `from <= value < to`; null has no bound on that side. */
export interface Band {
  readonly from: number | null;
  readonly to: number | null;
  readonly weight: Points;
}

export type Rule =
  | (OfSignal & { readonly kind: 'number'; readonly bands: readonly Band[]; readonly none: Points })
  | (OfSignal & { readonly kind: 'flag'; readonly true: Points; readonly false: Points })
  | (OfSignal & { readonly kind: 'category'; readonly choices: Readonly<Record<string, Points>> });

export type SignalValue = number | boolean | string | null;

export interface Example {
  readonly name: LocalText;
  /** A signal that is null or missing is unknown. */
  readonly signals: Readonly<Record<string, SignalValue>>;
  readonly expected: 'clear' | 'alert' | 'interdict';
}

/** The typologies of a version. What is stored was checked by the server before it was kept. */
export function typologiesOf({ document }: { readonly document: readonly unknown[] }): readonly Typology[] {
  return document as readonly Typology[];
}

/** A typology to be written from nothing. */
export function newTypology(id: string): Typology {
  const empty = { 'zh-CN': '', en: '' };
  return {
    id,
    version: 1,
    name: empty,
    description: empty,
    basis: empty,
    rules: [],
    thresholds: { alert: null, interdict: null },
    needs: [],
    examples: [],
  };
}

/** The typologies with one of them as it is now: in its place, or last where it is new. */
export function withTypology(typologies: readonly Typology[], typology: Typology): readonly Typology[] {
  const place = typologies.findIndex(({ id }) => id === typology.id);
  return place < 0 ? [...typologies, typology] : exchanged(typologies, place, typology);
}

/** A rule on a signal that adds nothing yet. */
export function newRule({ name, type, says }: RuleSignal): Rule {
  const rule = { id: name.replaceAll('_', '-'), signal: name, says, unknown: 0 };
  switch (type.kind) {
    case 'flag':
      return { ...rule, kind: 'flag', true: 0, false: 0 };
    case 'category':
      return { ...rule, kind: 'category', choices: Object.fromEntries(type.choices.map((choice) => [choice, 0])) };
    case 'number':
      return { ...rule, kind: 'number', bands: [{ from: type.least, to: type.most, weight: 0 }], none: 0 };
  }
}

/** An example of which everything is unknown: what it is about is entered signal by signal. */
export const newExample: Example = { name: { 'zh-CN': '', en: '' }, signals: {}, expected: 'clear' };

/** The list with one of it exchanged, or taken out where `to` is null. */
export function exchanged<One>(list: readonly One[], place: number, to: One | null): readonly One[] {
  return list.flatMap((one, at) => (at === place ? (to === null ? [] : [to]) : [one]));
}

/** What somebody typed for a number: a number, `none`, or nothing for unknown. What is neither stays as it is, for the check to name. */
export function valueIn(typed: string): SignalValue {
  const text = typed.trim();
  if (text === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
