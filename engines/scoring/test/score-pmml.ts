import { assert, present } from '@lendline/kernel';
import type { Value } from '../data/table.ts';
import type { XmlNode } from './read-xml.ts';

type Row = Readonly<Record<string, Value | undefined>>;

export interface PmmlScore {
  readonly score: number;
  readonly partials: Readonly<Record<string, number>>;
  /** Reason codes by falling difference from the baseline, those above zero only. */
  readonly reasons: readonly string[];
}

/** Scores one row by a PMML Scorecard as its standard says (dmg.org/pmml/v4-4/Scorecard.html): first attribute that holds. */
export function scoreByPmml(pmml: XmlNode, row: Row): PmmlScore {
  const missing = new Map(
    child(pmml, 'DataDictionary').children.map((field) => [
      field.attributes['name']!,
      new Set(field.children.map(({ attributes }) => attributes['value'])),
    ]),
  );
  const valueOf = (field: string): Value => {
    const value = row[field] ?? null;
    return typeof value === 'string' && missing.get(field)?.has(value) ? null : value;
  };
  const card = child(pmml, 'Scorecard');
  assert(card.attributes['reasonCodeAlgorithm'] === 'pointsBelow', 'points under the baseline are lost');
  const lines = child(card, 'Characteristics').children.map(({ attributes, children }) => {
    const held = present(
      children.find(({ children: [predicate] }) => holds(predicate!, valueOf) === true),
      `an attribute of ${attributes['name']} holds`,
    );
    const points = Number(held.attributes['partialScore']);
    return { code: attributes['reasonCode']!, points, lost: Number(attributes['baselineScore']) - points };
  });
  return {
    score: lines.reduce((sum, { points }) => sum + points, Number(card.attributes['initialScore'])),
    partials: Object.fromEntries(lines.map(({ code, points }) => [code, points])),
    reasons: lines
      .filter(({ lost }) => lost > 0)
      .toSorted((a, b) => b.lost - a.lost)
      .map(({ code }) => code),
  };
}

export function child(node: XmlNode, name: string): XmlNode {
  return present(
    node.children.find((one) => one.name === name),
    `${node.name} has a ${name}`,
  );
}

/** True, false, or undefined for unknown: a missing value answers nothing but isMissing. */
function holds({ name, attributes, children, text }: XmlNode, valueOf: (field: string) => Value): boolean | undefined {
  if (name === 'True') return true;
  if (name === 'CompoundPredicate') {
    assert(attributes['booleanOperator'] === 'and', 'ranges are joined by and');
    const parts = children.map((part) => holds(part, valueOf));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  const value = valueOf(attributes['field']!);
  if (attributes['operator'] === 'isMissing') return value === null;
  if (value === null) return undefined;
  if (name === 'SimpleSetPredicate') {
    const { attributes: array, text: list } = children[0]!;
    const levels = Array.from(list.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, level]) => level!.replaceAll('\\"', '"'));
    assert(levels.length === Number(array['n']) && text === '', 'an array says how many it holds');
    return levels.includes(String(value));
  }
  const limit = Number(attributes['value']);
  const operators: Readonly<Record<string, boolean>> = {
    equal: Number(value) === limit,
    lessThan: Number(value) < limit,
    greaterOrEqual: Number(value) >= limit,
  };
  return operators[attributes['operator']!];
}
