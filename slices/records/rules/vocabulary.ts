import type { FileWords, Vocabulary } from '@lendline/behaviour';

const mostWords = 40;
const longest = 32;

/**
 * The words of label columns as they are kept, without personal data: digits that could be an account's are masked, and
 * so is a text that is longer than a label, because somebody wrote it.
 */
export function keptWords({ vocabulary, unknown_words }: FileWords): FileWords {
  return { vocabulary: masked(vocabulary), unknown_words: masked(unknown_words) };
}

function masked(words: Vocabulary): Vocabulary {
  return Object.fromEntries(
    Object.entries(words).map(([column, texts]) => {
      const counts = new Map<string, number>();
      for (const [text, count] of Object.entries(texts)) {
        const word = safeWord(text);
        counts.set(word, (counts.get(word) ?? 0) + count);
      }
      return [column, capped(counts)];
    }),
  );
}

function safeWord(text: string): string {
  const word = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/\d{3,}/g, '#')
    .replaceAll('|', '/');
  return word.length > longest ? '(long)' : word;
}

function capped(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = sorted.slice(mostWords).reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries([...sorted.slice(0, mostWords), ...(rest > 0 ? [['(others)', rest] as const] : [])]);
}
