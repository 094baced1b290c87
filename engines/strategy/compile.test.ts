import { money, present } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { compileStrategy } from './compile.ts';
import type { JdmNode, StrategyDocument } from './jdm/document.ts';
import { packStrategy } from './pack-strategy/pack-strategy.ts';
import type { Pack } from './pack.ts';
import { cn } from './packs/cn.ts';
import { ke } from './packs/ke.ts';
import { chinese, yuan } from './test/applicant.ts';

const own = packStrategy(cn);

function ready(document: StrategyDocument, pack: Pack) {
  const compiled = compileStrategy(document, pack);
  return present(compiled.ok ? compiled.value : undefined, 'the strategy is sound');
}

function changed(id: string, change: (node: JdmNode) => JdmNode): StrategyDocument {
  return { ...own, nodes: own.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

describe('a strategy run by ZEN', () => {
  it('has one version for one document and pack, and another when a figure of either changes', () => {
    const [one, again] = [ready(own, cn), ready(JSON.parse(JSON.stringify(own)) as StrategyDocument, cn)];
    expect(one.version).toMatch(/^[0-9a-f]{64}$/);
    expect(again.version).toBe(one.version);
    const costlier = { ...cn, economics: { ...cn.economics, costPerLoan: 13_00n } };
    expect(ready(own, costlier).version).not.toBe(one.version);
    expect(ready(packStrategy(ke), ke).version).not.toBe(one.version);
  });

  it('refers, and holds a drawdown, when a node throws', async () => {
    // Division by zero is nothing that a check of types can see.
    const failing = changed('file', (node) =>
      node.type === 'expressionNode'
        ? {
            ...node,
            content: {
              ...node.content,
              expressions: [
                { id: 'x', key: 'x', value: 'round(1 / (calls_days - calls_days)) > 0' },
                ...node.content.expressions,
              ],
            },
          }
        : node,
    );
    const strategy = ready(failing, cn);
    const agreed = { amount: yuan(5_000), instalments: 6, price_ppm: 108_000 };
    expect(await strategy.decide(chinese())).toMatchObject({
      outcome: 'refer',
      reasons: ['strategy-silent'],
      limit: yuan(0),
    });
    expect(await strategy.recheck({ ...chinese(), agreed })).toMatchObject({
      outcome: 'hold',
      reasons: expect.arrayContaining(['strategy-silent']),
    });
    expect(await strategy.stillIn(chinese())).toBe(true);
  });

  it('lets a rule of the lender’s own refer, by its name and row', async () => {
    const asked = changed('lists', (node) => {
      if (node.type !== 'decisionTableNode') return node;
      const { content } = node;
      const column = { id: 'feature', name: 'feature', field: 'features.night_share' };
      const rule = (id: string, feature: string, results: Record<string, string>) => ({
        _id: id,
        feature,
        rule: '"own.night"',
        ...results,
      });
      const rules = [
        rule('n1', '"unknown"', { outcome: '"refer"', reason: '"velocity-silent"' }),
        rule('n2', '> 0.5', { outcome: '"refer"', reason: '"many-attempts"' }),
        rule('n3', '<= 0.5', { outcome: '"pass"' }),
      ];
      return {
        ...node,
        content: { ...content, inputs: [...content.inputs, column], rules: [...content.rules, ...rules] },
      };
    });
    const strategy = ready({ ...asked, rules: { 'own.night': { 'zh-CN': '夜间', en: 'Use at night' } } }, cn);
    expect(strategy.needs.features).toEqual(['night_share']);
    const outcomeAt = async (share: number | undefined) =>
      (await strategy.decide({ ...chinese(), ...(share !== undefined && { features: { night_share: share } }) }))
        .outcome;
    expect([await outcomeAt(0.2), await outcomeAt(0.7), await outcomeAt(undefined)]).toEqual([
      'approve',
      'refer',
      'refer',
    ]);
    const { trace } = await strategy.decide({ ...chinese(), features: { night_share: 0.2 } });
    expect(trace.find(({ rule }) => rule === 'own.night')).toMatchObject({
      row: 'lists/n3',
      text: { en: 'Use at night' },
    });
  });

  it('never declines by what typologies alert to, not even where the tier below lends a trader nothing', async () => {
    const strategy = ready(own, cn);
    const trader = (typologies: 'clear' | 'alert') =>
      chinese({ segment: 'trader', values: { pd_ppm: 40_000, typologies } });
    expect(await strategy.decide(trader('clear'))).toMatchObject({ outcome: 'approve', tier: 'C' });
    expect(await strategy.decide(trader('alert'))).toMatchObject({
      outcome: 'refer',
      tier: 'D',
      reasons: expect.arrayContaining(['trader-tier']),
    });
  });

  it('decides on features that are next to nothing, and beyond all measure, as on nothing and on what is not known', async () => {
    const asked = JSON.stringify(own)
      .replaceAll('"field":"age_years"', '"field":"features.some"')
      .replaceAll('"age_years":"\\"unknown\\""', '"age_years":"\\"unknown\\", < 0"');
    const strategy = ready(JSON.parse(asked) as typeof own, cn);
    const outcome = async (some: number) => (await strategy.decide({ ...chinese(), features: { some } })).outcome;
    expect([await outcome(40), await outcome(5e-180), await outcome(1e300)]).toEqual(['approve', 'decline', 'refer']);
  });

  it('refuses money beyond safe integers instead of rounding it', async () => {
    const strategy = ready(own, cn);
    const beyond = money(BigInt(Number.MAX_SAFE_INTEGER) + 1n, 'CNY');
    await expect(strategy.decide({ ...chinese(), amount: beyond })).rejects.toThrow(/safe integers/);
  });
});
