import { type Context, dayIn } from '@lendline/kernel';
import type { PaymentsParts } from './parts.ts';

/** Today where the lender is: mandates and statements count days there. */
export function todayOf({ pack }: PaymentsParts, context: Context): Temporal.PlainDate {
  return dayIn(pack.zone, context.now());
}
