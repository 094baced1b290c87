import { components, directions, futureRules } from '@lendline/credit';
import { dateText, idOf, localText, wireMoney, z } from '@lendline/platform';

const whole = z.number().int();
export const loanState = z.enum([
  'approved',
  'disbursing',
  'active',
  'overdue',
  'closed',
  'cancelled',
  'charged-off',
  'written-off',
]);
const apr = z.object({ nominal_ppm: whole, effective_ppm: whole });

const instalment = z.object({
  n: whole,
  due: dateText,
  principal: wireMoney,
  interest: wireMoney,
  fees: wireMoney,
  penalties: wireMoney,
  dueTotal: wireMoney,
  paid: wireMoney,
  outstanding: wireMoney,
  balance: wireMoney,
  paidOn: dateText.nullable(),
  state: z.enum(['open', 'due', 'overdue', 'paid']),
});

const order = z.array(z.enum(components));
const bucketRule = z.object({ pastDue: order, due: order, inAdvance: order, future: z.enum(futureRules) });
const allocation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oldest_first'), order }),
  z.object({ kind: z.literal('due_first'), due: order, inAdvance: order }),
  z.object({
    kind: z.literal('by_bucket'),
    direction: z.enum(directions),
    rules: z.object({
      other: bucketRule,
      repayment: bucketRule.exactOptional(),
      down_payment: bucketRule.exactOptional(),
      goodwill_credit: bucketRule.exactOptional(),
      merchant_refund: bucketRule.exactOptional(),
      payout_refund: bucketRule.exactOptional(),
    }),
  }),
]);

/** What an agreement says of servicing its loan. */
export const agreedServicing = z.object({
  allocation,
  lateFee: z.object({ share_ppm: whole, from_dpd: whole }).nullable(),
});

/** A loan with its schedule, as every operation answers it. */
export const loanSchema = z.object({
  id: idOf('loan'),
  lineId: idOf('line'),
  applicationId: z.string(),
  state: loanState,
  principal: wireMoney,
  rate_ppm: whole,
  apr,
  disbursedOn: dateText.nullable(),
  maturesOn: dateText.nullable(),
  closedOn: dateText.nullable(),
  outstanding: wireMoney,
  payoff: wireMoney,
  creditBalance: wireMoney,
  dpd: whole,
  bucket: z.string(),
  worstDpd: whole,
  nextInstalment: instalment.nullable(),
  instalments: z.array(instalment),
  servicing: agreedServicing.extend({
    inWords: z.object({ allocation: localText, lateFee: localText }),
    collectOn_d: z.array(whole),
  }),
  payoutProblem: z.string().exactOptional(),
});

export const loanEventKinds = z.enum([
  'disbursement',
  'repayment',
  'reversal',
  'waiver',
  'charge',
  'goodwill-credit',
  'chargeback',
  'refund',
  'charge-off',
  'write-off',
  're-age',
  're-amortise',
  'reschedule',
  'interest-pause',
  'delinquency-pause',
  'withdrawal',
]);
