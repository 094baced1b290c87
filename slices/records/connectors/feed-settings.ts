import type { OutsideAccount } from '@lendline/platform';

export interface FeedSettings extends OutsideAccount {
  /** The zone of the provider's days, and of wall clocks. */
  readonly zone: string;
  /** Where a bank sends the person back to once they have answered it; undefined leaves that to the bank. */
  readonly returnUrl?: string | undefined;
  /** Rows asked for at once. */
  readonly pageRows: number;
}
