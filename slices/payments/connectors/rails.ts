import { assert, present } from '@lendline/kernel';
import type { OutsideAccount } from '@lendline/platform';
import type { PaymentsConfig } from '../config.ts';
import { carrierBillingRail } from './carrier-billing/carrier-billing-rail.ts';
import { mobileMoneyRail } from './gsma-mobile-money/mobile-money-rail.ts';
import { bankRail } from './iso20022/bank-rail.ts';
import { folderDoor, httpDoor } from './iso20022/file-door.ts';
import type { OpenRail } from './rail.ts';

/** The rails of a deployment: by which it pays out, by which it collects unless told, and all by name. */
export interface Rails {
  readonly payout: OpenRail;
  readonly collect: OpenRail;
  readonly all: readonly OpenRail[];
}

/** Opens every rail that is configured. The simulated country's rails speak the same protocols as real ones. */
export function openRails(config: PaymentsConfig, zone: string): Rails {
  const wallet = openWallet(config, zone);
  const bank = openBank(config, zone);
  const payout =
    config.payoutBy === 'bank' ? present(bank, 'payments.payoutBy is bank and a bank is configured') : wallet;
  return { payout, collect: wallet, all: [wallet, bank, openBilling(config, zone)].filter((rail) => rail !== null) };
}

/** The bank of our account; `null` where none is configured. It goes by the play money of the wallet beside it. */
function openBank(config: PaymentsConfig, zone: string): OpenRail | null {
  const { bankUrl, bankFolder, bankName, bankAccount, bankBic = null, bankCharacters } = config;
  const simulated = config.rail === 'sandbox';
  const door = bankFolder ? folderDoor(bankFolder) : bankUrl ? httpDoor({ ...accountOf(config), url: bankUrl }) : null;
  if (!door) return null;
  assert(bankName !== '' && bankAccount !== '', 'a bank is configured with payments.bankName and payments.bankAccount');
  return {
    name: simulated ? 'sandbox-bank' : 'iso20022',
    kind: 'bank',
    simulated,
    rail: bankRail({
      door,
      own: { name: bankName, account: bankAccount, bic: bankBic, characters: bankCharacters },
      zone,
    }),
    gathers: { directions: ['disbursement', 'return'], every_s: config.bankBatchSeconds },
  };
}

/** The carrier that charges to the phone bill; `null` where none is configured. */
function openBilling(config: PaymentsConfig, zone: string): OpenRail | null {
  const { billingUrl: url, billingText: billText, billingCallbackSecret: callbackSecrets = null } = config;
  if (url === undefined) return null;
  const simulated = config.rail === 'sandbox';
  const rail = carrierBillingRail({ ...accountOf(config), url, billText, zone, callbackSecrets });
  const name = simulated ? 'sandbox-billing' : 'carrier-billing';
  return { name, kind: 'phone-bill', simulated, rail, gathers: null };
}

function accountOf(config: PaymentsConfig): OutsideAccount {
  return {
    url: config.walletUrl,
    clientId: config.walletClientId,
    privateKey: config.walletKey,
    timeout_ms: config.walletTimeoutMs,
  };
}

function openWallet(config: PaymentsConfig, zone: string): OpenRail {
  const every_s = config.walletBatchSeconds;
  return {
    name: config.rail,
    kind: 'wallet',
    simulated: config.rail === 'sandbox',
    rail: mobileMoneyRail({ ...accountOf(config), callbackSecrets: config.walletCallbackSecret, zone }),
    gathers: every_s === 0 ? null : { directions: ['collection'], every_s },
  };
}

export function railNamed({ all }: Rails, name: string): OpenRail | null {
  return all.find((rail) => rail.name === name) ?? null;
}
