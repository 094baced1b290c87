import type { Clock } from '@lendline/kernel';
import type { LoansClient } from '@lendline/loans/contract';
import { newContext } from '@lendline/platform';

/** The first day on which an instalment of an open loan falls due; null when nothing is open. */
export async function nextDueDate(loans: LoansClient, clock: Clock): Promise<Temporal.PlainDate | null> {
  const actor = { kind: 'staff', id: 'staff_sandbox', permissions: ['loans.read'] } as const;
  const listed = await loans.list(newContext({ actor, clock }), { state: 'active', limit: 200 });
  if (!listed.ok) return null;
  const dues = listed.value.loans.flatMap(({ nextDue }) => (nextDue === null ? [] : [nextDue]));
  const first = dues.toSorted()[0];
  return first === undefined ? null : Temporal.PlainDate.from(first);
}
