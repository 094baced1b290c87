import type { Context } from '@lendline/kernel';
import { asService, type EventEnvelope, type SliceTransaction, type Subscription } from '@lendline/platform';
import type { LoanEvent, LoanId } from '../contract.ts';
import type { LoansTables } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';

/** Hears when there is no instalment any more that a mandate was given for: all is paid, or the borrower has withdrawn. */
export const hearWhatEndsMandates: readonly Subscription<LoansTables>[] = [
  { producer: 'loans', type: 'loans.closed', handle: enqueueEnd },
  {
    producer: 'loans',
    type: 'loans.changed',
    handle: async (tx, event) => {
      const { change } = event.data as LoanEvent & { readonly change: string };
      if (change === 'withdrawal') await enqueueEnd(tx, event);
    },
  },
];

async function enqueueEnd(tx: SliceTransaction<LoansTables>, { data }: EventEnvelope): Promise<void> {
  const { loanId } = data as LoanEvent;
  await tx.enqueue({ task: 'end-mandates', payload: { loanId }, key: `end-mandates/${loanId}` });
}

/** Ends what stands of a loan's mandates. Throws while one could not be ended: the job tries again. */
export async function endMandates(parts: LoansParts, context: Context, loanId: LoanId): Promise<void> {
  const service = asService(context, 'loans');
  const known = await parts.payments.listMandates(service, { loanId });
  if (!known.ok) throw new Error(`the mandates of a loan could not be read: ${known.error.code}`);
  for (const { id, state } of known.value.mandates) {
    if (state !== 'asked' && state !== 'active') continue;
    const ended = await parts.payments.endMandate(service, { mandateId: id });
    if (!ended.ok) throw new Error(`a mandate could not be ended: ${ended.error.code}`);
  }
}
