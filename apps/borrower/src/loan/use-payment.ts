import type { LoanId } from '@lendline/loans/contract';
import type { Payment, PaymentId } from '@lendline/payments/contract';
import type { Problem } from '@lendline/kernel';
import { useEffect, useState } from 'preact/hooks';
import { loans } from '../api/loans.ts';
import { payments } from '../api/payments.ts';

export interface FollowedPayment {
  /** Null until first heard of. */
  readonly payment: Payment | null;
  /** It is among the receipts of its loan: money arrives a moment before the loan has heard of it. */
  readonly isCounted: boolean;
  readonly problem: Problem | null;
}

const every_ms = 1000;
const nothingYet: FollowedPayment = { payment: null, isCounted: false, problem: null };

/** A payment, asked after until it has failed or its loan has counted it. */
export function usePayment(paymentId: string): FollowedPayment {
  const [followed, setFollowed] = useState(nothingYet);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const ask = async (): Promise<void> => {
      const heard = await look(paymentId);
      if (stopped) return;
      setFollowed((before) => ({ ...heard, payment: heard.payment ?? before.payment }));
      if (!heard.isCounted && heard.payment?.state !== 'failed') timer = setTimeout(() => void ask(), every_ms);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [paymentId]);
  return followed;
}

async function look(paymentId: string): Promise<FollowedPayment> {
  const payment = await payments.getMine({ paymentId: paymentId as PaymentId });
  if (!payment.ok) return { ...nothingYet, problem: payment.error };
  if (payment.value.state !== 'succeeded') return { ...nothingYet, payment: payment.value };
  const receipts = await loans.listMyReceipts({ loanId: payment.value.loanId as LoanId });
  if (!receipts.ok) return { payment: payment.value, isCounted: false, problem: receipts.error };
  const isCounted = receipts.value.receipts.some((receipt) => receipt.paymentId === paymentId);
  return { payment: payment.value, isCounted, problem: null };
}
