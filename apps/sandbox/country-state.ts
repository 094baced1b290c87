import type { PhoneNumber } from '@lendline/kernel';
import type { World } from '@lendline/world';
import { type BankFiles, createBankFiles } from './bank-files/bank-files.ts';
import { type BankConsents, createBankConsents } from './bank/consents.ts';
import { type Callbacks, createCallbacks } from './callbacks/callbacks.ts';
import { createOneTimePasswords, type OneTimePasswords, usualLimits } from './camara/one-time-passwords.ts';
import { billingEvents } from './camara/billing-events.ts';
import { createPhoneBills, type PhoneBills } from './camara/phone-bills.ts';
import { createFaultSwitches, type FaultSwitches } from './faults.ts';
import { silentLog } from './log.ts';
import { type ClientRegistry, createClientRegistry } from './oauth/clients.ts';
import { createMobileSessions, type MobileSessions } from './oauth/mobile-sessions.ts';
import { createMovements, type Movements } from './movements.ts';
import { createPaymentCompany, type PaymentCompany } from './partner/payment-company.ts';
import { createShares } from './partner/shares.ts';
import { createPersonas, type Personas } from './personas.ts';
import { type RecordFiles, recordFiles } from './record-files.ts';
import type { SandboxOptions, Timing } from './options.ts';
import { createStaged, type Staged } from './staged.ts';
import { createSilence, type Silence } from './silence.ts';
import { createMessages, type Messages } from './sms/messages.ts';
import { createSnapshotFile, type SnapshotFile } from './state/snapshot.ts';
import { zoneOf } from './subscriber.ts';
import { type Accounts, createAccounts } from './wallet/accounts.ts';
import { type Batches, createBatches } from './wallet/batches.ts';
import { createLedger, type Ledger } from './wallet/ledger.ts';
import { createMandates, type Mandates } from './wallet/mandates.ts';
import { createSettlement, type Settlement } from './wallet/settlement.ts';
import { createTransactions, type Transactions } from './wallet/transactions.ts';

/** Everything in the country that changes, made once and shared by its doors and pages. */
export interface CountryState {
  readonly snapshot: SnapshotFile;
  readonly clients: ClientRegistry;
  readonly sessions: MobileSessions;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
  readonly messages: Messages;
  readonly passwords: OneTimePasswords;
  readonly callbacks: Callbacks;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly mandates: Mandates;
  readonly batches: Batches;
  readonly transactions: Transactions;
  readonly settlement: Settlement;
  readonly bankFiles: BankFiles;
  readonly bills: PhoneBills;
  readonly personas: Personas;
  readonly staged: Staged;
  readonly files: RecordFiles;
  readonly movements: Movements;
  readonly bankConsents: BankConsents;
  readonly company: PaymentCompany | null;
  /** A one-time code on its way to the phone. */
  readonly deliver: (phone: PhoneNumber, text: string) => void;
}

export function createCountryState(options: SandboxOptions, timing: Timing): CountryState {
  const { world, clock, log = silentLog } = options;
  const snapshot = createSnapshotFile({
    path: options.statePath,
    country: nameOf(world),
    parts: () =>
      [
        messages,
        ledger,
        mandates,
        batches,
        transactions,
        callbacks,
        personas,
        staged,
        bankConsents,
        shares,
        bankFiles,
        bills,
      ].map((part) => part.kept),
  });
  const { touch } = snapshot;
  const on = { clock, touch, zone: zoneOf(world) };
  const faults = createFaultSwitches(options.faults, options.chance);
  const [clients, messages] = [createClientRegistry(options.clients ?? []), createMessages(on)];
  const ledger = createLedger(on);
  const accounts = createAccounts({ world, clock, ledger });
  const mandates = createMandates(on);
  const [batches, transactions] = [createBatches(on), createTransactions({ ...on, ledger })];
  const callbacks = createCallbacks({ clients, clock, log, touch, retry_ms: timing.retry_ms });
  const personas = createPersonas(world, clock);
  const staged = createStaged(world, clock);
  const [bankConsents, shares] = [createBankConsents(on), createShares(touch)];
  const movements = createMovements({ world, clock, ledger });
  const bankFiles = createBankFiles({ ...on, ...timing, ledger, accounts, faults });
  const tell = billingEvents({ ...on, ...timing, callbacks });
  const bills = createPhoneBills({ ...on, ...timing, ledger, tell });
  const settlement = createSettlement({ ...timing, clock, accounts, transactions, callbacks });
  return {
    snapshot,
    clients,
    sessions: createMobileSessions(),
    faults,
    silence: createSilence(timing.silence_ms),
    messages,
    passwords: createOneTimePasswords({ ...usualLimits, ...options.otp }),
    callbacks,
    ledger,
    accounts,
    mandates,
    batches,
    transactions,
    settlement,
    bankFiles,
    bills,
    personas,
    staged,
    files: recordFiles(world),
    movements,
    bankConsents,
    company: companyOf(options, { currency: accounts.currency, movements, shares }),
    deliver: (phone, text) => {
      if (faults.deliversCode()) messages.receive({ phone, from: 'Lendline', text });
    },
  };
}

function nameOf({ options: { seed, country, people } }: World): string {
  return `${country}/${seed}/${people}`;
}

/** The company that sends payments by itself, where somebody has agreed on terms with it. */
function companyOf(
  { partner, world, clock }: SandboxOptions,
  parts: Pick<Parameters<typeof createPaymentCompany>[0], 'currency' | 'movements' | 'shares'>,
): PaymentCompany | null {
  return partner ? createPaymentCompany({ terms: partner, world, clock, ...parts }) : null;
}
