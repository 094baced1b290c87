import { describe, expect, it } from 'vitest';
import { type Dictionary, preferredLocale, translator } from './dictionary.ts';

const words = {
  owed: { 'zh-CN': '还款 {amount}，{day} 到期', en: 'Pay {amount} by {day}' },
  hello: { 'zh-CN': '你好', en: 'Hello' },
} satisfies Dictionary;

describe('a text', () => {
  it('is in the reader’s language with its parameters in place', () => {
    const parameters = { amount: '¥5', day: 3 };
    expect(translator(words, 'zh-CN')('owed', parameters)).toBe('还款 ¥5，3 到期');
    expect(translator(words, 'en')('owed', parameters)).toBe('Pay ¥5 by 3');
    expect(translator(words, 'en')('hello')).toBe('Hello');
  });

  it('shows what is missing instead of hiding it', () => {
    expect(translator(words, 'en')('owed', { amount: '¥5' })).toBe('Pay ¥5 by {day}');
    expect(translator(words as Dictionary, 'en')('unknown')).toBe('unknown');
  });

  it('takes parameters as they are, whatever signs they hold', () => {
    expect(translator(words, 'en')('owed', { amount: '$& {day} $1', day: 'x' })).toBe('Pay $& {day} $1 by x');
  });
});

describe('the language', () => {
  it.each([
    ['en', 'zh-CN', 'en'],
    ['zh-CN', 'en', 'zh-CN'],
    [null, 'zh-TW', 'zh-CN'],
    [null, 'ZH', 'zh-CN'],
    [null, 'sw-KE', 'en'],
    ['fr', 'zh', 'zh-CN'],
    ['', '', 'en'],
  ] as const)('chosen before %s in a browser of %s is %s', (stored, browser, locale) => {
    expect(preferredLocale(stored, browser)).toBe(locale);
  });
});
