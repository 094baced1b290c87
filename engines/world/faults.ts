import { type Random, seededRandom } from '@lendline/kernel';

export const faultLevels = ['none', 'mild', 'rough', 'hostile'] as const;

/** How badly the outside world behaves; `none` answers at once and always. */
export type FaultLevel = (typeof faultLevels)[number];

/** How a carrier's interface treats a call. */
export type CarrierFault =
  | { readonly kind: 'answers'; readonly delay_ms: number }
  /** No answer at all within any patience: the caller learns nothing. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'unavailable'; readonly delay_ms: number; readonly status: 429 | 500 | 503 };

/** How a wallet reports an outcome. Each entry is one callback; `[]` means that it never comes and must be asked for. */
export interface CallbackFault {
  readonly delays_ms: readonly number[];
  /** The request was carried out, but its acceptance got lost on the way back. */
  readonly acceptanceLost: boolean;
}

export interface OtpFault {
  readonly delivered: boolean;
  readonly delay_ms: number;
}

/** The faults of one run. Each answer is a function of the seed, the channel and how many calls it has had before. */
export interface Faults {
  readonly level: FaultLevel;
  /** @param api e.g. `sim-swap`; @param call 0 for the first call of that interface */
  carrier(api: string, call: number): CarrierFault;
  /** @param call 0 for the first payment that the wallet took on */
  walletCallback(call: number): CallbackFault;
  /** @param call 0 for the first code sent */
  otp(call: number): OtpFault;
}

interface Rates {
  readonly silent: number;
  readonly unavailable: number;
  readonly lateCallback: number;
  readonly doubledCallback: number;
  readonly lostCallback: number;
  readonly lostAcceptance: number;
  readonly lostOtp: number;
  /** Mean delay of an ordinary answer. */
  readonly delay_ms: number;
}

/** Shares of calls. All assumed: operators publish availability, not what the rest of the calls looked like. */
const rates: Readonly<Record<FaultLevel, Rates>> = {
  none: zeroRates(),
  mild: {
    silent: 0.005,
    unavailable: 0.01,
    lateCallback: 0.02,
    doubledCallback: 0.02,
    lostCallback: 0.002,
    lostAcceptance: 0.002,
    lostOtp: 0.02,
    delay_ms: 80,
  },
  rough: {
    silent: 0.03,
    unavailable: 0.05,
    lateCallback: 0.1,
    doubledCallback: 0.1,
    lostCallback: 0.02,
    lostAcceptance: 0.02,
    lostOtp: 0.1,
    delay_ms: 250,
  },
  hostile: {
    silent: 0.15,
    unavailable: 0.2,
    lateCallback: 0.3,
    doubledCallback: 0.3,
    lostCallback: 0.1,
    lostAcceptance: 0.1,
    lostOtp: 0.3,
    delay_ms: 900,
  },
};

export function faultsOf(seed: string, level: FaultLevel): Faults {
  const rate = rates[level];
  const draw = (channel: string, call: number): Random => seededRandom(`${seed}/faults/${level}/${channel}/${call}`);
  return {
    level,
    carrier: (api, call) => carrierFault(rate, draw(`carrier/${api}`, call)),
    walletCallback: (call) => callbackFault(rate, draw('wallet', call)),
    otp: (call) => otpFault(rate, draw('otp', call)),
  };
}

function carrierFault(rate: Rates, random: Random): CarrierFault {
  const chance = random.next();
  const delay_ms = delay(rate.delay_ms, random);
  if (chance < rate.silent) return { kind: 'silent' };
  if (chance >= rate.silent + rate.unavailable) return { kind: 'answers', delay_ms };
  const statuses = [429, 500, 503] as const;
  return { kind: 'unavailable', delay_ms, status: statuses[random.below(statuses.length)]! };
}

/** Late callbacks take minutes to hours, so that they overtake each other; a doubled one comes again within minutes. */
function callbackFault(rate: Rates, random: Random): CallbackFault {
  const [lost, late, doubled, acceptance] = [random.next(), random.next(), random.next(), random.next()];
  const first = late < rate.lateCallback ? 60_000 + delay(1_800_000, random) : delay(rate.delay_ms, random);
  const again = first + 1 + delay(120_000, random);
  const copies = lost < rate.lostCallback ? [] : doubled < rate.doubledCallback ? [first, again] : [first];
  return { delays_ms: copies, acceptanceLost: acceptance < rate.lostAcceptance };
}

function otpFault(rate: Rates, random: Random): OtpFault {
  return { delivered: random.next() >= rate.lostOtp, delay_ms: delay(rate.delay_ms * 20, random) };
}

function delay(mean_ms: number, random: Random): number {
  return Math.round(-mean_ms * Math.log(1 - random.next()));
}

function zeroRates(): Rates {
  return {
    silent: 0,
    unavailable: 0,
    lateCallback: 0,
    doubledCallback: 0,
    lostCallback: 0,
    lostAcceptance: 0,
    lostOtp: 0,
    delay_ms: 0,
  };
}
