import type { LocalText } from '@lendline/kernel';

/** Everything that a strategy can be refused for; the guide `strategies.md` has each with its text. */
export const faultCodes = [
  'shape',
  'node-refused',
  'custom-unknown',
  'custom-config',
  'graph-ends',
  'edge-dangling',
  'cycle',
  'node-unreachable',
  'sub-graph-missing',
  'not-passed-on',
  'step-missing',
  'step-order',
  'rule-missing',
  'rule-unnamed',
  'cell-unreadable',
  'value-unknown',
  'types',
  'clock',
  'random',
  'function-refused',
  'row-shadowed',
  'row-missing',
  'table-too-large',
  'unknown-passes',
  'reason-missing',
  'reason-unknown',
  'flag-unknown',
  'outcome-unknown',
  'link-declines',
  'source-prohibited',
  'feature-unknown',
  'model-unknown',
  'pack-unsound',
  'price-above-cap',
  'cap-missing',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** Why a strategy is refused, where, and what to do. A strategy with any fault can be neither saved nor compiled. */
export interface StrategyFault {
  readonly code: FaultCode;
  /** The key of the sub-graph; left out for the strategy's own graph. */
  readonly graph?: string;
  /** Ids of the node, of the row (`_id`) or expression or statement in it, and of the column. */
  readonly node?: string;
  readonly row?: string;
  readonly column?: string;
  /** Of a document that is no strategy at all: the path in the JSON. */
  readonly path?: string;
  /** Of a missing row: the cells, by the ids of their columns, of one that would take the case. */
  readonly cells?: Readonly<Record<string, string>>;
  /** What is wrong and what to do. */
  readonly text: LocalText;
}
