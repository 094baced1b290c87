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
