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
  const columns = new Map<string, Column>();
  return {
    count: (name, text, known) => {
      const column = columns.get(name) ?? { tallies: new Map<string, Tally>(), texts: new Map<string, Tally>() };
      columns.set(name, column);
      const tally = column.texts.get(text) ?? tallyOf(column, text);
      tally.rows += 1;
      if (!known) tally.unknown += 1;
    },
    words: () => ({ vocabulary: counted(columns, 'rows'), unknown_words: counted(columns, 'unknown') }),
  };
}

interface Tally {
  rows: number;
  unknown: number;
}

interface Column {
  readonly tallies: Map<string, Tally>;
  /** The tally of a text as it stands in the file, so that a row costs one look-up. */
  readonly texts: Map<string, Tally>;
}

function tallyOf({ tallies, texts }: Column, text: string): Tally {
  const word = text.slice(0, maxLength).replaceAll(sums, '#');
  const kept = tallies.has(word) || tallies.size < maxWords ? word : everythingElse;
  const tally = tallies.get(kept) ?? { rows: 0, unknown: 0 };
  tallies.set(kept, tally);
  if (texts.size < maxWords * 10) texts.set(text, tally);
  return tally;
}

function counted(columns: ReadonlyMap<string, Column>, field: keyof Tally): Vocabulary {
  const found = [...columns].map(([name, { tallies }]) => {
    const words = [...tallies]
      .filter(([, tally]) => tally[field] > 0)
      .map(([word, tally]) => [word, tally[field]] as const);
    return [name, Object.fromEntries(words)] as const;
  });
  return Object.fromEntries(found.filter(([, words]) => Object.keys(words).length > 0));
}
