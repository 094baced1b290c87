import type { Money, PhoneNumber } from '@lendline/kernel';

/** Why a rail surely did not move the money. */
export type FailureReason =
  | 'insufficient-funds'
  | 'no-such-wallet'
  | 'account-closed'
  | 'not-permitted'
  | 'no-mandate'
  | 'declined-by-payer'
  | 'limit-reached'
  | 'amount-refused'
  | 'refused-by-rail';

/** Why a rail's word is not known. Silence is not a no. */
export type Silence = 'timeout' | 'rail-error';

interface Order {
  /** A UUID; the same for every try, so that a rail takes the order once. */
  readonly orderId: string;
  /** What we call the payment; comes back in signed callbacks, status reports and statements. */
  readonly paymentId: string;
  readonly amount: Money;
  readonly callbackUrl: string;
}

export interface RailOrder extends Order {
  readonly direction: 'disbursement' | 'collection';
  /** Whose wallet or line: the borrower's own number. */
  readonly phone: PhoneNumber;
  readonly name: string | null;
  /** The standing permission that a collection is taken under; without one the payer is asked. */
  readonly mandate: string | null;
}

/** Gives money back to where it came from, whole or in part. */
export interface ReturnOrder extends Order {
  /** The rail's name for the payment that is given back. */
  readonly original: string;
  /** Where the rail wants an account to be named: the payer's. */
  readonly payer: { readonly name: string | null; readonly account: string | null };
}

/** Several orders that go as one. */
export interface RailBatch {
  readonly orderId: string;
  readonly batchId: string;
  readonly createdAt: Temporal.Instant;
  readonly direction: 'disbursement' | 'collection' | 'return';
  readonly orders: readonly (RailOrder | (ReturnOrder & { readonly direction: 'return' }))[];
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

type Open =
  | { readonly kind: 'pending' }
  /** The rail never got the order: it can be sent again. */
  | { readonly kind: 'not-received' }
  | { readonly kind: 'unknown'; readonly because: Silence };

export type Asked = Settled | Open;

/** What became of a batch so far, by payment id. Those that are not named are still open. */
export type BatchAsked = { readonly kind: 'told'; readonly outcomes: ReadonlyMap<string, Settled> } | Open;

export interface CallbackRequest {
  header(name: string): string | undefined;
  /** A parameter of the address. */
  query(name: string): string | undefined;
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

/** What a person allowed us to collect, as a rail is told. */
export interface MandateOrder {
  readonly orderId: string;
  /** The payer's account by a name of the rail's own that is no phone number. */
  readonly account: string;
  readonly limit: Money;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
}

export type MandateAnswer =
  | { readonly kind: 'active'; readonly reference: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'not-received' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  | { readonly kind: 'unknown'; readonly because: Silence };

export interface MandateDoor {
  /** The payer's account behind a payment that the rail made, by a name that is no phone number; `null` when it does not say. */
  accountOf(reference: string): Promise<string | null>;
  create(order: MandateOrder): Promise<MandateAnswer>;
  /** Recovers a lost answer, and tells when the payer has ended it. */
  ask(mandate: {
    readonly orderId: string;
    readonly account: string;
    readonly reference: string | null;
  }): Promise<MandateAnswer>;
  end(mandate: { readonly account: string; readonly reference: string }): Promise<MandateAnswer>;
}

export interface BatchDoor {
  place(batch: RailBatch): Promise<OrderAnswer>;
  ask(batch: {
    readonly orderId: string;
    readonly batchId: string;
    readonly request: string | null;
  }): Promise<BatchAsked>;
}

/** A booking on our account at the rail, as its statement tells it. */
export interface StatementEntry {
  /** The rail's own name for the booking: the same booking told twice, in a notification and a statement, has the same. */
  readonly key: string;
  /** As in `Settled.reference`, where the statement carries it. */
  readonly reference: string | null;
  /** Our payment id where the rail carried it through. */
  readonly paymentId: string | null;
  /** The rail's name of the booking that this one takes back. */
  readonly takesBack: string | null;
  readonly side: 'in' | 'out';
  readonly amount: Money;
  readonly valueOn: Temporal.PlainDate;
  /** What the payer wrote. */
  readonly text: string;
  readonly party: { readonly name: string | null; readonly account: string | null };
}

/** Bookings of a span of our account at the rail. */
export interface RailStatement {
  /** The rail's id of the message: a second one of the same id is refused. */
  readonly messageId: string;
  readonly from: Temporal.PlainDate;
  /** Itself in the span. */
  readonly to: Temporal.PlainDate;
  readonly entries: readonly StatementEntry[];
  /** Entries that could not be read. */
  readonly rejected: number;
}

export type StatementAnswer =
  | { readonly kind: 'statement'; readonly statement: RailStatement }
  | { readonly kind: 'unknown'; readonly because: Silence };

/** A file that a rail left for us. */
export type RailFile =
  | { readonly kind: 'statement'; readonly statement: RailStatement }
  /** What became of payments that went in one message. */
  | {
      readonly kind: 'status';
      readonly messageId: string;
      /** The batch that it is about; `null` when it is none of ours. */
      readonly batchId: string | null;
      readonly allFailed: FailureReason | null;
      readonly outcomes: ReadonlyMap<string, Settled>;
    }
  | { readonly kind: 'unreadable' };

export interface FileInbox {
  /** Names of the files that wait; `null` when the rail does not say. */
  list(): Promise<readonly string[] | null>;
  read(name: string): Promise<RailFile | null>;
  /** It was dealt with: the rail need not show it again. */
  done(name: string): Promise<void>;
  /** Not all of it could be read: it stays where a person finds it, and the rail may show it again. */
  keep(name: string): Promise<void>;
}

/** A payment rail, whatever its wire. Every method answers; none throws for what the outside does. What it cannot do is absent. */
export interface Rail {
  /** Sends money to a wallet or account. */
  readonly disburse?: (order: RailOrder) => Promise<OrderAnswer>;
  /** Takes money, with its owner's consent. */
  readonly collect?: (order: RailOrder) => Promise<OrderAnswer>;
  readonly giveBack?: (order: ReturnOrder) => Promise<OrderAnswer>;
  readonly ask: (order: {
    readonly orderId: string;
    readonly request: string | null;
    /** Of a return: what it gives back. */
    readonly original: string | null;
  }) => Promise<Asked>;
  readonly readCallback?: (request: CallbackRequest) => Heard;
  readonly mandates?: MandateDoor;
  readonly batches?: BatchDoor;
  /** The bookings of whole days in the zone given. */
  readonly statement?: (span: {
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate;
  }) => Promise<StatementAnswer>;
  /** Where a rail leaves files for us. */
  readonly inbox?: FileInbox;
  /** Whether the rail says that it is in service. */
  readonly alive: () => Promise<'available' | 'degraded' | 'unavailable'>;
}

/** A rail of this deployment under its name. */
export interface OpenRail {
  readonly name: string;
  /** What it moves money of. */
  readonly kind: 'wallet' | 'bank' | 'phone-bill';
  /** Its money is play money. */
  readonly simulated: boolean;
  readonly rail: Rail;
  /** What waits for others to go with it as a batch, and for how long; `null` where each goes alone. */
  readonly gathers: { readonly directions: readonly RailBatch['direction'][]; readonly every_s: number } | null;
}
