import type { CallbackFault, Faults } from '@lendline/world';
import { z } from 'zod';

/** The APIs of the simulated carrier, by their CAMARA names. */
export const carrierApis = [
  'number-verification',
  'sim-swap',
  'device-swap',
  'kyc-match',
  'kyc-tenure',
  'one-time-password-sms',
  'number-recycling',
  'call-forwarding-signal',
  'carrier-billing',
] as const;
export type CarrierApi = (typeof carrierApis)[number];

/** `timeout`: nothing is done and the line stays silent. `error`: nothing is done and it answers 503. */
export const carrierFaults = ['ok', 'timeout', 'error'] as const;
export type CarrierFault = (typeof carrierFaults)[number];

/** `undelivered`: taken, then reported as failed. `late`: delivered, and the receipt comes after `late_ms`. */
export const smsFaults = ['ok', 'timeout', 'error', 'undelivered', 'late'] as const;
export type SmsFault = (typeof smsFaults)[number];

/**
 * `timeout`, `error`: nothing is done. `lost-response`: it is done and the connection drops instead of an answer.
 * `late`: the callback comes after `late_ms`. `twice`: it comes twice. `out-of-order`: it comes before the answer.
 * `no-callback`: it never comes, and the state must be asked for. `insufficient-funds`: the payer cannot pay.
 */
export const walletFaults = [
  'ok',
  'timeout',
  'error',
  'lost-response',
  'late',
  'twice',
  'out-of-order',
  'no-callback',
  'insufficient-funds',
] as const;
export type WalletFault = (typeof walletFaults)[number];

/**
 * Of the doors that tell what moved on an account. `page-twice`: the first page comes again in place of the second.
 * `renamed`: the provider calls things by other words. `waits-for-person`: a bank's consent is given on its own page.
 * The last three are a bank's habits with ids: it leaves them blank, gives one to several payments, or gives a payment
 * another one when it is booked.
 */
export const recordFaults = [
  'ok',
  'timeout',
  'error',
  'page-twice',
  'renamed',
  'waits-for-person',
  'blank-ids',
  'reused-ids',
  'new-id-when-booked',
] as const;
export type RecordFault = (typeof recordFaults)[number];

/**
 * Of what a rail tells a lender of its own account. `left-out`: the newest booking is not told. `amount-differs`: the
 * newest booking is told with one unit more. `garbage`: what comes cannot be read. `file-twice`: a bank's file comes
 * again under another name.
 */
export const statementFaults = [
  'ok',
  'timeout',
  'error',
  'left-out',
  'amount-differs',
  'garbage',
  'file-twice',
] as const;
export type StatementFault = (typeof statementFaults)[number];

/**
 * Of a bank that speaks in files. `lost-response`: the file is taken and the connection drops. `rejects-file`,
 * `rejects-payment`: a report says so. `no-status`: no report comes, only what was booked. `status-twice`: a report comes
 * again under another name. `out-of-order`: the outcome is reported before the acceptance. `returned`: a payment is
 * settled and comes back afterwards.
 */
export const bankFaults = [
  'ok',
  'timeout',
  'error',
  'lost-response',
  'rejects-file',
  'rejects-payment',
  'no-status',
  'status-twice',
  'out-of-order',
  'returned',
] as const;
export type BankFault = (typeof bankFaults)[number];

/**
 * Of charges to the phone bill. `lost-response`: reserved, and the connection drops. `confirm-not-heard`: the second step
 * is not taken. `lost-confirm`: it is taken, and the connection drops. `expires`: the reservation has ended when it is
 * confirmed. `denied`: the carrier does not charge this line. `event-...`: what goes wrong with the events of a charge;
 * `forged` is an event under a token that nobody gave.
 */
export const billingFaults = [
  'ok',
  'lost-response',
  'confirm-not-heard',
  'lost-confirm',
  'expires',
  'denied',
  'no-event',
  'event-twice',
  'event-late',
  'event-out-of-order',
  'event-garbage',
  'event-forged',
] as const;
export type BillingFault = (typeof billingFaults)[number];

/**
 * Of the register of applications at other lenders. `lost-response`: the question is taken, charged, and the connection drops.
 * `garbage`: what comes cannot be read.
 */
export const registerFaults = ['ok', 'timeout', 'error', 'lost-response', 'garbage'] as const;
export type RegisterFault = (typeof registerFaults)[number];

