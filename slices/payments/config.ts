import { privateKeyText, webhookSecrets, z } from '@lendline/platform';
import { licences } from '@lendline/strategy';

/** `LENDLINE_PAYMENTS_*`. */
export const paymentsConfig = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** `sandbox` is play money; every other rail is real. There is no default: real money must not pass for play. */
  rail: z.enum(['sandbox', 'gsma-mobile-money'], 'expected sandbox (play money) or gsma-mobile-money (real money)'),
  /** The licence that the lender holds, as the pack names it. Without one no real rail pays out. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
  walletUrl: z.url('expected the address of the wallet operator, such as https://wallet.example'),
  walletClientId: z.string('expected the client id that the wallet operator gave'),
  /** Our private key, a JWK as JSON; the operator has the public half. */
  walletKey: privateKeyText,
  /** Two while the operator changes from one to the other. */
  walletCallbackSecret: webhookSecrets,
  walletTimeoutMs: z.coerce.number().int().min(100).default(8000),
  /** Seconds for which collections wait for one another to go as one batch; 0: each goes alone. */
  walletBatchSeconds: z.coerce.number().int().min(0).max(86_400).default(0),
  /** By which rail loans are paid out. */
  payoutBy: z.enum(['wallet', 'bank']).default('wallet'),
  /** The bank of our account, where one is used: an address that takes files, or a folder that its transfer program empties. */
  bankUrl: z.url('expected the address of the bank, such as https://bank.example').optional(),
  bankFolder: z.string().optional(),
  /** Our name and account as the bank has them: an IBAN, or the bank's own number. */
  bankName: z.string().max(140).default(''),
  bankAccount: z.string().max(34).default(''),
  bankBic: z
    .string()
    .regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'expected a BIC of 8 or 11 characters')
    .optional(),
  /** `latin`: the bank takes only the SWIFT character set. */
  bankCharacters: z.enum(['any', 'latin']).default('any'),
  /** Seconds for which payments wait for one another to go as one file. */
  bankBatchSeconds: z.coerce.number().int().min(1).max(86_400).default(60),
  /** The carrier that charges repayments to the phone bill, where one is used. */
  billingUrl: z.url('expected the address of the carrier, such as https://carrier.example').optional(),
  billingText: z.string().min(1).max(60).default('Loan repayment'),
  /** Lets the carrier tell of charges as they happen; without it they are asked about. Two while one replaces the other. */
  billingCallbackSecret: webhookSecrets.optional(),
  /** Root of this server as the rail reaches it. */
  callbackUrl: z.url('expected the address under which the wallet operator reaches this server'),
});

export type PaymentsConfig = z.infer<typeof paymentsConfig>;
