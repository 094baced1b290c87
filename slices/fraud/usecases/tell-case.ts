import type { SliceTransaction } from '@lendline/platform';
import type { FraudCaseEvent } from '../contract.ts';
import { peopleOf } from '../store/cases.ts';
import type { CaseRow, FraudTables } from '../store/tables.ts';

type Tx = SliceTransaction<FraudTables>;

export interface Telling {
  readonly type: 'fraud.case-opened' | 'fraud.case-changed' | 'fraud.case-closed' | 'fraud.case-reopened';
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Audit and event of what happened to a case. */
export async function tellCase(tx: Tx, row: CaseRow, { type, action, details = {} }: Telling): Promise<void> {
  const lineIds = await peopleOf(tx, row.id);
  const data = { caseId: row.id, state: row.state, outcome: row.outcome, lineIds } satisfies FraudCaseEvent;
  await tx.audit({ action, subject: row.id, outcome: 'done', details: { state: row.state, ...details } });
  await tx.publish({ type, version: 1, subject: row.id, data });
}
