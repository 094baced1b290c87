import { cn } from '../../packs/cn.ts';
import { checkStrategy } from '../check-strategy.ts';
import { changed, custom, expression, own, row, table, without, withoutBureau } from './changed-strategy.ts';
import type { Wrong } from './wrong.ts';

/** In what a cell, an expression or a parameter says. */
export const wrongTables: readonly Wrong[] = [
  [
    'a condition on an unknown name',
    () =>
      checkStrategy(
        changed('fraud', (node) =>
          node.type === 'decisionTableNode'
            ? { ...node, content: { ...node.content, inputs: [{ id: 'velocity', name: 'v', field: 'velocitee' }] } }
            : node,
        ),
        cn,
      ),
    'value-unknown',
    /no "velocitee" here/,
  ],
  [
    'a condition that cannot be read',
    () => checkStrategy(table('eligibility', row('book.age.2', { age_years: 'age < 18' })), cn),
    'cell-unreadable',
    /ranges/,
  ],
  [
    'a word behind a comparison',
    () => checkStrategy(table('identity', row('line.tenure.4', { tenure_max_months: '> 3, "open"' })), cn),
    'cell-unreadable',
    /words before comparisons/,
  ],
  [
    'a number compared with a word',
    () => checkStrategy(table('lists', row('lists.ring.3', { ring: '> 3' })), cn),
    'types',
    /ring is never/,
  ],
  [
    'a word that a fact never is',
    () => checkStrategy(table('lists', row('lists.ring.3', { ring: '"fine"' })), cn),
    'types',
    /it may be "clear"/,
  ],
  [
    'arithmetic on what may be unknown',
    () => checkStrategy(expression('x', 'calls_covered_days + 1'), cn),
    'types',
    /"unknown" among them/,
  ],
  [
    'an expression on a name that is not there',
    () => checkStrategy(expression('x', 'tier == "A"'), cn),
    'value-unknown',
    /no "tier" here/,
  ],
  [
    'the clock, by way of a date',
    () => checkStrategy(expression('x', 'd().year() > 2026'), cn),
    'cell-unreadable',
    /cannot be read/,
  ],
  ['the clock as a function', () => checkStrategy(expression('x', 'date("now")'), cn), 'clock', /may read the clock/],
  ['a random number', () => checkStrategy(expression('x', 'rand(100) < 5'), cn), 'random', /no decision replays/],
  [
    'a function that is not for strategies',
    () => checkStrategy(expression('x', 'fetch("x")'), cn),
    'function-refused',
    /There is no function/,
  ],
  [
    'a row that earlier rows hide',
    () =>
      checkStrategy(
        table('tier-by-pd', (rows) => rows.toSpliced(1, 0, { ...rows[0]!, _id: 'x' })),
        cn,
      ),
    'row-shadowed',
    /never counts/,
  ],
  [
    'a case without a row',
    () => checkStrategy(table('tier-by-pd', without('tier-by-pd.2')), cn),
    'row-missing',
    /pd_used_ppm = \d+/,
  ],
  [
    'no row for unknown',
    () => checkStrategy(table('lists', without('lists.ring.1')), cn),
    'row-missing',
    /ring = "unknown"/,
  ],
  [
    'unknown that passes by an empty cell',
    () =>
      checkStrategy(
        table('lists', (rows) => row('lists.ring.3', { ring: '' })(without('lists.ring.1')(rows))),
        cn,
      ),
    'unknown-passes',
    /unknown ring pass/,
  ],
  [
    'unknown that passes by name',
    () => checkStrategy(table('lists', row('lists.ring.1', { outcome: '"pass"', reason: '' })), cn),
    'unknown-passes',
    /row of its own/,
  ],
  [
    'a decline without a reason',
    () => checkStrategy(table('eligibility', row('book.age.2', { reason: '' })), cn),
    'reason-missing',
    /Fill in reason/,
  ],
  [
    'a reason without texts',
    () => checkStrategy(table('eligibility', row('book.age.2', { reason: '"too-young"' })), cn),
    'reason-unknown',
    /"too-young" has no texts/,
  ],
  [
    'an outcome that is none',
    () => checkStrategy(table('eligibility', row('book.age.2', { outcome: '"maybe"' })), cn),
    'outcome-unknown',
    /There are pass/,
  ],
  [
    'a flag that is none',
    () => checkStrategy(table('records', row('records.coverage.1', { flags: '["slim"]' })), cn),
    'flag-unknown',
    /no flag "slim"/,
  ],
  [
    'a ring that declines',
    () => checkStrategy(table('lists', row('lists.ring.4', { outcome: '"decline"' })), cn),
    'link-declines',
    /never decline/,
  ],
  [
    'a source that the pack does not allow',
    () => checkStrategy(own, withoutBureau),
    'source-prohibited',
    /bureau comes from/,
  ],
  [
    'a feature that was removed',
    () => checkStrategy(expression('x', 'features.gone == 1'), cn, { features: new Map() }),
    'feature-unknown',
    /no feature "gone"/,
  ],
  [
    'a model that was withdrawn',
    () => checkStrategy({ ...own, models: { new: 'model_1' } }, cn, { models: new Set() }),
    'model-unknown',
    /"model_1"/,
  ],
  ['a pack without a cap', () => checkStrategy(own, { ...cn, caps: [] }), 'cap-missing', /no cap/],
  [
    'a riskier tier that borrows more',
    () => {
      const rising = cn.tiers.map(({ tier, firstLimit, raise_ppm }, index) => ({
        tier,
        raise_ppm,
        firstLimit: firstLimit.toString(),
        ceiling: String(2_000_000 + index * 50_000),
      }));
      return checkStrategy(custom('limit', { tiers: rising }), cn);
    },
    'pack-unsound',
    /the ceiling rises with the risk/,
  ],
  [
    'instalments that take more of an income than the pack lets them',
    () => checkStrategy(custom('limit', { maxShare_ppm: 900_000 }), cn),
    'custom-config',
    /Lower the share/,
  ],
  ['a tier without a price', () => checkStrategy(custom('menu', { prices: [] }), cn), 'custom-config', /Each tier/],
  [
    'a price that could pass the cap',
    () =>
      checkStrategy(
        custom('menu', {
          prices: cn.tiers.map(({ tier, price_ppm }) => ({ tier, price_ppm: tier === 'D' ? 230_000 : price_ppm })),
        }),
        cn,
      ),
    'price-above-cap',
    /Tier D at 23\.00 %: CNY .* falls due as .* > 24\.00 %, the cap of/,
  ],
  [
    'a later cap that the strategy says nothing of',
    () => checkStrategy(custom('menu', { withoutLawfulPrice: [] }), cn),
    'price-above-cap',
    /12\.00 %, the cap of small-loan-company from 2027-12-31/,
  ],
];
