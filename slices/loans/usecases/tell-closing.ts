import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { InstalmentNears, LoanDefaulted, LoanId } from '../contract.ts';
import { type Ageing, type FallenLoan, instalmentsNear } from '../store/close-of-business.ts';
import type { LoansTables } from '../store/tables.ts';
import { type Books, wireOf } from './parts.ts';

type Tx = SliceTransaction<LoansTables>;

export async function tellWhatNears(parts: Books, tx: Tx, ageing: Ageing): Promise<void> {
  const offsets = parts.pack.contactCadence.sms.map(({ day }) => day);
  const near = await instalmentsNear(tx, { ...ageing, offsets });
  await tx.publishAll(
    near.map((one) => {
      const data: InstalmentNears = {
        loanId: one.loan_id as LoanId,
        lineId: one.line_id as LineId,
        n: one.n,
        due: one.due_on.toString(),
        offsetDays: one.offset_days,
        outstanding: wireOf(parts, one.outstanding),
      };
      return { type: 'loans.instalment-nears', version: 1, subject: one.loan_id, data };
    }),
  );
}

/** Tells of each loan that was never so late before. */
export async function tellDefaults(tx: Tx, fallen: readonly FallenLoan[]): Promise<void> {
  for (const { id, fallen_on } of fallen) {
    await tx.audit({ action: 'find-default', subject: id, outcome: 'done', details: { on: fallen_on.toString() } });
  }
  await tx.publishAll(
    fallen.map(({ id, line_id, application_id, fallen_on }) => {
      const data: LoanDefaulted = {
        loanId: id as LoanId,
        lineId: line_id as LineId,
        applicationId: application_id,
        on: fallen_on.toString(),
      };
      return { type: 'loans.defaulted', version: 1, subject: id, data };
    }),
  );
}
