import { type Currency, type Failure, present } from '@lendline/kernel';
import { JsonFields } from '../../json-fields.ts';
import { type Delinquency, delinquencyOf, type Pause } from '../../life/delinquency.ts';
import type { ChargeAmount, EventOf, LoanAct, LoanEvent } from '../../life/event.ts';
import { type LateFeeRule, lateFeesOn } from '../../life/late-fees.ts';
import { type LoanLife, replay } from '../../life/replay.ts';
import type { LoanRules } from '../../life/rules.ts';
import { downPaymentOf } from '../../down-payment.ts';
import type { Problem } from '../../problem.ts';
import { lateFeeName } from './charge-rows.ts';
import type { Expectation } from './compare.ts';
import {
  currencyOf,
  type FutureRules,
  lateFeeOf,
  readLoan,
  readProduct,
  rulesOf,
  type ScenarioProduct,
  withFuture,
} from './scenario-rules.ts';

/** A pause as it was asked for, and the day on which it was ended early. */
interface DelinquencyPause {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  resumed: Temporal.PlainDate | null;
}

/** A range of delinquency that a loan was in, from one day to another. */
interface TaggedRange {
  readonly range: number;
  readonly added: Temporal.PlainDate;
  lifted: Temporal.PlainDate | null;
}

/** A scenario while it runs: the loan's log, the business date, and every figure that came out otherwise. */
export class Scenario {
  readonly vector: string;
  readonly failures: Failure[] = [];
  /** Whether the next due date is the next to come, or the oldest that is open: a setting like the one below. */
  readonly countsNextUnpaid: boolean;
  readonly #products: ReadonlyMap<string, unknown>;
  readonly #chargeAccrual: LoanRules['chargeAccrual'];
  #future: FutureRules | null = null;
  #given: readonly (readonly [string, string])[] = [];
  #rules: LoanRules | null = null;
  #lateFee: LateFeeRule | null = null;
  #currency: Currency = 'EUR';
  #log: LoanEvent[] = [];
  #life: LoanLife | null = null;
  #step = 0;
  #submitted = { principal: 0n, on: new Temporal.PlainDate(2000, 1, 1) };
  today = new Temporal.PlainDate(2000, 1, 1);
  fraud = false;
  /** Days of transactions that the scenario finds undone at some time: looked up ahead, see the README. */
  readonly undone = new Set<string>();
  pauses: DelinquencyPause[] = [];
  /** Each range that the loan was tagged with, and until when; the latest last. */
  readonly ranges: TaggedRange[] = [];
  #tag: Delinquency = { range: null, since: null, days: 0, pastDueDays: 0, amount: 0n, byRange: new Map() };
  lastClosed: Temporal.PlainDate | null = null;
  /** Transactions that Apache Fineract does not show any more. */
  readonly hidden = new Set<string>();

  /** Of charges. */
  readonly names = new Map<string, string>();

  constructor(vector: string, { title, products }: { title: string; products: ReadonlyMap<string, unknown> }) {
    this.vector = vector;
    this.#products = products;
    // Apache Fineract sets this for the whole installation; only the title of the scenario tells: see the README.
    this.countsNextUnpaid = /next-payment-due-date is set to: next-unpaid-due-date/.test(title);
    this.#chargeAccrual = /charge-accrual-date = submitted-date/.test(title) ? 'entered' : 'due';
  }

  /** What the next step works on. */
  begin(number: number): void {
    this.#step = number;
  }

  giveFutureRule(kind: string, rule: string): void {
    this.#given = [...this.#given, [kind, rule]];
  }

