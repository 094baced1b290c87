/**
 * How often each word stood in a column, by column (`direction`, `status`, `category`, `kind`). Sums are shown as `#`,
 * so that a word is the same whatever it amounts to. A source that renames a label shows here first.
 */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Every word of the file's columns, and those of them that the format does not know. */
export interface FileWords {
  readonly vocabulary: Vocabulary;
  readonly unknown_words: Vocabulary;
}

/** Counts words while the rows of one file are read. */
export interface WordCounter {
  count(column: string, word: string, known: boolean): void;
  words(): FileWords;
}

// A label column has a few dozen words; a free text that was taken for one must not fill the memory.
const maxWords = 100;
const maxLength = 40;
const everythingElse = '…';
// `¥3`, `12.50`, `20240131`: what differs from row to row. The `544` of a bank's own code stays.
const sums = /(?<=[¥￥])\d[\d.,]*|\d+\.\d+|\d{5,}/g;

export function wordCounter(): WordCounter {
  const all = new Map<string, Map<string, number>>();
  const unknown = new Map<string, Map<string, number>>();
  const seen = new Map<string, string>();
  return {
    count: (column, text, known) => {
      const word = seen.get(text) ?? remembered(seen, text);
      add(all, column, word);
      if (!known) add(unknown, column, word);
    },
    words: () => ({ vocabulary: plain(all), unknown_words: plain(unknown) }),
  };
}

function remembered(seen: Map<string, string>, text: string): string {
  const word = text.slice(0, maxLength).replaceAll(sums, '#');
  if (seen.size < maxWords * 10) seen.set(text, word);
  return word;
}

function add(columns: Map<string, Map<string, number>>, column: string, word: string): void {
  const words = columns.get(column) ?? new Map<string, number>();
  columns.set(column, words);
  const kept = words.has(word) || words.size < maxWords ? word : everythingElse;
  words.set(kept, (words.get(kept) ?? 0) + 1);
}

function plain(columns: ReadonlyMap<string, ReadonlyMap<string, number>>): Vocabulary {
  return Object.fromEntries([...columns].map(([column, words]) => [column, Object.fromEntries(words)]));
}
