import { type Clock, dayIn, newId } from '@lendline/kernel';
import { z } from 'zod';
import { createDelays } from '../delays.ts';
import type { BankFault, FaultSwitches, StatementFault } from '../faults.ts';
import type { Kept } from '../state/snapshot.ts';
import type { Accounts } from '../wallet/accounts.ts';
import type { AccountId, Ledger } from '../wallet/ledger.ts';
import { type Booking, bookingShape } from './bookings.ts';
import { camtXml } from './camt-xml.ts';
import { type OrderStatus, pain002Xml } from './pain002-xml.ts';
import { type Instruction, readPain001, type TransferOrder } from './pain001.ts';

const fileShape = z.object({ clientId: z.string(), name: z.string(), text: z.string() });
type BankFile = z.infer<typeof fileShape>;

/** A bank that speaks in files: it takes credit transfers, reports on them, and tells what moved on a lender's account. */
export interface BankFiles {
  /** `same`: it has this file already. `other`: a file of this name with another text. */
  take(file: BankFile, fault: BankFault): 'taken' | 'same' | 'other';
  has(clientId: string, name: string): boolean;
  /** Names of what waits for a lender, in the order in which it was made. */
  names(clientId: string): readonly string[];
  read(clientId: string, name: string): string | undefined;
  acknowledge(clientId: string, name: string): void;
  /** A person pays into a lender's account by themselves; false when they hold too little. */
  receive(from: {
    readonly clientId: string;
    readonly index: number;
    readonly amount: bigint;
    readonly text: string;
  }): boolean;
  /** Makes the statement of a day's bookings for every lender that has some; what was told as a notification is in it again. */
  closeDay(day: Temporal.PlainDate): void;
  readonly stop: () => void;
  readonly kept: Kept;
}

interface BankOptions {
  readonly clock: Clock;
  readonly zone: string;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly faults: FaultSwitches;
  readonly settle_ms: number;
  readonly touch: () => void;
}

interface BankState {
  readonly taken: Map<string, BankFile>;
  readonly waiting: BankFile[];
  readonly bookings: Booking[];
  messages: number;
}

export function createBankFiles(options: BankOptions): BankFiles {
  const state: BankState = { taken: new Map(), waiting: [], bookings: [], messages: 0 };
  const delays = createDelays();
  const keyOf = ({ clientId, name }: Pick<BankFile, 'clientId' | 'name'>): string => `${clientId} ${name}`;
  return {
    take: (file, fault) => {
      const known = state.taken.get(keyOf(file));
      if (known) return known.text === file.text ? 'same' : 'other';
      state.taken.set(keyOf(file), file);
      options.touch();
      void delays.after(options.settle_ms, () => {
        work({ ...options, state }, file, fault);
        return Promise.resolve();
      });
      return 'taken';
    },
    has: (clientId, name) => state.taken.has(keyOf({ clientId, name })),
    names: (clientId) => state.waiting.filter((file) => file.clientId === clientId).map(({ name }) => name),
    read: (clientId, name) => state.waiting.find((file) => file.clientId === clientId && file.name === name)?.text,
    acknowledge: (clientId, name) => {
      const at = state.waiting.findIndex((file) => file.clientId === clientId && file.name === name);
      if (at >= 0) state.waiting.splice(at, 1);
      options.touch();
    },
    receive: (from) => receive({ ...options, state }, from),
    closeDay: (day) => {
      for (const clientId of new Set(state.bookings.map((booking) => booking.clientId))) {
        const bookings = state.bookings.filter((one) => one.clientId === clientId && one.day === day.toString());
        if (bookings.length > 0) tell({ ...options, state }, { clientId, kind: '053', bookings });
      }
    },
    stop: delays.stop,
    kept: keptOf(state, keyOf),
  };
}

function keptOf(state: BankState, keyOf: (file: BankFile) => string): Kept {
  const shape = z.object({
    taken: z.array(fileShape),
    waiting: z.array(fileShape),
    bookings: z.array(bookingShape),
    messages: z.int(),
  });
  return {
    name: 'bank-files',
    save: () => ({ ...state, taken: [...state.taken.values()] }),
    load: (saved) => {
      const { taken, waiting, bookings, messages } = shape.parse(saved);
      for (const file of taken) state.taken.set(keyOf(file), file);
      state.waiting.push(...waiting);
      state.bookings.push(...bookings);
      state.messages = messages;
    },
  };
}

type Working = BankOptions & { readonly state: BankState };

/** What the bank makes of a file: reports, bookings and their notification, each wrong in the way of the fault. */
function work(bank: Working, { clientId, text }: BankFile, fault: BankFault): void {
  const instruction = readPain001(text, bank.accounts.currency);
  if (!instruction) {
    report(bank, clientId, {
      original: { messageId: 'UNREADABLE', instructionId: '' },
      group: { status: 'RJCT', reason: 'NARR' },
    });
    return;
  }
  const original = instruction;
  if (fault === 'rejects-file') {
    return report(bank, clientId, { original, group: { status: 'RJCT', reason: 'NARR' } });
  }
  const orders = instruction.orders.map((order) => pay(bank, clientId, { order, fault }));
  const first = orders.map(({ status }) => ({ ...namesOf(status), status: 'PDNG' as const }));
  const final = orders.map(({ status }) => status);
  if (fault === 'out-of-order') report(bank, clientId, { original, orders: final });
  if (fault !== 'no-status') report(bank, clientId, { original, group: { status: 'ACTC' }, orders: first });
  if (fault !== 'no-status' && fault !== 'out-of-order') report(bank, clientId, { original, orders: final });
  if (fault === 'status-twice') againUnderAnotherName(bank, clientId);
  const bookings = orders.flatMap(({ booked }) => booked);
  if (bookings.length > 0) tell(bank, { clientId, kind: '054', bookings });
}

