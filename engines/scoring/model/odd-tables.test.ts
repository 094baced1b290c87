import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { inferTable } from '../data/infer.ts';
import { textColumn } from '../data/table.ts';
import { compileModel } from './compile.ts';
import { trainModel } from './train.ts';

/** A file as people have them: Chinese headers, blanks, dates, a column of one value, numbers with a stray word. */
function oddColumns(rows: number, bad: (risk: number) => boolean) {
  const random = seededRandom('odd');
  const people = Array.from({ length: rows }, (_, row) => {
    const income = random.normal();
    const blank = random.next() < 0.1;
    return {
      客户编号: `K${String(row).padStart(6, '0')}`,
      申请日期: `2025年${1 + Math.floor((row * 12) / rows)}月5日`,
      月收入: blank ? '' : `${Math.round(8000 + 2000 * income).toLocaleString('en')}`,
      婚姻状况: ['已婚', '未婚', ''][random.below(3)]!,
      职业代码: ['001', '7', '教师', 'NA'][random.below(4)]!,
      国家: '中国',
      全空: '',
      结果: bad(-0.8 - income + 0.3 * random.normal()) ? '坏' : '好',
    };
  });
  return Object.keys(people[0] ?? {}).map((name) =>
    textColumn(
      name,
      people.map((one) => one[name as keyof typeof one]),
    ),
  );
}

const draw = seededRandom('outcome');
const byRisk = (risk: number): boolean => draw.next() < 1 / (1 + Math.exp(-risk));

function train(rows: number, bad: (risk: number) => boolean, time?: string) {
  const table = inferTable(oddColumns(rows, bad));
  return trainModel({ table, target: '结果', time, kind: 'scorecard', seed: 1, simulated: true });
}

describe('a table as people have them', () => {
  it('without any feature is refused with what became of each column', async () => {
    const bare = oddColumns(300, byRisk).filter(({ name }) => ['国家', '全空', '结果'].includes(name));
    const told = { target: '结果', kind: 'scorecard', seed: 1, simulated: true } as const;
    const trained = await trainModel({ ...told, table: inferTable(bare) });
    expect(trained.ok ? '' : trained.error.text.en).toContain('国家: Only one value; left out.');
    expect(trained.ok ? '' : trained.error.text['zh-CN']).toContain('全空: 整列为空');
  });

  it('is learnt from: mixed types, blanks, dates and Chinese headers; what is left out is named with its reason', async () => {
    const trained = await train(800, byRisk, '申请日期');
    if (!trained.ok) throw new Error(trained.error.text.en);
    const { features, notes, training } = trained.value;
    expect(features.map(({ name }) => name)).toContain('月收入');
    expect(training).toMatchObject({ split: 'time', rows: 800 });
    const reasons = Object.fromEntries(notes.map(({ column, code }) => [column, code]));
    expect(reasons).toMatchObject({ 客户编号: 'identifier', 国家: 'constant', 全空: 'all-missing' });
    expect(compileModel(trained.value).scoreRow({ 月收入: '6,000' }).pd).toBeGreaterThan(
      compileModel(trained.value).scoreRow({ 月收入: '12,000' }).pd,
    );
  });

  it('of one outcome, or of ten rows, is refused in words that say what to do', async () => {
    const one = await train(300, () => false);
    expect(one.ok ? 'ok' : one.error).toMatchObject({ code: 'one-class', column: '结果' });
    const ten = await train(10, (risk) => risk > -0.8);
    expect(ten.ok ? 'ok' : ten.error.code).toBe('too-few-rows');
    expect(ten.ok ? '' : ten.error.text['zh-CN']).toContain('请补充数据');
  });
});
