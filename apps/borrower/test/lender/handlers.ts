import type { ApplicationsClient } from '@lendline/applications/contract';
import type { ConsentsClient } from '@lendline/consents/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { PaymentsClient } from '@lendline/payments/contract';
import type { RecordsClient } from '@lendline/records/contract';
import type { Handling } from './answers.ts';
import { applicationsOf } from './applications.ts';
import { consentsOf } from './consents.ts';
import type { Lender } from './lender.ts';
import { linesOf } from './lines.ts';
import { loansOf } from './loans.ts';
import { paymentsOf } from './payments.ts';
import { recordsOf } from './records.ts';

/** What the made-up lender answers, slice by slice. */
export interface Handlers {
  readonly lines: Handling<LinesClient>;
  readonly consents: Handling<ConsentsClient>;
  readonly records: Handling<RecordsClient>;
  readonly applications: Handling<ApplicationsClient>;
  readonly loans: Handling<LoansClient>;
  readonly payments: Handling<PaymentsClient>;
}

export function handlersOf(lender: Lender): Handlers {
  return {
    lines: linesOf(lender),
    consents: consentsOf(lender),
    records: recordsOf(lender),
    applications: applicationsOf(lender),
    loans: loansOf(lender),
    payments: paymentsOf(lender),
  };
}
