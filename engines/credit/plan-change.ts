/** What changes the plan of a loan while it runs, agreed before the first payout or long after it. */
export type AgreedChange =
  /** More money is paid out: the instalments from its period on are levelled anew. */
  | { readonly kind: 'payout'; readonly on: Temporal.PlainDate; readonly amount: bigint }
  /** Another yearly rate from the beginning of a day, also of a day long gone; the instalments that it touches are levelled anew. */
  | { readonly kind: 'rate'; readonly from: Temporal.PlainDate; readonly rate_ppm: number }
  /** No interest on these days, both included; instalments stay as they are, the last one is smaller. */
  | { readonly kind: 'interest_pause'; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
  /** One due date moves, and those after it follow at the same distances; instalments stay as they are. */
  | { readonly kind: 'due_date'; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
  /** More instalments, or fewer, from the one of this due date on; they are levelled anew. */
  | { readonly kind: 'instalments'; readonly from: Temporal.PlainDate; readonly extra: number };

export type PlanChange =
  | AgreedChange
  /** Principal of an instalment is paid on a day before it is due: from that day on it bears no interest. */
  | {
      readonly kind: 'prepayment';
      readonly on: Temporal.PlainDate;
      readonly due: Temporal.PlainDate;
      readonly amount: bigint;
    };

/** The changes that terms can hold, by name. */
export const agreedChanges = ['payout', 'rate', 'interest_pause', 'due_date', 'instalments'] as const;
