import { dateText, fileAnswer, instantText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { LedgerOperations } from './ledger-contract.ts';
import { ledgerAccounts } from './rules/ledger-chart.ts';

const whole = z.number().int();
const account = z.enum(ledgerAccounts);
/** A name of the client's own; the lender's own postings have other names. */
const postingId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/);

const posting = z.object({
  id: postingId,
  bookedOn: dateText,
  movements: z
    .array(z.object({ debit: account, credit: account, amount: wireMoney }))
    .min(1)
    .max(100),
});

const trialBalance = z.object({
  asOf: dateText,
  accounts: z.array(
    z.object({
      account: z.string(),
      kind: z.enum(['asset', 'liability', 'income', 'expense']),
      debit: wireMoney,
      credit: wireMoney,
      balance: wireMoney,
      pending: z.object({ debit: wireMoney, credit: wireMoney }).exactOptional(),
    }),
  ),
  balanced: z.boolean(),
});

const hold = z.object({ id: z.string(), state: z.enum(['pending', 'posted', 'released', 'expired']) });

const journalCheck = z.object({
  entries: whole,
  seals: whole,
  head: z.string(),
  intact: z.boolean(),
  broken: z.object({ seal: whole, from: z.string(), through: z.string() }).nullable(),
  balanced: z.boolean(),
});

export const ledgerSchemas: SchemasOf<LedgerOperations> = {
  postToLedger: {
    input: z.object({ postings: z.array(posting).min(1).max(1000) }),
    output: z.object({ postings: z.array(z.object({ id: z.string(), replayed: z.boolean() })) }),
  },
  holdInLedger: { input: posting.extend({ expiresAt: instantText }), output: hold },
  endHold: { input: z.object({ holdId: postingId, outcome: z.enum(['posted', 'released']) }), output: hold },
  trialBalance: {
    input: z.object({ asOf: dateText.exactOptional(), knownAt: instantText.exactOptional() }),
    output: trialBalance,
  },
  exportLedger: { input: z.object({ from: dateText, through: dateText }), output: fileAnswer },
  verifyLedger: { input: nothing, output: journalCheck },
  lastLedgerCheck: {
    input: nothing,
    output: z.object({ check: journalCheck.extend({ checkedAt: instantText, checkedBy: z.string() }).nullable() }),
  },
};
