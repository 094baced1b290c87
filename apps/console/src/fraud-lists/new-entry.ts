import type { ListedKind, ListName } from '@lendline/fraud/contract';
import type { NewEntry } from './lists-query.ts';

/** What somebody typed to look a value up or to list it. */
export interface EntryDraft {
  readonly list: ListName;
  readonly kind: ListedKind;
  readonly value: string;
  /** `2026-12-31`, the last day that it counts on; empty for no end. */
  readonly until: string;
}

export const emptyEntry: EntryDraft = { list: 'watch', kind: 'number', value: '', until: '' };

const allowed: readonly ListedKind[] = ['device', 'account', 'address'];

/** The allow list takes what many share and no person. */
export function isAllowable(kind: ListedKind): boolean {
  return allowed.includes(kind);
}

export interface EntryFaults {
  readonly value: boolean;
  readonly kind: boolean;
  readonly until: boolean;
}

export function faultsOf({ list, kind, value, until }: EntryDraft, now_ms: number): EntryFaults {
  return {
    value: value.trim() === '',
    kind: list === 'allow' && !isAllowable(kind),
    until: until !== '' && Date.parse(endOf(until)) <= now_ms,
  };
}

/** The entry that a draft and its reason ask for. */
export function entryOf({ list, kind, value, until }: EntryDraft, reason: string): NewEntry {
  return { list, kind, value: value.trim(), reason, ...(until !== '' && { until: endOf(until) }) };
}

/** The instant after the last day, where the reader is. */
function endOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + 1).toISOString();
}
