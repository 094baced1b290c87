import { canonicalJson } from '@lendline/kernel';

/** An audit row as its hash covers it. */
export interface ChainedRow {
  readonly sequence: number;
  readonly id: string;
  readonly at: string;
  readonly slice: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly correlation: string;
  readonly details: unknown;
}

/** The hash that stands before the first row. */
export const firstHash = '0'.repeat(64);

/** The text that a row's hash is taken of: the hash before it and everything the row says. */
export function chainText(previous: string, row: ChainedRow): string {
  return `${previous}\n${canonicalJson(row)}`;
}