function namesOf({ instructionId, endToEndId }: OrderStatus) {
  return { instructionId, endToEndId };
}

interface Paid {
  readonly status: OrderStatus;
  readonly booked: readonly Booking[];
}

function pay(bank: Working, clientId: string, { order, fault }: { order: TransferOrder; fault: BankFault }): Paid {
  const { instructionId, endToEndId, amount } = order;
  const rejected = (reason: string): Paid => ({
    status: { instructionId, endToEndId, status: 'RJCT', reason },
    booked: [],
  });
  if (fault === 'rejects-payment') return rejected('AC04');
  if (amount === null || amount <= 0n) return rejected('AM12');
  const payee = payeeOf(bank, order);
  if (!payee) return rejected('AC01');
  const from = bank.accounts.open(`bank:${clientId}`);
  const reference = newId('bank', bank.clock.now()).toUpperCase().replace('_', '');
  const moved = bank.ledger.transfer({ from, to: bank.accounts.open(payee), amount, reference, text: order.text });
  if (!moved) return rejected('AM04');
  const about = {
    clientId,
    amount,
    endToEnd: endToEndId,
    text: order.text,
    party: order.name,
    account: accountOf(payee),
  };
  const booked = [book(bank, { ...about, reference, isIn: false, isReturn: false })];
  if (fault === 'returned') {
    bank.ledger.transfer({ from: payee, to: from, amount, reference: `${reference}R`, text: 'returned' });
    booked.push(book(bank, { ...about, reference: `${reference}R`, isIn: true, isReturn: true }));
  }
  return { status: { instructionId, endToEndId, status: 'ACSC', reference }, booked };
}

/** By mobile number as proxy, else by the number of the account. */
function payeeOf({ accounts }: Working, { phone, account }: TransferOrder): AccountId | undefined {
  if (phone !== null) return accounts.walletOf({ key: 'msisdn', value: phone });
  const index = /^SIM(\d{10})$/.exec(account ?? '')?.[1];
  return index === undefined ? undefined : accounts.walletOf({ key: 'walletid', value: `w${Number(index)}` });
}

function accountOf(account: AccountId): string {
  return `SIM${account.replace('person:', '').padStart(10, '0')}`;
}

type NewBooking = Omit<Booking, 'amount' | 'day'> & { readonly amount: bigint };

function book({ state, clock, zone, touch }: Working, booking: NewBooking): Booking {
  const made = { ...booking, amount: String(booking.amount), day: dayIn(zone, clock.now()).toString() };
  state.bookings.push(made);
  touch();
  return made;
}

function receive(
  bank: Working,
  { clientId, index, amount, text }: { clientId: string; index: number; amount: bigint; text: string },
): boolean {
  const from = bank.accounts.open(`person:${index}`);
  const reference = newId('bank', bank.clock.now()).toUpperCase().replace('_', '');
  const to = bank.accounts.open(`bank:${clientId}`);
  if (!bank.ledger.transfer({ from, to, amount, reference, text })) return false;
  const party = bank.accounts.personOf(from)?.name ?? '';
  const about = { clientId, reference, amount, endToEnd: null, text, party, account: accountOf(from) };
  tell(bank, { clientId, kind: '054', bookings: [book(bank, { ...about, isIn: true, isReturn: false })] });
  return true;
}

function report(
  bank: Working,
  clientId: string,
  of: {
    readonly original: Pick<Instruction, 'messageId' | 'instructionId'>;
    readonly group?: { readonly status: 'ACTC' | 'RJCT'; readonly reason?: string };
    readonly orders?: readonly OrderStatus[];
  },
): void {
  const messageId = nextMessage(bank, 'ST');
  put(bank, {
    clientId,
    name: `pain002-${messageId}.xml`,
    text: pain002Xml({ orders: [], ...of, messageId, at: bank.clock.now() }),
  });
}

function tell(
  bank: Working,
  { clientId, kind, bookings }: { clientId: string; kind: '053' | '054'; bookings: readonly Booking[] },
): void {
  const fault = bank.faults.statements(undefined);
  const messageId = nextMessage(bank, kind === '053' ? 'DY' : 'NT');
  const { currency } = bank.accounts;
  const account = `LENDER-${clientId}`.slice(0, 34);
  const shown = told(bookings, fault);
  const text = camtXml({ kind, messageId, at: bank.clock.now(), account, currency, bookings: shown });
  put(bank, { clientId, name: `camt${kind}-${messageId}.xml`, text: fault === 'garbage' ? text.slice(0, 80) : text });
  if (fault === 'file-twice') againUnderAnotherName(bank, clientId);
}

/** What goes wrong goes wrong with the newest. */
function told(bookings: readonly Booking[], fault: StatementFault): readonly Booking[] {
  const [newest, others] = [bookings.at(-1), bookings.slice(0, -1)];
  if (newest && fault === 'left-out') return others;
  if (newest && fault === 'amount-differs')
    return [...others, { ...newest, amount: String(BigInt(newest.amount) + 1n) }];
  return bookings;
}

function againUnderAnotherName(bank: Working, clientId: string): void {
  const last = bank.state.waiting.at(-1);
  if (last?.clientId === clientId) put(bank, { ...last, name: last.name.replace('.xml', '-again.xml') });
}

function nextMessage({ state, clock, zone }: Working, kind: string): string {
  state.messages += 1;
  const day = dayIn(zone, clock.now()).toString().replaceAll('-', '');
  return `SIMBANK-${kind}-${day}-${String(state.messages).padStart(6, '0')}`;
}

function put({ state, touch }: Working, file: BankFile): void {
  state.waiting.push(file);
  touch();
}
