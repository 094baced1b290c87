import type { Basis } from './basis.ts';

export interface ContactCadence {
  /** Days relative to the due date. */
  readonly sms: readonly { readonly day: number; readonly message: 'due-soon' | 'due' | 'late' | 'hardship-offer' }[];
  readonly calls: {
    readonly from_day: number;
    readonly perDay: number;
    readonly perWeek: number;
    readonly hours: DayHours;
    readonly caller: 'person';
  };
  readonly hoursAreOf: 'debtor';
  readonly stopsCallsAtOnce: readonly ('hardship-request' | 'complaint')[];
  readonly law: readonly ContactLaw[];
  readonly basis: Basis;
}

/** Local wall-clock times, `from` inclusive, `until` exclusive. */
export interface DayHours {
  readonly from: string;
  readonly until: string;
}

export interface ContactLaw {
  readonly id: string;
  readonly hours?: DayHours;
  readonly maxAttemptsPerDay?: number;
  readonly maxConversationsPerDay?: number;
  readonly basis: Basis;
}