const faultChange = z.strictObject({
  carrier: z.enum(carrierFaults).optional(),
  sms: z.enum(smsFaults).optional(),
  wallet: z.enum(walletFaults).optional(),
  records: z.enum(recordFaults).optional(),
  statements: z.enum(statementFaults).optional(),
  bank: z.enum(bankFaults).optional(),
  billing: z.enum(billingFaults).optional(),
  register: z.enum(registerFaults).optional(),
  /** Overrides `carrier` for one API; `null` takes the override back. */
  apis: z.partialRecord(z.enum(carrierApis), z.enum(carrierFaults).nullable()).optional(),
});
export type FaultChange = z.infer<typeof faultChange>;

export interface FaultState {
  readonly carrier: CarrierFault;
  readonly sms: SmsFault;
  readonly wallet: WalletFault;
  readonly records: RecordFault;
  readonly statements: StatementFault;
  readonly bank: BankFault;
  readonly billing: BillingFault;
  readonly register: RegisterFault;
  readonly apis: Readonly<Partial<Record<CarrierApi, CarrierFault>>>;
}

/** What the country gets wrong on purpose, for everyone until switched back, or for one request by its header. */
export interface FaultSwitches {
  state(): FaultState;
  change(change: FaultChange): FaultState;
  carrier(api: CarrierApi, header: string | undefined): CarrierFault;
  sms(header: string | undefined): SmsFault;
  /** Whether the next one-time code reaches its phone. */
  deliversCode(): boolean;
  wallet(header: string | undefined): WalletFault;
  records(header: string | undefined): RecordFault;
  statements(header: string | undefined): StatementFault;
  bank(header: string | undefined): BankFault;
  billing(header: string | undefined): BillingFault;
  register(header: string | undefined): RegisterFault;
}

/** A request with this header meets the named fault, whatever the switches say. */
export const faultHeader = 'x-sandbox-fault';

/**
 * @param start what is switched on from the beginning
 * @param chance what goes wrong by chance where no switch says otherwise: a run's faults, the same for the same seed
 */
export function createFaultSwitches(start: FaultChange = {}, chance?: Faults): FaultSwitches {
  const calls = new Map<string, number>();
  const next = (channel: string): number => {
    const call = calls.get(channel) ?? 0;
    calls.set(channel, call + 1);
    return call;
  };
  let state: FaultState = {
    carrier: 'ok',
    sms: 'ok',
    wallet: 'ok',
    records: 'ok',
    statements: 'ok',
    bank: 'ok',
    billing: 'ok',
    register: 'ok',
    apis: {},
  };
  function change({ apis = {}, ...rest }: FaultChange): FaultState {
    const merged = Object.entries({ ...state.apis, ...apis }).filter(([, fault]) => fault !== null);
    const given = Object.fromEntries(Object.entries(rest).filter(([, fault]) => fault !== undefined));
    state = { ...state, ...given, apis: Object.fromEntries(merged) };
    return state;
  }
  change(start);
  return {
    state: () => state,
    change,
    carrier: (api, header) => {
      const switched = named(carrierFaults, header) ?? state.apis[api] ?? state.carrier;
      if (switched !== 'ok' || !chance) return switched;
      const { kind } = chance.carrier(api, next(api));
      return kind === 'answers' ? 'ok' : kind === 'silent' ? 'timeout' : 'error';
    },
    records: (header) => named(recordFaults, header) ?? state.records,
    billing: (header) => named(billingFaults, header) ?? state.billing,
    register: (header) => named(registerFaults, header) ?? state.register,
    bank: (header) => named(bankFaults, header) ?? state.bank,
    statements: (header) => named(statementFaults, header) ?? state.statements,
    sms: (header) => named(smsFaults, header) ?? state.sms,
    deliversCode: () => chance?.otp(next('otp')).delivered ?? true,
    wallet: (header) => {
      const switched = named(walletFaults, header) ?? state.wallet;
      return switched === 'ok' && chance ? walletFaultOf(chance.walletCallback(next('wallet'))) : switched;
    },
  };
}

const lateFrom_ms = 60_000;

/** The nearest switch to what chance brings; how long exactly is the country's `late_ms`. */
function walletFaultOf({ acceptanceLost, delays_ms }: CallbackFault): WalletFault {
  if (acceptanceLost) return 'lost-response';
  const [first] = delays_ms;
  if (first === undefined) return 'no-callback';
  if (delays_ms.length > 1) return 'twice';
  return first >= lateFrom_ms ? 'late' : 'ok';
}

/** Reads a change from a request. Error: the field and what it may be. */
export function readFaultChange(body: unknown): { ok: true; change: FaultChange } | { ok: false; message: string } {
  const parsed = faultChange.safeParse(body);
  return parsed.success ? { ok: true, change: parsed.data } : { ok: false, message: z.prettifyError(parsed.error) };
}

function named<Fault extends string>(known: readonly Fault[], header: string | undefined): Fault | undefined {
  return known.find((fault) => fault === header);
}
