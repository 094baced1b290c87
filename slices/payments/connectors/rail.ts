import type { Money, PhoneNumber } from '@lendline/kernel';

/** Why a rail surely did not move the money. */
export type FailureReason =
  | 'insufficient-funds'
  | 'no-such-wallet'
  | 'not-permitted'
  | 'amount-refused'
  | 'refused-by-rail';

/** Why a rail's word is not known. Silence is not a no. */
export type Silence = 'timeout' | 'rail-error';

export interface RailOrder {
  readonly direction: 'disbursement' | 'collection';
  /** A UUID; the same for every try, so that a rail takes the order once. */
  readonly orderId: string;
  /** What we call the payment; comes back in signed callbacks. */
  readonly paymentId: string;
  readonly amount: Money;
  /** Whose wallet: the borrower's own number. */
  readonly phone: PhoneNumber;
  readonly callbackUrl: string;
}

export type OrderAnswer =
  /** Taken; the outcome comes later. `request` is the rail's name for it. */
  | { readonly kind: 'accepted'; readonly request: string | null }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly reference: null }
  | { readonly kind: 'unknown'; readonly because: Silence };

export type Settled =
  | { readonly kind: 'succeeded'; readonly reference: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly reference: string | null };

export type Asked =
  | Settled
  | { readonly kind: 'pending' }
  /** The rail never got the order: it can be sent again. */
  | { readonly kind: 'not-received' }
  | { readonly kind: 'unknown'; readonly because: Silence };

export interface CallbackRequest {
  header(name: string): string | undefined;
  /** The bytes as they came, as text: signatures are over them. */
  readonly body: string;
  readonly now: Temporal.Instant;
}

export type Heard =
  /** The signed text itself says which payment succeeded and with what amount. */
  | { readonly kind: 'succeeded'; readonly paymentId: string; readonly amount: Money; readonly reference: string }
  /** Something happened to this order, but not under the signature: the rail is asked before anything is believed. */
  | { readonly kind: 'look'; readonly orderId: string }
  | { readonly kind: 'refused'; readonly because: 'not-signed' | 'not-readable' };

/** A payment rail, whatever its wire. Every method answers; none throws for what the outside does. */
export interface Rail {
  /** Sends money to a wallet. */
  disburse(order: RailOrder): Promise<OrderAnswer>;
  /** Takes money from a wallet, with its owner's consent. */
  collect(order: RailOrder): Promise<OrderAnswer>;
  ask(order: { readonly orderId: string; readonly request: string | null }): Promise<Asked>;
  readCallback(request: CallbackRequest): Heard;
}

/** How a rail is named in the configuration, and whether its money is play money. */
export interface RailDescriptor<Settings> {
  readonly name: string;
  readonly simulated: boolean;
  open(settings: Settings): Rail;
}
