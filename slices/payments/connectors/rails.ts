import { mobileMoneyRail } from './gsma-mobile-money/mobile-money-rail.ts';
import type { MobileMoneySettings } from './gsma-mobile-money/client.ts';
import type { RailDescriptor } from './rail.ts';

/** Every rail that `LENDLINE_PAYMENTS_RAIL` can name. The simulated country's wallet speaks the same protocol as a real one. */
export const rails = {
  sandbox: { name: 'sandbox', simulated: true, open: mobileMoneyRail },
  'gsma-mobile-money': { name: 'gsma-mobile-money', simulated: false, open: mobileMoneyRail },
} as const satisfies Readonly<Record<string, RailDescriptor<MobileMoneySettings>>>;
