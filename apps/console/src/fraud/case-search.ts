import type { CasePriority, CaseState } from '@lendline/fraud/contract';
import { casePriorities, caseStates } from '../words/fraud.ts';

/** The view of the queue as its address names it; what is not named is open cases of any priority and anybody's. */
export interface CaseSearch {
  readonly state?: CaseState;
  readonly priority?: CasePriority;
  readonly assignee?: 'me' | 'nobody';
}

/** Reads an address; what it does not understand it leaves out. */
export function readCaseSearch({ state, priority, assignee }: Readonly<Record<string, unknown>>): CaseSearch {
  return {
    ...(isOf(caseStates, state) && { state }),
    ...(isOf(casePriorities, priority) && { priority }),
    ...((assignee === 'me' || assignee === 'nobody') && { assignee }),
  };
}

function isOf<Key extends string>(known: Readonly<Record<Key, unknown>>, text: unknown): text is Key {
  return typeof text === 'string' && Object.hasOwn(known, text);
}
