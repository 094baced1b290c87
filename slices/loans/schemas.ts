import { menuCellSchema } from '@lendline/decisions/schemas';
import { dateText, idOf, instantText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import { closingSchemas } from './closing-schemas.ts';
import type { LoansClient } from './contract.ts';
import { creditLineSchemas } from './credit-line-schemas.ts';
import { agreedServicing, loanSchema, loanState } from './loan-schemas.ts';
import { ledgerSchemas } from './ledger-schemas.ts';
import { servicingSchemas } from './servicing-schemas.ts';

const whole = z.number().int();

const loanRow = z.object({
  id: idOf('loan'),
  lineId: idOf('line'),
  state: loanState,
  principal: wireMoney,
  outstanding: wireMoney,
  dpd: whole,
  bucket: z.string(),
  disbursedOn: dateText.nullable(),
  nextDue: dateText.nullable(),
});

const receipts = z.object({
  receipts: z.array(
    z.object({
      id: z.string(),
      loanId: idOf('loan'),
      paymentId: z.string(),
      amount: wireMoney,
      receivedAt: instantText,
      allocation: z.object({
        penalties: wireMoney,
        fees: wireMoney,
        interest: wireMoney,
        principal: wireMoney,
        overpaid: wireMoney,
      }),
      outstandingAfter: wireMoney,
      reversedOn: dateText.nullable(),
    }),
  ),
});

const entries = z.object({
  entries: z.array(
    z.object({
      postingId: z.string(),
      bookedOn: dateText,
      recordedAt: instantText,
      kind: z.string(),
      debit: z.string(),
      credit: z.string(),
      amount: wireMoney,
    }),
  ),
});

const ownBook = z.object({
  lineId: idOf('line'),
  openLoans: whole,
  outstanding: wireMoney,
  monthlyInstalments: wireMoney,
  loansTaken: whole,
  loansRepaid: whole,
  worstDpd: whole,
  worstDpdLastLoan: whole,
  currentDpd: whole,
  lastLimit: wireMoney.nullable(),
  lastRaiseOn: dateText.nullable(),
  loansLast30Days: whole,
  lastClosedOn: dateText.nullable(),
});

const portfolio = z.object({
  asOf: dateText,
  loans: whole,
  active: whole,
  outstanding: wireMoney,
  overdue: wireMoney,
  interestEarned: wireMoney,
  buckets: z.array(z.object({ bucket: z.string(), loans: whole, outstanding: wireMoney })),
  months: z.array(
    z.object({
      month: z.string(),
      disbursed: wireMoney,
      loans: whole,
      repaid: wireMoney,
      outstanding: wireMoney,
      ever30_ppm: whole,
      ever90_ppm: whole,
    }),
  ),
});

const one = z.object({ loanId: idOf('loan') });

export const loansSchemas: SchemasOf<LoansClient> = {
  ...creditLineSchemas,
  ...ledgerSchemas,
  ...servicingSchemas,
  ...closingSchemas,
  open: {
    input: z.object({
      applicationId: z.string().min(1),
      lineId: idOf('line'),
      cell: menuCellSchema,
      agreementHash: z.string().min(1),
      simulatedModel: z.boolean(),
      limit: wireMoney.exactOptional(),
      creditLineId: idOf('creditline').exactOptional(),
      servicing: agreedServicing.exactOptional(),
    }),
    output: loanSchema,
  },
  cancel: { input: one, output: loanSchema },
  repay: {
    input: one.extend({ amount: wireMoney, rail: z.string().max(40).exactOptional() }),
    output: z.object({ paymentId: z.string(), state: z.string() }),
  },
  listMine: { input: nothing, output: z.object({ loans: z.array(loanSchema) }) },
  getMine: { input: one, output: loanSchema },
  listMyReceipts: { input: one, output: receipts },
  ownBook: { input: z.object({ lineId: idOf('line') }), output: ownBook },
  list: {
    input: z.object({
      state: z.enum([...loanState.options, 'all']).exactOptional(),
      // A query holds texts.
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
      before: idOf('loan').exactOptional(),
    }),
    output: z.object({ loans: z.array(loanRow), next: z.string().nullable() }),
  },
  get: { input: one, output: loanSchema },
  listReceipts: { input: one, output: receipts },
  listEntries: { input: one, output: entries },
  portfolio: { input: nothing, output: portfolio },
};
