import { z } from 'zod';

export const bookingShape = z.object({
  clientId: z.string(),
  /** The bank's own name of the booking. */
  reference: z.string(),
  amount: z.string().regex(/^\d+$/),
  isIn: z.boolean(),
  /** It brings back money that went out before. */
  isReturn: z.boolean(),
  day: z.string(),
  endToEnd: z.string().nullable(),
  text: z.string(),
  party: z.string(),
  account: z.string(),
});

/** Money that moved on a lender's account at the bank. */
export type Booking = z.infer<typeof bookingShape>;
