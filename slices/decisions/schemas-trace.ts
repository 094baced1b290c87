import { localText, wireMoney, z } from '@lendline/platform';

export const outcome = z.enum(['approve', 'decline', 'refer']);

export const traceStep = z.object({
  step: z.string(),
  verdict: z.string(),
  text: localText,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  rules: z.array(z.object({ rule: z.string(), outcome: z.string(), text: localText })),
});

export const decisionReason = z.object({ code: z.string(), borrowerText: localText, staffText: localText });

const ppm = z.number().int();

export const menuCellSchema = z.object({
  amount: wireMoney,
  instalments: z.number().int(),
  every: z.object({ count: z.number().int(), unit: z.enum(['days', 'weeks', 'months']) }),
  rate_ppm: ppm,
  fee_ppm: ppm,
  duty_ppm: ppm,
  pd: z.number(),
  breakEven_ppm: ppm,
  cap_ppm: ppm,
  apr: z.object({ nominal_ppm: ppm, effective_ppm: ppm }),
  instalment: wireMoney,
  lastInstalment: wireMoney,
  totalRepayable: wireMoney,
});
