import { keep, keptKeys, readKept, type Shelf } from '../offline/kept.ts';

/** What only this phone knows yet: choices that the server hears of when the application is handed in. */
export interface Draft {
  /** Whose it is; another person on the same phone starts with none. */
  readonly lineId: string;
  /** Sources that were asked for and refused. */
  readonly refused: readonly string[];
  /** The files were offered and the person went on. */
  readonly recordsPassed: boolean;
  readonly segment: 'person' | 'trader';
  /** The amount wished, as it was typed. */
  readonly amount: string;
  /** The ended application after which another one is wanted. */
  readonly againAfter: string | null;
}

export function emptyDraft(lineId: string): Draft {
  return { lineId, refused: [], recordsPassed: false, segment: 'person', amount: '', againAfter: null };
}

export function readDraft(lineId: string, shelf: Shelf = localStorage): Draft {
  const kept = readKept<Draft>(shelf, keptKeys.draft);
  return kept?.lineId === lineId ? { ...emptyDraft(lineId), ...kept } : emptyDraft(lineId);
}

export function keepDraft(draft: Draft, shelf: Shelf = localStorage): void {
  keep(shelf, keptKeys.draft, draft);
}
