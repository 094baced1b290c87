import { rowWords, transaction } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { keptWords } from './vocabulary.ts';

const kept = (category: Readonly<Record<string, number>>) =>
  keptWords({ vocabulary: { category }, unknown_words: {} }).vocabulary['category'];

describe('the words of an import as they are kept', () => {
  it('hold no number of an account and no text that somebody wrote', () => {
    const sentence = '这是一句写得很长很长的话,不会是一个标签,而是有人写下来的一段备注';
    expect(kept({ 转给13900000001: 1, 尾号1234: 1, '3月账单': 1, [sentence]: 2 })).toEqual({
      '转给#': 1,
      '尾号#': 1,
      '3月账单': 1,
      '(long)': 2,
    });
  });

  it('count together what is the same word once it is masked', () => {
    expect(kept({ 还款0001: 3, 还款0002: 4 })).toEqual({ '还款#': 7 });
  });

  it('are capped, and say how many rows have others', () => {
    const words = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [String.fromCodePoint(0x4e00 + index), 2]),
    );
    const found = kept(words)!;
    expect(Object.keys(found)).toHaveLength(41);
    expect(found['(others)']).toBe(40);
  });

  it('of a feed’s rows name no party, and are unknown where they keep money in from being income', () => {
    const row = (category: string, status_text = 'posted') =>
      transaction({
        at_ms: 1,
        wall_ms: 1,
        amount: 100n,
        currency: 'KES',
        direction: 'in',
        status: status_text === 'posted' ? 'posted' : 'other',
        counterparty: 'Made-Up Shop',
        category,
        status_text,
        source_line: 1,
      });
    expect(keptWords(rowWords([row('transfer'), row('Made-Up Shop bonus'), row('transfer', 'gone')]))).toEqual({
      vocabulary: {
        direction: { in: 3 },
        category: { transfer: 2, '... bonus': 1 },
        status: { posted: 2, gone: 1 },
      },
      unknown_words: { category: { '... bonus': 1 }, status: { gone: 1 } },
    });
  });
});
