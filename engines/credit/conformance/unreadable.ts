import { type Skip, skipped } from '@lendline/kernel';
import type { Problem } from '../problem.ts';

/** A vector that this reader cannot make out is skipped with what it lacks. */
export function unreadable(vector: string, [first]: readonly Problem[]): Skip {
  return skipped(vector, first ? `${first.field}: expected ${first.expected.en}, got ${first.got}` : 'unreadable');
}
