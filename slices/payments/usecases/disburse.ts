import type { Context, Problem, Result, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Payment } from '../contract.ts';
import { problem } from '../problems.ts';
import { refusePayout } from '../rules/payout.ts';
import { createPayment } from './create-payment.ts';
import type { PaymentsParts } from './parts.ts';

export interface Disburse {
  readonly loanId: string;
  readonly lineId: LineId;
  readonly amount: WireMoney;
  readonly simulatedModel: boolean;
  readonly attempt?: number;
}

/** Pays a loan out, once. Real money leaves only under a licence and on a model of real data. */
export async function disburse(
  parts: PaymentsParts,
  context: Context,
  { simulatedModel, attempt = 1, ...order }: Disburse,
): Promise<Result<Payment, Problem>> {
  const { licence, pack } = parts;
  const { simulated: simulatedRail } = parts.rails.payout;
  const refused = refusePayout({ simulatedRail, simulatedModel, licence }, pack);
  if (refused) {
    await parts.database.transaction(context, (tx) =>
      tx.audit({ action: 'disburse', subject: order.loanId, outcome: 'refused', reason: refused }),
    );
    return problem(`payments.${refused}`);
  }
  return createPayment(parts, context, { ...order, direction: 'disbursement', key: `attempt-${attempt}` });
}
