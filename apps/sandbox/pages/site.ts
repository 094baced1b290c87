import type { World } from '@lendline/world';
import type { Hono } from 'hono';
import type { BankFiles } from '../bank-files/bank-files.ts';
import type { BankConsents } from '../bank/consents.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Log } from '../log.ts';
import type { ClientRegistry } from '../oauth/clients.ts';
import type { MobileSessions } from '../oauth/mobile-sessions.ts';
import type { Personas } from '../personas.ts';
import type { Staged } from '../staged.ts';
import type { RecordFiles } from '../record-files.ts';
import type { Messages } from '../sms/messages.ts';
import type { PaymentCompany } from '../partner/payment-company.ts';
import type { Accounts } from '../wallet/accounts.ts';
import type { Ledger } from '../wallet/ledger.ts';
import type { Mandates } from '../wallet/mandates.ts';
import type { Transactions } from '../wallet/transactions.ts';

/** The day of the lender's next instalment, for the button that moves there; null when nothing is due. */
export type NextDueDate = () => Promise<Temporal.PlainDate | null>;

/** What the pages show. */
export interface Site {
  readonly world: World;
  readonly zone: string;
  readonly clock: MovableClock;
  readonly faults: FaultSwitches;
  readonly messages: Messages;
  readonly clients: ClientRegistry;
  readonly mandates: Mandates;
  readonly transactions: Transactions;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly bankConsents: BankConsents;
  readonly bankFiles: BankFiles;
  readonly company: PaymentCompany | null;
  readonly personas: Personas;
  readonly staged: Staged;
  readonly sessions: MobileSessions;
  readonly files: RecordFiles;
  readonly log: Log;
  readonly nextDueDate: NextDueDate | undefined;
  readonly lender: { readonly borrower: string; readonly console: string } | undefined;
}

export type Pages = (app: Hono, site: Site) => void;

/** `2026-03-05 14:02` in the country's zone: the same everywhere, whatever zone the reader is in. */
export function localTime(site: Site, instant: Temporal.Instant): string {
  const there = instant.toZonedDateTimeISO(site.zone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
