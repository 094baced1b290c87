import { describe, expect, it, vi } from 'vitest';
import { applicants } from '../test/applicants.ts';
import type { ModelKind } from './document.ts';
import { openModel } from './open-model.ts';
import { type Reason, reasonText } from './reason.ts';
import { readModel, writeModel } from './storage.ts';
import { trainModel } from './train.ts';

// Nets are trained here, which takes a minute on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const { table, records } = applicants(2000);

async function whyOf(kind: ModelKind): Promise<readonly (readonly Reason[])[]> {
  const trained = await trainModel({ table, target: 'bad', drop: ['person', 'month'], kind, seed: 7, simulated: true });
  if (!trained.ok) throw new Error(trained.error.text.en);
  const read = readModel(writeModel(trained.value));
  if (!read.ok) throw new Error(read.error);
  const model = await openModel(read.value);
  const { why } = await model.scoreTable(table);
  await model.close();
  return why.slice(0, 400);
}

describe('what it is about a value that costs points', () => {
  it.each(['scorecard', 'linear', 'trees', 'net'] as const)('is told the right way round by %s', async (kind) => {
    const ways = new Map<string, number>();
    const absent: unknown[] = [];
    for (const [row, why] of (await whyOf(kind)).entries()) {
      for (const { feature, way } of why) {
        const key = `${feature} ${way}`;
        ways.set(key, (ways.get(key) ?? 0) + 1);
        if (way === 'absent') absent.push(records[row]![feature]);
      }
    }
    expect(absent.filter((value) => value !== null)).toEqual([]);
    // The truth: more income is less risk, more lateness more, and a trader is riskier than others.
    const share = (wrong: string, right: string): number => (ways.get(wrong) ?? 0) / ways.get(right)!;
    expect(share('income high', 'income low')).toBeLessThan(0.02);
    expect(share('late low', 'late high')).toBeLessThan(0.02);
    expect(ways.get('late absent')).toBeGreaterThan(5);
    expect(ways.get('job is')).toBeGreaterThan(50);
  });

  it('has words in both languages', () => {
    const say = (way: Reason['way']) =>
      reasonText({ feature: 'income', way, bin: '12' }, { 'zh-CN': '收入', en: 'Income' });
    expect(say('low')).toEqual({ 'zh-CN': '收入：过低', en: 'Income: too low' });
    expect(say('high')).toEqual({ 'zh-CN': '收入：过高', en: 'Income: too high' });
    expect(say('absent')).toEqual({ 'zh-CN': '收入：缺失', en: 'Income: not given' });
    expect(say('is').en).toBe('Income: 12');
  });
});
