import type { CountedAttempt } from './attempt-signals.ts';
import type { Around } from './known-of-line.ts';

type Holding = readonly [holder: string, relation: string, held: string];

/** What is read about those who hold the same as a person, as of an instant. */
export interface ReadAround {
  /** Every one that a window reaches. */
  readonly attempts: readonly CountedAttempt[];
  /** Borrowers who hold the person's device, id or number, by whatever relation. */
  readonly near: readonly (readonly [relation: string, held: string, holder: string, from_ms: number])[];
  /** Accounts and numbers of these. */
  readonly theirs: readonly Holding[];
  /** Lines with the same id that have not paid. */
  readonly unpaid: readonly string[];
}

/** Whose surroundings were read. */
export interface InTheMiddle {
  readonly line: string;
  readonly keys: {
    readonly number?: string | null | undefined;
    readonly id?: string | null | undefined;
    readonly device?: string | null | undefined;
  };
  /** The numbers that the person named as emergency contacts. */
  readonly contacts: readonly string[];
}

/** What others did with what a person holds. */
export function aroundOf(read: ReadAround, person: InTheMiddle): Around {
  const { device, id } = person.keys;
  return {
    attempts: read.attempts,
    device: device ? onDevice(read, device) : null,
    id: id ? withId(read, id, person.line) : null,
    contactsInTurn: contactsInTurn(read, person),
  };
}

function onDevice({ near, theirs }: ReadAround, device: string): NonNullable<Around['device']> {
  const used = near.filter(([relation, held]) => relation === 'device' && held === device);
  const people = new Set(used.map(([, , holder]) => holder));
  const accounts = theirs.filter(([holder, relation]) => relation === 'account' && people.has(holder));
  const first_ms = Math.min(...used.map(([, , , from_ms]) => from_ms));
  return {
    people: people.size,
    accounts: new Set(accounts.map(([, , held]) => held)).size,
    first_ms: used.length === 0 ? null : first_ms,
  };
}

function withId({ near, unpaid }: ReadAround, id: string, line: string): NonNullable<Around['id']> {
  const lines = near.filter(([relation, held]) => relation === 'id' && held === id);
  return {
    lines: new Set(lines.map(([, , holder]) => holder)).size,
    unpaidElsewhere: unpaid.some((one) => one !== line),
  };
}

function contactsInTurn({ near, theirs }: ReadAround, { keys, contacts }: InTheMiddle): number {
  const naming = near.filter(([relation, held]) => relation === 'emergency-contact' && held === keys.number);
  const named = new Set(naming.map(([, , holder]) => holder));
  const inTurn = theirs.filter(
    ([holder, relation, held]) => relation === 'number' && named.has(holder) && contacts.includes(held),
  );
  return new Set(inTurn.map(([holder]) => holder)).size;
}
