import { type Context, dayIn, money, toWire, type WireMoney } from '@lendline/kernel';
import type { PaymentsClient } from '@lendline/payments/contract';
import type { SliceDatabase } from '@lendline/platform';
import type { Licence, Pack } from '@lendline/strategy';
import type { LoansTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface LoansParts {
  readonly database: SliceDatabase<LoansTables>;
  readonly payments: Pick<PaymentsClient, 'disburse' | 'collect' | 'listOfLoan' | 'listMandates' | 'endMandate'>;
  readonly pack: Pack;
  /** The licence on record, which says which cap binds a drawdown. */
  readonly licence: Licence | 'unknown';
  /** How long after the payout a borrower may withdraw, and has then to return the money. */
  readonly withdrawal: { readonly withdrawWithin_d: number; readonly returnWithin_d: number };
}

/** What the books need: closing a day and posting call no other slice. */
export type Books = Pick<LoansParts, 'database' | 'pack'>;

/** The lender's calendar day. */
export function todayOf({ pack }: Pick<LoansParts, 'pack'>, context: Context): Temporal.PlainDate {
  return dayIn(pack.zone, context.now());
}

/** Minor units of the lender's currency, as they leave the slice. */
export function wireOf({ pack }: Pick<LoansParts, 'pack'>, amount: bigint): WireMoney {
  return toWire(money(amount, pack.currency));
}
