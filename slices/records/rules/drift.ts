import type { DriftFinding } from '../contract.ts';

/** What the imports of one kind of source amounted to over some weeks. */
export interface SpanFacts {
  /** Files, pages or messages that were read. */
  readonly intakes: number;
  readonly rows: number;
  readonly rowsLeftOut: number;
  /** Median over the intakes; null when none says. */
  readonly rowsPerDay: number | null;
  readonly words: readonly WordCount[];
}

/** Files of one source, whatever their kind: one that cannot be read may not say what it is. */
export interface FileFacts {
  readonly files: number;
  readonly unread: number;
}

export interface WordCount {
  readonly column: string;
  readonly word: string;
  readonly rows: number;
  /** Of how many lines. */
  readonly lines: number;
  /** Whether the reader of the source does not know it either: no income is made of its rows. */
  readonly unknown: boolean;
}

export interface Drift {
  readonly finding: DriftFinding;
  readonly about: string | null;
  readonly figure: number;
  readonly threshold: number;
  readonly words: readonly string[];
}

/** What is asked of numbers before they are believed: one odd file is no drift. */
export const driftTerms = {
  leastIntakes: 5,
  leastRows: 200,
  /** A word that one person's records hold alone is that person's. */
  leastLines: 2,
  newWordShare: 0.05,
  /** PSI above 0.25 is a major shift (Siddiqi, Credit Risk Scorecards, 2006, ch. 6). */
  psi: 0.25,
  /** Persons differ, so that a shift is looked for in many of them. */
  leastIntakesForShift: 20,
  leastRowsForShift: 1_000,
  fewerRows: 0.4,
  moreRows: 2.5,
  unreadShare: 0.2,
  unreadTimes: 3,
  shownWords: 10,
} as const;

/**
 * What is different this week from the weeks before. Words that are new are named, so that a renamed label is seen at
 * once: one that no reader knows raises the alert however few rows have it, since those rows are believed by nobody. For
 * the rest nothing is found where either span is too little to tell.
 */
export function driftsOf(now: SpanFacts, before: SpanFacts): Drift[] {
  const words = wordDrifts(now, before);
  if (now.intakes < driftTerms.leastIntakes || before.intakes < driftTerms.leastIntakes) return words;
  return [...words, ...volumeDrifts(now, before), ...leftOutDrifts(now, before)];
}

function wordDrifts(now: SpanFacts, before: SpanFacts): Drift[] {
  const columns = [...new Set(now.words.map(({ column }) => column))].toSorted();
  const enough = [now, before].every(
    ({ intakes, rows }) => intakes >= driftTerms.leastIntakes && rows >= driftTerms.leastRows,
  );
  return columns.flatMap((about) => {
    const here = now.words.filter(({ column }) => column === about);
    const known = before.words.filter(({ column }) => column === about);
    const canTell = enough && known.length > 0;
    return [
      ...newWords(about, { here, known, canTell }),
      ...(canTell ? shift(about, { here, known, now, before }) : []),
    ];
  });
}

interface WordsOfColumn {
  readonly here: readonly WordCount[];
  readonly known: readonly WordCount[];
  /** Whether there is enough of both to tell what is usual. */
  readonly canTell: boolean;
}

function newWords(about: string, { here, known, canTell }: WordsOfColumn): Drift[] {
  const old = new Set(known.map(({ word }) => word));
  const unseen = here.filter(({ word, lines }) => !old.has(word) && lines >= driftTerms.leastLines);
  const isNews = canTell && total(unseen) / Math.max(1, total(here)) > driftTerms.newWordShare;
  const fresh = isNews ? unseen : unseen.filter(({ unknown }) => unknown);
  if (fresh.length === 0) return [];
  const figure = total(fresh) / Math.max(1, total(here));
  const words = fresh.toSorted((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1)).map(({ word }) => word);
  const shown = words.slice(0, driftTerms.shownWords);
  const threshold = isNews ? driftTerms.newWordShare : 0;
  return [{ finding: 'new-words', about, figure, threshold, words: shown }];
}

