import { localText, z } from '@lendline/platform';

export const outcome = z.enum(['approve', 'decline', 'refer']);

export const traceStep = z.object({
  step: z.string(),
  verdict: z.string(),
  text: localText,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  rules: z.array(z.object({ rule: z.string(), outcome: z.string(), text: localText })),
});
