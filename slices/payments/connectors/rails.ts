import type { PaymentsConfig } from '../config.ts';
import { mobileMoneyRail } from './gsma-mobile-money/mobile-money-rail.ts';
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
  return { payout: wallet, collect: wallet, all: [wallet] };
}

function openWallet(config: PaymentsConfig, zone: string): OpenRail {
  const every_s = config.walletBatchSeconds;
  return {
    name: config.rail,
    simulated: config.rail === 'sandbox',
    rail: mobileMoneyRail({
      url: config.walletUrl,
      clientId: config.walletClientId,
      privateKey: config.walletKey,
      callbackSecrets: config.walletCallbackSecret,
      timeout_ms: config.walletTimeoutMs,
      zone,
    }),
    gathers: every_s === 0 ? null : { directions: ['collection'], every_s },
  };
}

export function railNamed({ all }: Rails, name: string): OpenRail | null {
  return all.find((rail) => rail.name === name) ?? null;
}
