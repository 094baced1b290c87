import type { Currency } from '@lendline/kernel';
import { type ChargeStanding, componentOf } from './charge.ts';
import { interestEarned } from './earned-daily/earning.ts';
import type { LoanEvent } from './event.ts';
import { noParts, onlyPart, type Parts, plus, sumOf } from './parts.ts';
import { LifeReader, type LoanLife } from './replay.ts';
import type { LoanRules } from './rules.ts';
import type { LoanTransaction } from './transaction.ts';

/**
 * A loan's transactions with its income as it was recognised: by each close of business what was earned by the day
 * before, an entry for each instalment, of its due date where that has passed; by the entry that left nothing open all the rest. Nothing is recognised while a
 * loan is charged off. A waiver takes back of its charge what was recognised before it.
 */
export function withAccruals(rules: LoanRules, log: readonly LoanEvent[], currency: Currency): LoanTransaction[] {
  const books = new Books(rules);
  const reader = new LifeReader(rules, currency);
  const recognised: LoanTransaction[] = [];
  const takenBack = new Map<string, Parts>();
  let transactions: readonly LoanTransaction[] = [];
  for (const event of log) {
    if (event.kind === 'waiver' && 'of' in event) takenBack.set(event.id, books.bookedOf(event.of));
    const life = reader.read(event);
    ({ transactions } = life);
    for (const { on, parts } of books.take(life, event)) {
      if (sumOf(parts) > 0n) recognised.push(accrual(`${event.id}/accrual ${recognised.length}`, on, parts));
    }
  }
  const told = transactions.map((one) => ({ ...one, parts: takenBack.get(one.id) ?? one.parts }));
  return [...told, ...recognised];
}

function accrual(id: string, on: Temporal.PlainDate, parts: Parts): LoanTransaction {
  const left = { principalLeft: 0n, outstandingAfter: 0n, undone: false };
  return { id, kind: 'accrual', on, amount: sumOf(parts), parts, overpaid: 0n, returned: null, ...left };
}

interface Recognition {
  readonly on: Temporal.PlainDate;
  readonly parts: Parts;
}

/** What has been recognised so far: of each charge, and of the interest. */
class Books {
  readonly #rules: LoanRules;
  readonly #charges = new Map<string, Parts>();
  #interest = 0n;

  constructor(rules: LoanRules) {
    this.#rules = rules;
  }

  bookedOf(charge: string): Parts {
    return this.#charges.get(charge) ?? noParts;
  }

  /** Recognises what an entry makes due. */
  take(life: LoanLife, event: LoanEvent): Recognition[] {
    if (life.chargedOff !== null) return [];
    const ended = life.status === 'closed' || life.status === 'overpaid';
    if (ended) return [{ on: lastDay(life), parts: this.#all(life) }];
    if (event.kind !== 'close_of_business') return [];
    const day = event.on.subtract({ days: 1 });
    const due = life.charges.filter((charge) => Temporal.PlainDate.compare(this.#dayOf(charge), day) <= 0);
    const fresh = this.#freshInterest(life, day);
    return life.plan.map((instalment, index) => {
      const charges = this.#bookCharges(due.filter(({ within }) => within === instalment));
      const on = Temporal.PlainDate.compare(instalment.due, day) < 0 ? instalment.due : day;
      return { on, parts: plus(onlyPart('interest', fresh[index]!), charges) };
    });
  }

  /** Interest of each instalment that is newly earned; what was recognised before is that of the earliest. */
  #freshInterest({ plan }: LoanLife, day: Temporal.PlainDate): bigint[] {
    const { dayCount } = this.#rules.terms;
    let earned = 0n;
    return plan.map((line) => {
      earned += interestEarned(line, dayCount, day);
      return this.#book(earned);
    });
  }

  #all({ plan, charges }: LoanLife): Parts {
    const interest = plan.reduce((sum, line) => sum + line.interest, 0n);
    return plus(onlyPart('interest', this.#book(interest)), this.#bookCharges(charges));
  }

  /** What of the interest earned is new. */
  #book(earned: bigint): bigint {
    const fresh = earned > this.#interest ? earned - this.#interest : 0n;
    this.#interest += fresh;
    return fresh;
  }

  #bookCharges(charges: readonly ChargeStanding[]): Parts {
    const fresh = charges.filter(({ id }) => !this.#charges.has(id));
    return fresh.reduce((sum, charge) => {
      const parts = onlyPart(componentOf(charge), charge.amount - charge.waived);
      if (sumOf(parts) > 0n) this.#charges.set(charge.id, parts);
      return plus(sum, parts);
    }, noParts);
  }

  #dayOf({ due, entered }: ChargeStanding): Temporal.PlainDate {
    return this.#rules.chargeAccrual === 'due' ? due : entered;
  }
}

function lastDay({ transactions }: LoanLife): Temporal.PlainDate {
  const days = transactions.filter(({ undone }) => !undone).map(({ on }) => on);
  return days.reduce((last, on) => (Temporal.PlainDate.compare(on, last) > 0 ? on : last));
}