  get rules(): LoanRules {
    return present(this.#rules, 'a loan is created before it lives');
  }

  get currency(): Currency {
    return this.#currency;
  }

  get log(): readonly LoanEvent[] {
    return this.#log;
  }

  get life(): LoanLife {
    this.#life ??= replay(this.rules, this.#log, this.#currency);
    return this.#life;
  }

  /** The delinquency that the loan was last tagged with. */
  get tag(): Delinquency {
    return this.#tag;
  }

  /** The loan, or, before any money is paid out, what it would be if it were paid out as it was asked for. */
  get delinquency(): Delinquency {
    return this.#delinquencyOn(this.today);
  }

  get pausePeriods(): Pause[] {
    return this.pauses.map(({ from, until, resumed }) => ({ from, until: resumed ?? until }));
  }

  get shown(): LoanLife {
    if (this.life.plan.length > 0) return this.life;
    const { principal, on } = this.#submitted;
    const first = { id: 'preview', on, entered: on, kind: 'disbursement', amount: principal } as const;
    return replay(this.rules, [first, ...this.#log], this.#currency);
  }

  add(on: Temporal.PlainDate, act: LoanAct): void {
    const id = `${String(this.#log.length + 1).padStart(3, '0')}`;
    this.#log = [...this.#log, { id, on, entered: this.today, ...act }];
    this.#life = null;
    if (act.kind !== 'close_of_business') this.#tagOn(this.today);
  }

  /** A charge is known from the day it was entered, or falls due if that is before. */
  charge(name: string, { due, amount }: { readonly due: Temporal.PlainDate; readonly amount: ChargeAmount }): void {
    const on = Temporal.PlainDate.compare(this.today, due) < 0 ? this.today : due;
    this.add(on, { kind: 'charge', penalty: /NSF|LATE/.test(name), due, amount, duty: 0n });
    this.names.set(present(this.#log.at(-1), 'a charge was added').id, name);
  }

  disburse(on: Temporal.PlainDate, amount: bigint): void {
    // What was overpaid pays the down payment first.
    const down = downPaymentOf(this.rules.terms, amount) - this.life.overpaid;
    this.add(on, { kind: 'disbursement', amount });
    if (this.rules.autoDownPayment && down > 0n) this.add(on, { kind: 'payment', as: 'down_payment', amount: down });
  }

  /** Closes the days since the last one that was closed; a pause leaves the tag of its days as it is. */
  closeBusiness(): void {
    const active = this.life.status === 'active';
    for (let day = this.lastClosed?.add({ days: 2 }) ?? this.today; Temporal.PlainDate.compare(day, this.today) <= 0;) {
      if (!this.pausePeriods.some((pause) => isWithin(day, pause))) this.#tagOn(day);
      day = day.add({ days: 1 });
    }
    this.#raiseLateFees();
    this.add(this.today, { kind: 'close_of_business' });
    // A loan that is closed is not touched any more.
    if (active) this.lastClosed = this.today.subtract({ days: 1 });
  }

  #raiseLateFees(): void {
    if (this.#lateFee === null) return;
    const raised = this.events('charge').filter(({ id }) => this.names.get(id) === lateFeeName);
    const fees = lateFeesOn(this.today, this.life, { rule: this.#lateFee, raised });
    for (const { due, amount } of fees) this.charge(lateFeeName, { due, amount });
  }

  events<K extends LoanEvent['kind']>(kind: K): EventOf<K>[] {
    return this.#log.filter((event): event is EventOf<K> => event.kind === kind);
  }

  at(field: string): Expectation {
    return { vector: this.vector, field: `step ${this.#step} ${field}`, currency: this.#currency };
  }

  expect(field: string, expected: string, got: string): null {
    const { vector, field: place } = this.at(field);
    if (expected !== got) this.failures.push({ vector, field: place, expected, got });
    return null;
  }

  #tagOn(day: Temporal.PlainDate): void {
    const before = this.#tag.range;
    this.#tag = this.#delinquencyOn(day);
    const { range } = this.#tag;
    if (range === before) return;
    const last = this.ranges.at(-1);
    if (last && before !== null) last.lifted = day;
    if (range !== null) this.ranges.push({ range, added: day, lifted: null });
  }

  #delinquencyOn(on: Temporal.PlainDate): Delinquency {
    const grace_d = this.rules.arrearsGrace_d;
    return delinquencyOf(this.life.plan, { on, grace_d, pauses: this.pausePeriods, pausesCount: 'every_day' });
  }

  /** Creates the loan; says what of it Lendline does not do. */
  create(step: JsonFields): string | null {
    const name = step.text('product');
    const problems: Problem[] = [];
    const given = this.#products.get(name);
    if (given === undefined) return `the product ${name}`;
    const product: ScenarioProduct = readProduct(new JsonFields(given, name, problems));
    if (problems.length > 0) return `the product ${name}: ${problems[0]?.field}`;
    const loan = readLoan(step, product);
    this.#future = this.#given.reduce((rules, [kind, rule]) => withFuture(rules, kind, rule), product.future);
    this.#currency = currencyOf(product);
    const rules = rulesOf(loan, product, { future: this.#future, chargeAccrual: this.#chargeAccrual });
    if (!rules.ok) return rules.error;
    this.#rules = rules.value;
    this.#lateFee = lateFeeOf(product) ?? null;
    this.#submitted = { principal: loan.principal, on: loan.submitted };
    return null;
  }
}

/** Both ends of a pause belong to it. */
export function isWithin(day: Temporal.PlainDate, { from, until }: Pause): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0;
}
