import type { Faults, World } from '@lendline/world';
import type { PasswordLimits } from './camara/one-time-passwords.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import type { FaultChange } from './faults.ts';
import type { Log } from './log.ts';
import type { RegisteredClient } from './oauth/clients.ts';
import type { NextDueDate } from './pages/site.ts';
import type { PartnerTerms } from './partner/payment-company.ts';

export interface SandboxOptions {
  readonly world: World;
  /** Shared with the lender: both must agree on what day it is. */
  readonly clock: MovableClock;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where to listen; only this machine unless told. */
  readonly host?: string;
  /** Lenders known from the start; more with `registerClient`. */
  readonly clients?: readonly RegisteredClient[];
  /** What goes wrong from the start. */
  readonly faults?: FaultChange;
  /** What goes wrong by chance, at the level of a run: `faultsOf(seed, level)` of the world. */
  readonly chance?: Faults;
  readonly log?: Log;
  /** File that keeps wallets, messages and orders over a restart; without one they end with the process. */
  readonly statePath?: string;
  readonly nextDueDate?: NextDueDate;
  /** Addresses that the home page links to. */
  readonly lender?: { readonly borrower: string; readonly console: string };
  /** The bank asks the person on a page of its own before it tells a lender anything, as banks do. Else it tells at once. */
  readonly bankAsks?: boolean;
  /** A payment company that sends to the lender by itself; without one there is none. */
  readonly partner?: PartnerTerms;
  readonly otp?: Partial<PasswordLimits>;
  readonly timing?: Partial<Timing>;
}

/** Real milliseconds: how long things take, in which the country's calendar does not move. */
export interface Timing {
  /** How long a silent door stays silent before it gives up with 503 or 504. */
  readonly silence_ms: number;
  /** From the wallet's 202 to the money having moved. */
  readonly settle_ms: number;
  /** How late a late callback or receipt is. */
  readonly late_ms: number;
  /** Pauses between attempts to deliver a callback. */
  readonly retry_ms: readonly number[];
}

export const usualTiming: Timing = {
  silence_ms: 60_000,
  settle_ms: 400,
  late_ms: 20_000,
  retry_ms: [500, 2_000, 10_000, 60_000, 300_000],
};
