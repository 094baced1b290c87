import type { Loan } from '@lendline/loans/contract';
import type { WireMoney } from '@lendline/kernel';
import { sumOf } from '../parts/wire-money.ts';

export interface DueNow {
  readonly amount: WireMoney;
  /** The oldest day that something fell or falls due. */
  readonly due: string;
}

/** What has fallen due and is unpaid, all of it together; else the next instalment. Null when nothing is left. */
export function dueNow({ instalments, nextInstalment }: Pick<Loan, 'instalments' | 'nextInstalment'>): DueNow | null {
  const [first, ...others] = instalments.filter(({ state }) => state === 'overdue' || state === 'due');
  if (first) {
    const parts = others.map(({ outstanding }) => outstanding);
    return { amount: sumOf([first.outstanding, ...parts]), due: first.due };
  }
  return nextInstalment === null ? null : { amount: nextInstalment.outstanding, due: nextInstalment.due };
}
