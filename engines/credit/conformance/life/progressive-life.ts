import type { Currency, Failure } from '@lendline/kernel';
import type { JsonFields } from '../../json-fields.ts';
import type { LoanAct, LoanEvent } from '../../life/event.ts';
import { sumOf } from '../../life/parts.ts';
import { type LoanLife, replay } from '../../life/replay.ts';
import { loanRules, type LoanRules } from '../../life/rules.ts';
import type { LoanTerms } from '../../loan-terms.ts';
import { ppmOfPercent } from '../vector-terms.ts';
import { amountText, differences, type Expectation, type Row, sameRows } from './compare.ts';
import { planRows } from './plan-rows.ts';
import { inOneOrder } from './scenario-rules.ts';
import { transactionRow } from './transaction-rows.ts';

const allocation = { kind: 'by_bucket', direction: 'horizontal', rules: { other: inOneOrder('next') } } as const;

/** A loan of equal instalments while the steps of its vector run. */
export class ProgressiveLife {
  readonly failures: Failure[] = [];
  readonly #vector: string;
  readonly #lostRows: boolean;
  readonly #currency: Currency;
  readonly #rules: LoanRules;
  readonly #disbursed: Temporal.PlainDate;
  #log: readonly LoanEvent[] = [];
  #step = 0;

  /** `title` says where a table of the source has lost rows: see the README. */
  constructor(vector: string, { terms, title }: { terms: LoanTerms; title: string }) {
    this.#lostRows = title.includes('not captured');
    this.#vector = vector;
    this.#currency = terms.principal.currency;
    this.#rules = loanRules({ terms: { ...terms, allocation } });
    this.#disbursed = terms.disbursed;
    this.#add(terms.disbursed, { kind: 'disbursement', amount: terms.principal.amount });
  }

  /** Takes a step; says what it lacks where it cannot. */
  take(step: JsonFields): string | null {
    this.#step += 1;
    const op = step.text('op');
    switch (op) {
      case 'businessDate':
        return null;
      case 'disburse':
        return this.#add(step.date('date'), { kind: 'disbursement', amount: step.decimal('amount', this.#currency) });
      case 'changeRate': {
        const rate_ppm = ppmOfPercent(step.text('annualRatePct'));
        if (rate_ppm === undefined) return 'a rate that is no whole number of parts per million';
        return this.#add(step.date('effectiveFrom'), { kind: 'rate_change', rate_ppm });
      }
      case 'interestPause':
        return this.#add(step.date('startDate'), { kind: 'interest_pause', until: step.date('endDate') });
      case 'reschedule': {
        const [from, to] = [step.date('rescheduleFromDate'), step.date('adjustedDueDate')];
        return this.#add(this.#disbursed, { kind: 'reschedule', from, change: { to } });
      }
      case 'repayment': {
        const amount = step.decimal('amount', this.#currency);
        return this.#add(step.date('date'), { kind: 'payment', as: 'repayment', amount });
      }
      case 'expectSchedule':
        return this.#expectSchedule(step);
      case 'expectTransactions':
        return this.#expectTransactions(step);
      default:
        return `the step ${op}`;
    }
  }

  #add(on: Temporal.PlainDate, act: LoanAct): null {
    this.#log = [...this.#log, { id: String(this.#log.length), on, entered: on, ...act }];
    return null;
  }

  get #life(): LoanLife {
    return replay(this.#rules, this.#log, this.#currency);
  }

  #at(field: string): Expectation {
    return { vector: this.#vector, field: `step ${this.#step} ${field}`, currency: this.#currency };
  }

  #expectSchedule(step: JsonFields): null {
    const { plan } = this.#life;
    const rows = planRows(this.#life, { currency: this.#currency, regenerated: false }).instalments;
    const expected = step
      .list('rows', (row) => new Map(row.names().map((name) => [name, row.scalar(name)])))
      .filter((row) => row.has('nr'));
    if (expected.length !== rows.length && !this.#lostRows) {
      const { vector, field } = this.#at('rows');
      this.failures.push({ vector, field, expected: String(expected.length), got: String(rows.length) });
      return null;
    }
    for (const row of expected) {
      const got: Row = rows[Number(row.get('nr')) - 1] ?? new Map();
      this.failures.push(...differences(this.#at(`instalment ${row.get('nr')}`), row, got));
    }
    if (!step.has('totalInterest')) return null;
    const interest = plan.reduce((sum, { owed }) => sum + owed.interest, 0n);
    const total = new Map([['totalInterest', step.text('totalInterest')]]);
    const got = new Map([['totalInterest', amountText(interest, this.#currency)]]);
    this.failures.push(...differences(this.#at('totals'), total, got));
    return null;
  }

  #expectTransactions(step: JsonFields): null {
    const repayments = this.#life.transactions.filter(({ kind }) => kind === 'repayment');
    const rows = repayments.map((one): Row => {
      const total = amountText(sumOf(one.parts), this.#currency);
      return new Map([...transactionRow(one, this.#currency), ['total', total]]);
    });
    const expected = step.list('rows', (row) => new Map(textsOf(row)));
    this.failures.push(...sameRows(this.#at('transactions'), expected, rows));
    return null;
  }
}

/** `replayed` says how Apache Fineract came to a figure, not what it is. */
function textsOf(row: JsonFields): [string, string][] {
  return row
    .names()
    .filter((name) => name !== 'replayed')
    .map((name) => [name, row.scalar(name)]);
}
