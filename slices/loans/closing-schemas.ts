import { dateText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { ClosingOperations } from './closing-contract.ts';
import { closingSteps } from './rules/closing-steps.ts';

const steps = z.array(z.enum(closingSteps)).max(20);
const plan = z.object({ steps, lastClosed: dateText.nullable() });

export const closingSchemas: SchemasOf<ClosingOperations> = {
  closeOfBusiness: {
    input: z.object({ through: dateText.exactOptional() }),
    output: z.object({ ran: z.array(dateText), accrued: wireMoney, aged: z.number().int() }),
  },
  closingPlan: { input: nothing, output: plan },
  setClosingPlan: { input: z.object({ steps }), output: plan },
};
