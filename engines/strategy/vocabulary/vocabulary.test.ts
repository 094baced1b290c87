import { expect, it } from 'vitest';
import { flags } from '../decision.ts';
import { foundOutcomes } from '../findings.ts';
import { cn } from '../packs/cn.ts';
import { ke } from '../packs/ke.ts';
import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import { factNames, factReaders } from '../facts.ts';
import { type FactShape, type StatedFact, statedFacts } from './stated-facts.ts';
import { vocabularyOf } from './vocabulary.ts';
import { workedOut } from './worked-out.ts';

it.each([cn, ke])('every fact of $id, and every word that a fact may be, is said in both languages', (pack) => {
  const { facts, words } = vocabularyOf(pack);
  const said = new Set(words.map(({ code }) => code));
  for (const { name, text, domain, unit } of facts) {
    expect([name, text['zh-CN'] !== '' && text.en !== '']).toEqual([name, true]);
    expect([name, domain.words.filter((word) => !said.has(word))]).toEqual([name, []]);
    expect([name, unit !== null]).toEqual([name, domain.numbers !== undefined]);
  }
});

/** One value of each shape, as JSON. */
const samples: Readonly<Record<Exclude<FactShape, 'word' | 'list'>, unknown>> = {
  truth: true,
  whole: 3,
  rate: 12_000,
  day: '2026-03-01',
  money: { amount: '100000', currency: 'CNY' },
  months: { min: 3, max: 'open' },
};

/** Everything that any fact may be, so that each is also held against what only others may be. */
const everyWord = [...new Set(statedFacts.flatMap(({ words }) => words))];
const everything: readonly unknown[] = [...Object.values(samples), ...everyWord, ...everyWord.map((word) => [word])];

function offers({ shape, words }: StatedFact, value: unknown): boolean {
  if (shape === 'list') return Array.isArray(value) && words.includes(value[0] as string);
  if (typeof value === 'number') return shape === 'whole' || shape === 'rate';
  if (words.includes(value as string)) return true;
  return shape !== 'word' && value === samples[shape];
}

it('a form of facts has each of them once, and offers exactly what a decision reads', () => {
  expect(statedFacts.map(({ name }) => name).toSorted()).toEqual([...factNames].toSorted());
  for (const fact of statedFacts)
    for (const value of everything) {
      const read = factReaders[fact.name](value, '').ok;
      expect([fact.name, value, read]).toEqual([fact.name, value, offers(fact, value)]);
    }
});

it('every word that a stated fact may be is said in both languages', () => {
  const { words, reasons, stated } = vocabularyOf(cn);
  const said = new Set([...words, ...reasons].map(({ code }) => code));
  expect(stated.flatMap((fact) => fact.words).filter((word) => !said.has(word))).toEqual([]);
  expect(stated.filter(({ text }) => text['zh-CN'] === '' || text.en === '')).toEqual([]);
});

it('outcomes and flags are those that tables may say', () => {
  const { outcomes, flags: named } = vocabularyOf(cn);
  expect(outcomes.map(({ code }) => code).toSorted()).toEqual([...foundOutcomes].toSorted());
  expect(named.map(({ code }) => code).toSorted()).toEqual([...flags].toSorted());
});

it('a fact that no allowed source can give is named as such', () => {
  const without = { ...cn, allowedSources: cn.allowedSources.filter(({ id }) => id !== 'credit-bureau') };
  const barred = vocabularyOf(without).facts.filter(({ isAllowed }) => !isAllowed);
  expect(barred.map(({ name }) => name)).toContain('bureau');
});

it('a node may name what nodes before it have worked out, and nothing of those behind it', () => {
  const known = new Map(workedOut(packStrategy(cn)).map(({ node, values }) => [node, values]));
  const names = (node: string) => known.get(node)!.map(({ name }) => name);
  expect(names('eligibility')).toEqual(['run']);
  expect(names('lists')).toContain('fraud');
  expect(names('fraud')).not.toContain('fraud');
  expect(known.get('tier')!.find(({ name }) => name === 'tier_by_pd')!.domain.words).toContain('A');
});

it('nothing is said of a graph that goes in a circle', () => {
  const document = packStrategy(cn);
  const circle = { id: 'back', sourceId: 'lists', targetId: 'eligibility' };
  expect(workedOut({ ...document, edges: [...document.edges, circle] })).toEqual([]);
});
