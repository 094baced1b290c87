import type { LocalText } from '@lendline/kernel';
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
  { producer: 'loans', type: 'loans.payout-failed', handle: (tx, { data }) => holdAgain(tx, data as LoanEvent) },
  { producer: 'loans', type: 'loans.cancelled', handle: (tx, { data }) => follow(tx, data as LoanEvent, 'call-off') },
];

/** The carrier has answered about a line whose application is being decided: the live status shows it. */
async function noteIdentity(tx: Tx, { lineId }: LineChecked): Promise<void> {
  const row = await decidingOfLine(tx, lineId);
  if (!row || row.progress.includes('identity')) return;
  await updateApplication(tx, row.id, { progress: [...row.progress, 'identity'] });
}

/** A payout that surely did not happen is held, so that people look before it is tried again. */
async function holdAgain(tx: Tx, { applicationId, loanId }: LoanEvent): Promise<void> {
  const row = await lockApplication(tx, applicationId as ApplicationId);
  if (!row || stateAfter(row.state, 'hold') === null) return;
  const held_at = tx.context.now();
  const patch = { loan_id: loanId, hold: payoutFailed, held_at, proved_again_at: null, released_at: null };
  await takeStep(tx, row, { step: 'hold', patch });
}

const payoutFailed: LocalText = {
  'zh-CN': '款项没有转出，您没有产生任何费用。工作人员会核对后重新放款，也可以取消。',
  en: 'The money did not leave and nothing is owed. A person will check and pay it out again, or you can cancel.',
};

async function follow(tx: Tx, { applicationId, loanId }: LoanEvent, step: Step): Promise<void> {
  const row = await lockApplication(tx, applicationId as ApplicationId);
  if (row && stateAfter(row.state, step) !== null) await takeStep(tx, row, { step, patch: { loan_id: loanId } });
}
