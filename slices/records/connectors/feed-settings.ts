import type { OutsideAccount } from '@lendline/platform';

export interface FeedSettings extends OutsideAccount {
  /** The zone of the provider's days, and of wall clocks. */
  readonly zone: string;
  /** Rows asked for at once. */
  readonly pageRows: number;
}
