import type { LineChecked } from '@lendline/lines/contract';
import type { LoanEvent } from '@lendline/loans/contract';
import type { Subscription } from '@lendline/platform';
import type { ApplicationId } from '../contract.ts';
import { stateAfter, type Step } from '../rules/lifecycle.ts';
import { decidingOfLine, lockApplication, updateApplication } from '../store/applications.ts';
import type { ApplicationsTables } from '../store/tables.ts';
import { takeStep, type Tx } from './take-step.ts';

/** What happens elsewhere and moves an application on. */
export const subscriptions: readonly Subscription<ApplicationsTables>[] = [
  { producer: 'lines', type: 'lines.checked', handle: (tx, { data }) => noteIdentity(tx, data as LineChecked) },
  { producer: 'loans', type: 'loans.activated', handle: (tx, { data }) => follow(tx, data as LoanEvent, 'activate') },
  { producer: 'loans', type: 'loans.cancelled', handle: (tx, { data }) => follow(tx, data as LoanEvent, 'call-off') },
];

/** The carrier has answered about a line whose application is being decided: the live status shows it. */
async function noteIdentity(tx: Tx, { lineId }: LineChecked): Promise<void> {
  const row = await decidingOfLine(tx, lineId);
  if (!row || row.progress.includes('identity')) return;
  await updateApplication(tx, row.id, { progress: [...row.progress, 'identity'] });
}

async function follow(tx: Tx, { applicationId, loanId }: LoanEvent, step: Step): Promise<void> {
  const row = await lockApplication(tx, applicationId as ApplicationId);
  if (row && stateAfter(row.state, step) !== null) await takeStep(tx, row, { step, patch: { loan_id: loanId } });
}
