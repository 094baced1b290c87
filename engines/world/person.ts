import type { PhoneNumber } from '@lendline/kernel';

/** The countries that can be simulated; each is the outside world of the jurisdiction pack of the same name. */
export type Country = 'cn' | 'ke';

/** How a person earns: a wage on a pay day, a sole trader's daily takings, or jobs paid now and then. */
export type Segment = 'worker' | 'trader' | 'freelancer';

/** What the CAMARA call-forwarding signal can report for a line; `[]` means no forwarding. */
export type Forwarding = 'unconditional' | 'conditional_busy' | 'conditional_not_reachable' | 'conditional_no_answer';

/** A line as its carrier knows it. */
export interface Line {
  /** First day of this person's time on the number. */
  readonly activatedOn: Temporal.PlainDate;
  readonly contract: 'PAYG' | 'PAYM' | 'Business';
  /** Changes of the SIM card, oldest first. The first activation is not a change. */
  readonly simChanges: readonly Temporal.Instant[];
  /** Changes of the handset, oldest first. */
  readonly deviceChanges: readonly Temporal.Instant[];
  /**
   * The day the carrier gave a used number to another subscriber, or null. Equal to `activatedOn`: somebody else
   * had the number before this person. Later than `activatedOn`: this person has lost the number since.
   */
  readonly recycledOn: Temporal.PlainDate | null;
  readonly forwarding: readonly Forwarding[];
  /** The moment from which calls were forwarded; left out where they always were. */
  readonly forwardedFrom?: Temporal.Instant;
}

/**
 * A simulated inhabitant: what documents, the carrier and an honest form would say. Nobody here exists: numbers come
 * from ranges that no carrier has, identity numbers from a region that does not exist. Why a person repays or does
 * not is no part of this; it is sealed in `truth.ts`.
 */
export interface Person {
  /** 0 .. people - 1. */
  readonly index: number;
  readonly phone: PhoneNumber;
  readonly name: string;
  /** China: 18 characters of GB 11643 with a right check digit; Kenya: eight digits. */
  readonly idNumber: string;
  readonly birthDate: Temporal.PlainDate;
  /** The name the carrier has: mostly `name`; a relative's SIM or another spelling for some. */
  readonly registeredName: string;
  readonly segment: Segment;
  readonly line: Line;
  /** Minor units a month on average, before shocks. A trader's is what is left of the takings. */
  readonly monthlyIncome: bigint;
  /** Day of the month on which a wage arrives (1-28); null for traders and freelancers. */
  readonly payDay: number | null;
  /** Name of the made-up city the person lives in. */
  readonly city: string;
}

/** Whether the carrier has the person's own document: it does under another spelling, not under a relative's name. */
export function hasOwnDocument({ name, registeredName }: Pick<Person, 'name' | 'registeredName'>): boolean {
  return name.split(/[\s·]+/).every((part) => registeredName.includes(part));
}
