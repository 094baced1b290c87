import { dateText, idOf, instantText, localText, type SchemasOf, wireMoney, z } from '@lendline/platform';
import { loanEventKinds, loanSchema } from './loan-schemas.ts';
import type { ServicingOperations } from './servicing-contract.ts';

const whole = z.number().int();
const count = whole.min(1).max(120);
const amount = { amount: wireMoney };

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('repayment'), ...amount }),
  z.object({ kind: z.literal('reversal'), eventId: idOf('event') }),
  z.object({ kind: z.literal('waiver'), component: z.enum(['interest', 'fee', 'penalty']), ...amount }),
  z.object({ kind: z.literal('charge'), penalty: z.boolean(), due: dateText, ...amount }),
  z.object({ kind: z.literal('goodwill-credit'), ...amount }),
  z.object({ kind: z.literal('chargeback'), ...amount }),
  z.object({ kind: z.literal('refund'), ...amount }),
  z.object({ kind: z.literal('charge-off'), fraud: z.boolean() }),
  z.object({ kind: z.literal('write-off') }),
  z.object({ kind: z.literal('re-age'), first: dateText, instalments: count }),
  z.object({ kind: z.literal('re-amortise') }),
  z.object({ kind: z.literal('reschedule'), first: dateText, extraInstalments: whole.min(0).max(60) }),
  z.object({ kind: z.literal('interest-pause'), until: dateText }),
  z.object({ kind: z.literal('delinquency-pause'), until: dateText }),
  z.object({ kind: z.literal('withdrawal') }),
]);

const one = z.object({ loanId: idOf('loan') });
const asked = one.extend({ change, on: dateText.exactOptional() });
const reason = z.string().trim().min(3).max(500);
const requestState = z.enum(['waiting', 'applied', 'refused', 'overtaken']);

const request = z.object({
  id: idOf('change'),
  loanId: idOf('loan'),
  change,
  on: dateText,
  reason: z.string(),
  state: requestState,
  askedBy: z.string(),
  askedAt: instantText,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  note: z.string().nullable(),
  eventId: idOf('event').nullable(),
});

const rates = z.object({
  nominal_ppm: whole,
  effective_ppm: whole,
  eu_ppm: whole,
  us_ppm: whole,
  cap_ppm: whole.nullable(),
  arithmetic: z.array(localText),
});

const preview = z.object({
  loan: loanSchema,
  rates: rates.nullable(),
  needsSecondPerson: z.boolean(),
  postings: z.array(z.object({ debit: z.string(), credit: z.string(), amount: wireMoney })),
});

const met = z.object({
  penalties: wireMoney,
  fees: wireMoney,
  interest: wireMoney,
  principal: wireMoney,
  overpaid: wireMoney,
});

const logEntry = z.object({
  id: idOf('event'),
  kind: loanEventKinds,
  on: dateText,
  enteredOn: dateText,
  recordedAt: instantText,
  madeBy: z.string(),
  approvedBy: z.string().nullable(),
  reason: z.string().nullable(),
  reverses: idOf('event').nullable(),
  reversedBy: idOf('event').nullable(),
  amount: wireMoney.nullable(),
  met: met.nullable(),
});

const { id, kind, on, enteredOn, reverses, reversedBy, amount: logged } = logEntry.shape;
const myEvent = z.object({
  id,
  kind,
  on,
  enteredOn,
  reverses,
  reversedBy,
  amount: logged,
  met: met.nullable(),
  about: z.enum(['interest', 'fee', 'penalty']).nullable(),
  day: dateText.nullable(),
});

const withdrawal = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    until: dateText,
    returnBy: dateText,
    toReturn: wireMoney,
    fallsAway: wireMoney,
  }),
  z.object({ state: z.literal('done'), returnBy: dateText, toReturn: wireMoney }),
  z.object({ state: z.literal('over'), until: dateText }),
]);

const refund = z.object({
  creditBalance: wireMoney,
  asked: z.object({ amount: wireMoney, at: instantText }).nullable(),
});

const quote = z.object({
  on: dateText,
  payoff: wireMoney,
  principal: wireMoney,
  interest: wireMoney,
  fees: wireMoney,
  penalties: wireMoney,
  interestSaved: wireMoney,
});

const delinquency = z.object({
  dpd: whole,
  bucket: z.string(),
  since: dateText.nullable(),
  instalments: z.array(z.object({ n: whole, dpd: whole, open: wireMoney })),
  pauses: z.array(z.object({ from: dateText, until: dateText })),
  history: z.array(z.object({ from: dateText, bucket: z.string() })),
});

const changed = z.object({ request, loan: loanSchema });
const onDay = one.extend({ on: dateText.exactOptional() });

export const servicingSchemas: SchemasOf<ServicingOperations> = {
  previewChange: { input: asked, output: preview },
  changeLoan: { input: asked.extend({ reason }), output: changed },
  decideChange: {
    input: z.object({ changeId: idOf('change'), approve: z.boolean(), note: reason }),
    output: changed,
  },
  listChanges: {
    input: z.object({ loanId: idOf('loan').exactOptional(), state: requestState.exactOptional() }),
    output: z.object({ requests: z.array(request) }),
  },
  listEvents: { input: one, output: z.object({ events: z.array(logEntry) }) },
  payoffQuote: { input: onDay, output: quote },
  myPayoffQuote: { input: onDay, output: quote },
  delinquency: { input: one, output: delinquency },
  listMyEvents: { input: one, output: z.object({ events: z.array(myEvent) }) },
  myWithdrawal: { input: one, output: withdrawal },
  withdraw: { input: one, output: loanSchema },
  myRefund: { input: one, output: refund },
  askRefund: { input: one, output: refund },
};
