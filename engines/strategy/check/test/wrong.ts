import type { StrategyFault } from '../../fault.ts';

/** What an analyst does wrong, with the code and a piece of the text that says what to do. */
export type Wrong = readonly [what: string, faults: () => readonly StrategyFault[], code: string, says: RegExp];