interface Compared {
  readonly here: readonly WordCount[];
  readonly known: readonly WordCount[];
  readonly now: SpanFacts;
  readonly before: SpanFacts;
}

function shift(about: string, { here, known, now, before }: Compared): Drift[] {
  const enough = [now, before].every(
    ({ intakes, rows }) => intakes >= driftTerms.leastIntakesForShift && rows >= driftTerms.leastRowsForShift,
  );
  if (!enough) return [];
  const figure = stabilityIndex(here, known);
  return figure > driftTerms.psi ? [{ finding: 'shifted', about, figure, threshold: driftTerms.psi, words: [] }] : [];
}

const rareShare = 0.01;

/**
 * Population stability index, sum of (a - b) ln(a / b). Binning: one bin for each word known before, those below one per
 * cent of the earlier rows in one bin together; half a row is added to each bin. New words are a finding of their own.
 */
function stabilityIndex(here: readonly WordCount[], known: readonly WordCount[]): number {
  const all = total(known);
  const common = new Set(known.filter(({ rows }) => rows >= rareShare * all).map(({ word }) => word));
  const everKnown = new Set(known.map(({ word }) => word));
  const binned = (words: readonly WordCount[]): Map<string, number> => {
    const bins = new Map<string, number>([...common, '(rare)'].map((word) => [word, 0.5]));
    for (const { word, rows } of words.filter((one) => everKnown.has(one.word))) {
      const bin = common.has(word) ? word : '(rare)';
      bins.set(bin, (bins.get(bin) ?? 0) + rows);
    }
    return bins;
  };
  const [a, b] = [binned(here), binned(known)];
  const [allA, allB] = [sumOf(a), sumOf(b)];
  return [...b].reduce((index, [word, rows]) => {
    const [shareA, shareB] = [(a.get(word) ?? 0.5) / allA, rows / allB];
    return index + (shareA - shareB) * Math.log(shareA / shareB);
  }, 0);
}

function volumeDrifts(now: SpanFacts, before: SpanFacts): Drift[] {
  if (now.rowsPerDay === null || before.rowsPerDay === null || before.rowsPerDay === 0) return [];
  const figure = now.rowsPerDay / before.rowsPerDay;
  const { fewerRows, moreRows } = driftTerms;
  if (figure < fewerRows) return [{ finding: 'fewer-rows', about: null, figure, threshold: fewerRows, words: [] }];
  return figure > moreRows ? [{ finding: 'more-rows', about: null, figure, threshold: moreRows, words: [] }] : [];
}

function leftOutDrifts(now: SpanFacts, before: SpanFacts): Drift[] {
  return unreadDrift('rows', share(now.rowsLeftOut, now.rows), share(before.rowsLeftOut, before.rows));
}

/** Whether many more files of a source than usual cannot be read: a header has changed, or the form of the file. */
export function fileDriftsOf(now: FileFacts, before: FileFacts): Drift[] {
  if (now.files < driftTerms.leastIntakes || before.files < driftTerms.leastIntakes) return [];
  return unreadDrift('files', now.unread / now.files, before.unread / before.files);
}

function unreadDrift(about: 'files' | 'rows', figure: number, usual: number): Drift[] {
  const threshold = Math.max(driftTerms.unreadShare, driftTerms.unreadTimes * usual);
  return figure > threshold ? [{ finding: 'unreadable', about, figure, threshold, words: [] }] : [];
}

function share(part: number, whole: number): number {
  return whole < driftTerms.leastRows ? 0 : part / whole;
}

function total(words: readonly WordCount[]): number {
  return words.reduce((sum, { rows }) => sum + rows, 0);
}

function sumOf(bins: ReadonlyMap<string, number>): number {
  return [...bins.values()].reduce((sum, rows) => sum + rows, 0);
}
