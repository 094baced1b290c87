import type { ListEntryState, ListName } from '@lendline/fraud/contract';
import { entryStates, listNames } from '../words/fraud.ts';

/** The view of the lists as its address names it; what is not named is every list and what counts now. */
export interface ListSearch {
  readonly list?: ListName;
  readonly state?: ListEntryState;
}

/** Reads an address; what it does not understand it leaves out. */
export function readListSearch({ list, state }: Readonly<Record<string, unknown>>): ListSearch {
  return {
    ...(typeof list === 'string' && Object.hasOwn(listNames, list) && { list: list as ListName }),
    ...(typeof state === 'string' && Object.hasOwn(entryStates, state) && { state: state as ListEntryState }),
  };
}
