import { expect, it } from 'vitest';
import { faultsAt, withinTypology } from './faults.ts';
import { exchanged, newRule, newTypology, valueIn, withTypology } from './typology.ts';

const text = { 'zh-CN': '一', en: 'one' };
const at = (where: string) => ({ where, code: 'wrong-shape', text });

it('a fault stands at its row: of the rule that it names, and of no rule whose place begins alike', () => {
  const faults = withinTypology([at('[0].rules[1].bands[0]'), at('[0].rules[10].says.en'), at('[0].rules'), at('[0]')]);
  expect(faultsAt(faults, 'rules[1]').map(({ where }) => where)).toEqual(['rules[1].bands[0]']);
  expect(faultsAt(faults, 'rules[10]').map(({ where }) => where)).toEqual(['rules[10].says.en']);
  expect(faults.map(({ where }) => where)).toEqual(['rules[1].bands[0]', 'rules[10].says.en', 'rules', '']);
});

it('what is typed for a signal is a number, none, or unknown where nothing is; the rest is left for the check', () => {
  expect(['', ' 4.5 ', 'none', '-1', 'many'].map(valueIn)).toEqual([null, 4.5, 'none', -1, 'many']);
});

it('a new rule fits the type of its signal', () => {
  const signal = { name: 'hours_since_sim_swap', family: 'identity', text, says: text };
  expect(newRule({ ...signal, type: { kind: 'flag' } })).toMatchObject({ id: 'hours-since-sim-swap', kind: 'flag' });
  expect(newRule({ ...signal, type: { kind: 'category', choices: ['match', 'differs'] } })).toMatchObject({
    choices: { match: 0, differs: 0 },
  });
  expect(newRule({ ...signal, type: { kind: 'number', unit: 'hours', least: 0, most: null } })).toMatchObject({
    bands: [{ from: 0, to: null, weight: 0 }],
  });
});

it('a typology that is new comes last, and one that is there keeps its place', () => {
  const [one, two] = [newTypology('one'), newTypology('two')];
  const changed = { ...one, needs: ['tenure_months'] };
  expect(withTypology([one, two], changed)).toEqual([changed, two]);
  expect(withTypology([one], two)).toEqual([one, two]);
});

it('one of a list is exchanged or taken out, and the others stay', () => {
  expect(exchanged([1, 2, 3], 1, 9)).toEqual([1, 9, 3]);
  expect(exchanged([1, 2, 3], 1, null)).toEqual([1, 3]);
});
