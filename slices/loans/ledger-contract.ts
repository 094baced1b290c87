import type { FileAnswer, Operation, WireMoney } from '@lendline/kernel';

export interface LedgerMovement {
  readonly debit: string;
  readonly credit: string;
  readonly amount: WireMoney;
}

/** One thing that happened to money. `id` is the client's own: sent twice, it is booked once. */
export interface LedgerPosting {
  readonly id: string;
  readonly bookedOn: string;
  readonly movements: readonly LedgerMovement[];
}

/** A posting that is agreed and not done yet: money on its way. It counts for no balance until it is posted. */
export interface LedgerHold {
  readonly id: string;
  readonly state: 'pending' | 'posted' | 'released' | 'expired';
}

export interface TrialBalance {
  readonly asOf: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly kind: 'asset' | 'liability' | 'income' | 'expense';
    readonly debit: WireMoney;
    readonly credit: WireMoney;
    readonly balance: WireMoney;
    /** What holds would add; absent where there is none. */
    readonly pending?: { readonly debit: WireMoney; readonly credit: WireMoney };
  }[];
  readonly balanced: boolean;
}

export interface JournalCheck {
  readonly entries: number;
  readonly seals: number;
  /** The hash of the last seal: kept elsewhere, it proves what the journal was. */
  readonly head: string;
  /** Every entry is as it was when it was sealed. */
  readonly intact: boolean;
  /** The first seal that does not fit, and where in the journal its entries lie. */
  readonly broken: { readonly seal: number; readonly from: string; readonly through: string } | null;
  /** Debits equal credits, and the balances kept for each day are those of the journal. */
  readonly balanced: boolean;
}

/** What a check found, when and for whom. */
export interface KeptJournalCheck extends JournalCheck {
  readonly checkedAt: string;
  readonly checkedBy: string;
}

/** The general ledger, for services that move money and staff who answer for the books. */
export interface LedgerOperations {
  /** Books every posting or none. A posting that is in the books with the same body is left and answered as `replayed`. */
  readonly postToLedger: Operation<
    { readonly postings: readonly LedgerPosting[] },
    { readonly postings: readonly { readonly id: string; readonly replayed: boolean }[] }
  >;
  readonly holdInLedger: Operation<LedgerPosting & { readonly expiresAt: string }, LedgerHold>;
  /** Posts a hold or lets it go; the same again answers the same. */
  readonly endHold: Operation<{ readonly holdId: string; readonly outcome: 'posted' | 'released' }, LedgerHold>;
  /** As of a business date, as known at a moment; all that is known unless told. */
  readonly trialBalance: Operation<{ readonly asOf?: string; readonly knownAt?: string }, TrialBalance>;
  /** What each account was debited and credited on each business date of a span, as CSV. */
  readonly exportLedger: Operation<{ readonly from: string; readonly through: string }, FileAnswer>;
  /** Seals what is not sealed yet, then takes every seal again. What it finds is kept. */
  readonly verifyLedger: Operation<Record<string, never>, JournalCheck>;
  /** What the last check found; null before the first. */
  readonly lastLedgerCheck: Operation<Record<string, never>, { readonly check: KeptJournalCheck | null }>;
}
