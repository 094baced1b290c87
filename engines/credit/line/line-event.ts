/** One entry of a line's log, on the day it takes effect. Amounts are above zero, in minor units of the line's currency. */
export type LineEvent = { readonly id: string; readonly on: Temporal.PlainDate } & LineAct;

export type LineAct =
  /** Principal goes out as a loan of its own. */
  | { readonly kind: 'drawdown'; readonly amount: bigint }
  /** Principal of any loan of the line comes back; interest and fees restore nothing. */
  | { readonly kind: 'principal_repaid'; readonly amount: bigint }
  /** A repayment turns out not to have been one: its principal is out again, whatever the limit. */
  | { readonly kind: 'principal_owed_again'; readonly amount: bigint }
  /** Another limit, higher or lower; what is out above a lower one stays out until it is repaid. */
  | { readonly kind: 'limit'; readonly limit: bigint }
  /** Nothing can be drawn until the line is released. */
  | { readonly kind: 'freeze' }
  | { readonly kind: 'release' }
  /** The line goes on until another day, with a limit of its own. */
  | { readonly kind: 'renewal'; readonly until: Temporal.PlainDate; readonly limit: bigint }
  /** For good; what is out is still owed. */
  | { readonly kind: 'close' };
