import type { EntityKind } from '@lendline/graph';
import type { FileAnswer, Id, Operation } from '@lendline/kernel';
import type { FraudCaseId } from './case-contract.ts';

export type ListEntryId = Id<'listentry'>;

/**
 * `block`: who is on it is looked at by a person. `watch`: opens a case and changes nothing else. `allow`: what many share
 * and is known to be harmless, such as the device of a shop: what is counted by it is left out. It takes nobody off the block list.
 */
export type ListName = 'block' | 'allow' | 'watch';
export type ListedKind = EntityKind;

/**
 * The transitions are data in `rules/list-lifecycle.ts`. `unreviewed`: in force since an event of the own book, and a second person
 * has still to look at it.
 */
export type ListEntryState = 'waiting' | 'active' | 'unreviewed' | 'refused' | 'ended';

/** An entity on a list. The value itself is kept as a keyed hash alone. */
export interface ListEntry {
  readonly id: ListEntryId;
  readonly list: ListName;
  readonly kind: ListedKind;
  /** What is left of the value to recognise it by, such as its last characters. */
  readonly masked: string;
  readonly reason: string;
  readonly source: 'staff' | 'own-case' | 'own-loss';
  readonly caseId: FraudCaseId | null;
  /** Counts from here on, until before `until`; null for no end. */
  readonly from: string;
  readonly until: string | null;
  readonly state: ListEntryState;
  /** Whether it counts now: active or unreviewed, begun and not over. */
  readonly inForce: boolean;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
}

export interface ListEvent {
  readonly kind: 'added' | 'asked' | 'approved' | 'refused' | 'ended';
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
}

export interface ListOperations {
  /** Newest first. */
  readonly listEntries: Operation<
    {
      readonly list?: ListName;
      readonly kind?: ListedKind;
      readonly state?: ListEntryState;
      readonly inForce?: boolean;
      readonly limit?: number;
      readonly before?: ListEntryId;
    },
    { readonly entries: readonly ListEntry[]; readonly next: ListEntryId | null }
  >;
  readonly getEntry: Operation<
    { readonly entryId: ListEntryId },
    { readonly entry: ListEntry; readonly history: readonly ListEvent[] }
  >;
  /** Whether a value is on a list. The value travels in the body and is forgotten. */
  readonly findEntries: Operation<
    { readonly kind: ListedKind; readonly value: string },
    { readonly entries: readonly ListEntry[] }
  >;
  /** Puts a value on a list. What harms a person or blunts a check waits for a second person; a watch counts at once. */
  readonly addEntry: Operation<
    {
      readonly list: ListName;
      readonly kind: ListedKind;
      readonly value: string;
      readonly reason: string;
      readonly from?: string;
      readonly until?: string;
    },
    ListEntry
  >;
  /** The second person's word, also on what is in force and unreviewed: without it, that ends. */
  readonly decideEntry: Operation<
    { readonly entryId: ListEntryId; readonly approve: boolean; readonly note: string },
    ListEntry
  >;
  /** Takes something off a list before its time; it did count until now. */
  readonly endEntry: Operation<{ readonly entryId: ListEntryId; readonly note: string }, ListEntry>;
  /** The lists as a spreadsheet: masked values, never a key. */
  readonly exportEntries: Operation<{ readonly list?: ListName }, FileAnswer>;
}
