import { describe, expect, it } from 'vitest';
import { type KeyPress, shortcutOf } from './shortcut.ts';

const plain: KeyPress = { key: 'j', ctrlKey: false, metaKey: false, altKey: false, taken: false };

describe('a shortcut', () => {
  it('is a single letter only while nobody types', () => {
    expect(shortcutOf(plain)).toBe('next-row');
    expect(shortcutOf({ ...plain, taken: true })).toBeNull();
  });

  it('opens the palette with Ctrl-K and Cmd-K, also out of a field', () => {
    expect(shortcutOf({ ...plain, key: 'k', ctrlKey: true, taken: true })).toBe('palette');
    expect(shortcutOf({ ...plain, key: 'K', metaKey: true })).toBe('palette');
    expect(shortcutOf({ ...plain, key: 'k' })).toBe('previous-row');
  });

  it('takes no other chord from the browser', () => {
    const chords = ['n', 'j', '/', '?', 't', 'r'].map((key) => shortcutOf({ ...plain, key, ctrlKey: true }));
    expect(chords.every((shortcut) => shortcut === null)).toBe(true);
    expect(shortcutOf({ ...plain, key: 'toString' })).toBeNull();
  });
});
