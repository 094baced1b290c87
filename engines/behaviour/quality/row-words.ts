import { isUnclearIncome } from '../payments/transaction-nature.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Transaction } from '../records/transaction.ts';
import { type FileWords, wordCounter } from '../records/vocabulary.ts';

/**
 * The words of rows that came in no file: those of their label columns, as a reader counts them. A status that is not
 * known, and a category that keeps money in from being income, are unknown.
 */
export function rowWords(rows: readonly (LineRecord | Transaction)[]): FileWords {
  const words = wordCounter();
  for (const row of rows) {
    words.count('direction', row.direction, true);
    if ('kind' in row) {
      words.count('kind', row.kind, true);
      continue;
    }
    words.count('status', row.status_text, row.status !== 'other');
    words.count('category', withoutParty(row), !isUnclearIncome(row));
  }
  return words.words();
}

/** Whom a person paid is no vocabulary. */
function withoutParty({ category, counterparty }: Transaction): string {
  const named = counterparty?.trim() ?? '';
  return named === '' ? category : category.replaceAll(named, '…');
}
