import { type Context, toWire, money, type WireMoney } from '@lendline/kernel';
import type { Mandate } from '@lendline/payments/contract';
import { asService, type Subscription } from '@lendline/platform';
import type { InstalmentNears, LoanId } from '../contract.ts';
import { outstandingOf } from '../rules/instalment.ts';
import type { LoansTables } from '../store/tables.ts';
import { askRepayment } from './ask-repayment.ts';
import { loadLoan } from './get-loan.ts';
import { type LoansParts, todayOf } from './parts.ts';

/** The instalment of a loan that is to be collected, and what makes the collection once. */
export interface DueInstalment {
  readonly loanId: LoanId;
  readonly n: number;
  readonly key: string;
}

/**
 * Hears which instalments fall due, or are late by one of the pack's days of collection; a job collects, because a mandate is
 * asked for at another slice.
 */
export function hearWhatFallsDue({ pack }: Pick<LoansParts, 'pack'>): Subscription<LoansTables> {
  const tries_d = pack.servicing.collectOn_d ?? [];
  return {
    producer: 'loans',
    type: 'loans.instalment-nears',
    handle: async (tx, { data }) => {
      const { loanId, n, due, offsetDays } = data as InstalmentNears;
      if (!tries_d.includes(offsetDays)) return;
      const key = `due/${loanId}/${due}/${offsetDays}`;
      await tx.enqueue({ task: 'collect-due', payload: { loanId, n, key } satisfies DueInstalment, key });
    },
  };
}

/**
 * Collects what is open of an instalment under the loan's mandate, up to its limit; nothing where there is no mandate, or
 * where what is owed is being paid already.
 */
export async function collectDue(
  parts: LoansParts,
  context: Context,
  { loanId, n, key }: DueInstalment,
): Promise<void> {
  const loan = await loadLoan(parts, context, loanId);
  const instalment = loan?.instalments.find((one) => one.n === n);
  const open = instalment ? outstandingOf(instalment) : 0n;
  if (!loan || open <= 0n) return;
  const known = await parts.payments.listMandates(asService(context, 'loans'), { loanId });
  if (!known.ok) throw new Error(`the mandates of a loan could not be read: ${known.error.code}`);
  const today = todayOf(parts, context).toString();
  const mandate = known.value.mandates.find((one) => covers(one, today));
  if (!mandate) return;
  const amount = atMost(toWire(money(open, loan.row.currency)), mandate.limit);
  const asked = await askRepayment(parts, context, { loanId, amount, rail: mandate.rail, key });
  if (asked.ok) return;
  if (asked.error.status >= 500) throw new Error(`an instalment could not be collected: ${asked.error.code}`);
  await parts.database.transaction(context, (tx) =>
    tx.audit({ action: 'collect-due', subject: loanId, outcome: 'refused', reason: asked.error.code }),
  );
}

function covers({ state, startsOn, endsOn }: Mandate, today: string): boolean {
  return state === 'active' && startsOn <= today && today <= endsOn;
}

function atMost(amount: WireMoney, limit: WireMoney): WireMoney {
  return BigInt(amount.amount) > BigInt(limit.amount) ? limit : amount;
}
