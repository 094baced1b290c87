import type { RecordSource } from '../contract.ts';
import type { FeedConnector } from './feed-connector.ts';
import type { FeedSettings } from './feed-settings.ts';
import { mobileMoneyFeed } from './gsma-mobile-money/mobile-money-feed.ts';
import { openBankingFeed } from './open-banking/open-banking-feed.ts';

/** What a kind of provider is to the slice. */
interface ProviderDescriptor {
  readonly name: string;
  readonly source: RecordSource;
  /** What the provider calls an account, so that nothing else, and no phone number, gets into a URL. */
  readonly accountForm: RegExp;
  /** Whether the borrower has to name the account; a bank tells which ones its consent covers. */
  readonly needsAccount: boolean;
  open(settings: FeedSettings): FeedConnector;
}

/** Every kind of provider that is read. The simulated country speaks the same protocols as real ones. */
export const providers = {
  'mobile-money': {
    name: 'mobile-money',
    source: 'payment-statement',
    // `msisdn` is left out on purpose: an operator has other names for a wallet.
    accountForm: /^(?:walletid|accountid|linkref|identityalias)@[\w.-]{1,128}$/,
    needsAccount: true,
    open: mobileMoneyFeed,
  },
  'open-banking': {
    name: 'open-banking',
    source: 'payment-statement',
    accountForm: /^[\w.-]{1,128}$/,
    needsAccount: false,
    open: openBankingFeed,
  },
} as const satisfies Readonly<Record<string, ProviderDescriptor>>;
