import type { FileWords, LineRecord, Transaction } from '@lendline/behaviour';

/** How often each word occurs, by column. No personal data: words of the source alone, never what people wrote. */
export type Words = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RowsOfIntake {
  readonly calls: readonly LineRecord[];
  readonly transactions: readonly Transaction[];
}

/** Older rows than this, counted back from the newest, are told in the words of their own time. */
const recent_days = 35;
const mostWords = 40;
const longest = 32;

/** The words of the columns in which a source files its rows: kind, direction, category and status. */
export function vocabularyOf({ calls, transactions }: RowsOfIntake): Words {
  const paid = recent(transactions);
  const called = recent(calls);
  return {
    ...columnsOf(paid, {
      direction: ({ direction }) => direction,
      status: ({ status_text }) => status_text,
      category: ({ category, counterparty }) => withoutParty(category, counterparty),
    }),
    ...columnsOf(called, { kind: ({ kind }) => kind, 'call-direction': ({ direction }) => direction }),
  };
}

/** Columns whose raw words are labels of the format in every file. Categories and statuses may name a shop or a sum. */
const rawColumns = ['direction', 'kind'];

/**
 * The words in which a file itself tells directions and kinds, those of rejected rows among them: a renamed direction
 * rejects its rows, and shows here.
 */
export function rawWordsOf({ vocabulary }: FileWords): Words {
  return Object.fromEntries(
    rawColumns.flatMap((column) => {
      const counts = new Map<string, number>();
      for (const [text, count] of Object.entries(vocabulary[column] ?? {})) {
        counts.set(safeWord(text), (counts.get(safeWord(text)) ?? 0) + count);
      }
      return counts.size === 0 ? [] : [[`file-${column}`, capped(counts)] as const];
    }),
  );
}

function recent<Row extends { readonly at_ms: number }>(rows: readonly Row[]): readonly Row[] {
  const newest = rows.reduce((latest, { at_ms }) => Math.max(latest, at_ms), 0);
  return rows.filter(({ at_ms }) => at_ms > newest - recent_days * 86_400_000);
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

function columnsOf<Row>(rows: readonly Row[], columns: Columns<Row>): Words {
  if (rows.length === 0) return {};
  return Object.fromEntries(
    Object.entries(columns).map(([column, wordOf]) => {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const word = safeWord(wordOf(row));
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return [column, capped(counts)];
    }),
  );
}

/** WeChat files a refund as `<shop>-退款`: whom a person paid is no vocabulary. */
function withoutParty(category: string, counterparty: string | null): string {
  const named = counterparty?.trim() ?? '';
  return (named === '' ? category : category.replaceAll(named, '*')).replace(/^.+-退款$/, '*-退款');
}

/** A text that is longer than a label, or holds digits, was written by or about somebody. */
function safeWord(text: string): string {
  const word = text.normalize('NFKC').trim().replaceAll(/\d+/g, '#').replaceAll('|', '/');
  return word.length > longest ? '(long)' : word;
}

function capped(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = sorted.slice(mostWords).reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries([...sorted.slice(0, mostWords), ...(rest > 0 ? [['(others)', rest] as const] : [])]);
}
