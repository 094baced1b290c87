import { lineRecord, type Transaction, transaction } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { rawWordsOf, vocabularyOf } from './vocabulary.ts';

const day_ms = 86_400_000;

function row(given: Partial<Transaction>): Transaction {
  const always = { at_ms: 100 * day_ms, wall_ms: 100 * day_ms, amount: 100n, currency: 'CNY', source_line: 1 } as const;
  const usual = { direction: 'out', status: 'posted', category: '日用百货', status_text: '交易成功' } as const;
  return transaction({ ...always, ...usual, ...given });
}

describe('the vocabulary of an import', () => {
  it('counts the source’s own words by column', () => {
    const transactions = [row({}), row({ status_text: '交易关闭' }), row({ direction: 'in' })];
    expect(vocabularyOf({ calls: [], transactions })).toEqual({
      direction: { out: 2, in: 1 },
      status: { 交易成功: 2, 交易关闭: 1 },
      category: { 日用百货: 3 },
    });
  });

  it('holds nothing of what people wrote, whom they paid or what they are called', () => {
    const transactions = [
      row({ category: '山泉便利店-退款', counterparty: '山泉便利店' }),
      row({ category: '某人-退款', counterparty: null }),
      row({ category: '转给13900000001', counterparty: '某人', description: '生日', note: '谢谢' }),
      row({ status_text: '这是一句写得很长很长的话,不会是一个标签,而是有人写下来的一段备注' }),
    ];
    expect(vocabularyOf({ calls: [], transactions })).toMatchObject({
      category: { '*-退款': 2, '转给#': 1, 日用百货: 1 },
      status: { 交易成功: 3, '(long)': 1 },
    });
  });

  it('is that of the last weeks: older rows are told in the words of their time', () => {
    const transactions = [row({}), row({ at_ms: 10 * day_ms, category: '旧' })];
    expect(vocabularyOf({ calls: [], transactions })).toMatchObject({ category: { 日用百货: 1 } });
  });

  it('is capped, and counts what it leaves out', () => {
    const transactions = Array.from({ length: 60 }, (_, index) =>
      row({ category: 'x'.repeat(1 + (index % 30)) + (index > 29 ? 'y' : '') }),
    );
    const { category = {} } = vocabularyOf({ calls: [], transactions });
    expect(Object.keys(category).length).toBe(41);
    expect(Object.values(category).reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  it('of a call list is kinds and directions, never numbers', () => {
    const call = lineRecord({
      kind: 'call',
      direction: 'out',
      peer: '13900000001',
      at_ms: 1,
      wall_ms: 1,
      source_line: 1,
    });
    expect(vocabularyOf({ calls: [call], transactions: [] })).toEqual({
      kind: { call: 1 },
      'call-direction': { out: 1 },
    });
  });

  it('takes the file’s own words of direction and kind, and of no column in which people write', () => {
    const vocabulary = { direction: { 收入: 3, 收款: 2 }, category: { '山泉便利店-退款': 1 }, kind: { 语音: 4 } };
    expect(rawWordsOf({ vocabulary, unknown_words: {} })).toEqual({
      'file-direction': { 收入: 3, 收款: 2 },
      'file-kind': { 语音: 4 },
    });
  });
});
