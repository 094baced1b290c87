import type { Translate } from '@lendline/ui';
import { type Band, exchanged, type Points, type Rule } from './typology.ts';
import type { editWords } from './words.ts';

interface OfLine {
  readonly key: string;
  readonly weight: Points;
}

/** One row of a rule: when, and what it then adds. */
export type RuleLine = OfLine &
  (
    | { readonly kind: 'band'; readonly place: number; readonly band: Band }
    | { readonly kind: 'choice'; readonly choice: string }
    | { readonly kind: 'none' | 'unknown' | 'true' | 'false' }
  );

/** The rows of a rule, those that a value falls into first and silence last. */
export function ruleLines(rule: Rule): readonly RuleLine[] {
  return [...knownLines(rule), { kind: 'unknown', key: 'unknown', weight: rule.unknown }];
}

function knownLines(rule: Rule): readonly RuleLine[] {
  switch (rule.kind) {
    case 'flag':
      return [
        { kind: 'true', key: 'true', weight: rule.true },
        { kind: 'false', key: 'false', weight: rule.false },
      ];
    case 'category':
      return Object.entries(rule.choices).map(([choice, weight]) => ({
        kind: 'choice',
        key: `choice ${choice}`,
        choice,
        weight,
      }));
    case 'number':
      return [
        ...rule.bands.map(
          (band, place): RuleLine => ({
            kind: 'band',
            key: `band ${place}`,
            place,
            band,
            weight: band.weight,
          }),
        ),
        { kind: 'none', key: 'none', weight: rule.none },
      ];
  }
}

/** The rule with other points in one of its rows. */
export function withPoints(rule: Rule, line: RuleLine, weight: Points): Rule {
  if (line.kind === 'unknown') return { ...rule, unknown: weight };
  if (rule.kind === 'number') {
    return line.kind === 'band' ? withBand(rule, line.place, { ...line.band, weight }) : { ...rule, none: weight };
  }
  if (rule.kind === 'category') {
    return line.kind === 'choice' ? { ...rule, choices: { ...rule.choices, [line.choice]: weight } } : rule;
  }
  return line.kind === 'true' ? { ...rule, true: weight } : { ...rule, false: weight };
}

/** The rule with a band exchanged, or taken out where `to` is null. */
export function withBand(rule: Extract<Rule, { kind: 'number' }>, place: number, to: Band | null): Rule {
  return { ...rule, bands: exchanged(rule.bands, place, to) };
}

/** When a row adds its points, in words. */
export function whenText(line: RuleLine, t: Translate<typeof editWords>): string {
  switch (line.kind) {
    case 'band':
      return bandText(line.band, t);
    case 'choice':
      return line.choice;
    case 'true':
      return t('yes');
    case 'false':
      return t('no');
    case 'none':
    case 'unknown':
      return t(line.kind);
  }
}

function bandText({ from, to }: Band, t: Translate<typeof editWords>): string {
  if (from === null && to === null) return t('anyText');
  if (from === null) return t('underText', { to: to! });
  return to === null ? t('fromText', { from }) : t('bandText', { from, to });
}
