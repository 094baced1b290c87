import { assert, type Failure } from '@lendline/kernel';
import { planWithChanges } from '../../changing-plan.ts';
import type { PlanChange } from '../../plan-change.ts';
import type { JsonFields } from '../../json-fields.ts';
import { Instalment } from '../../life/instalment.ts';
import { type Parts, sumOf } from '../../life/parts.ts';
import type { Strategy } from '../../life/rules.ts';
import { spend } from '../../life/spend.ts';
import type { LoanTerms } from '../../loan-terms.ts';
import { buildSchedule } from '../../schedule.ts';
import { ppmOfPercent } from '../vector-terms.ts';
import { amountText, differences, type Expectation, type Row, sameRows } from './compare.ts';
import { instalmentRows } from './plan-rows.ts';

const strategy: Strategy = {
  kind: 'by_bucket',
  order: ['penalty', 'fee', 'principal', 'interest'],
  direction: 'horizontal',
  future: { other: 'next' },
};

interface Repayment {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

/** A loan of equal instalments while the steps of its vector run. */
export class ProgressiveLife {
  readonly failures: Failure[] = [];
  readonly #vector: string;
  readonly #lostRows: boolean;
  readonly #terms: LoanTerms;
  readonly #changes: PlanChange[] = [];
  readonly #repayments: Repayment[] = [];
  #step = 0;

  /** `title` says where a table of the source has lost rows. */
  constructor(vector: string, { terms, title }: { terms: LoanTerms; title: string }) {
    this.#lostRows = title.includes('not captured');
    this.#vector = vector;
    this.#terms = terms;
  }

  /** Takes a step; says what it lacks where it cannot. */
  take(step: JsonFields): string | null {
    this.#step += 1;
    const op = step.text('op');
    switch (op) {
      case 'businessDate':
        return null;
      case 'disburse':
        return this.#change({
          kind: 'payout',
          on: step.date('date'),
          amount: step.decimal('amount', this.#terms.principal.currency),
        });
      case 'changeRate': {
        const rate_ppm = ppmOfPercent(step.text('annualRatePct'));
        if (rate_ppm === undefined) return 'a rate that is no whole number of parts per million';
        return this.#change({ kind: 'rate', from: step.date('effectiveFrom'), rate_ppm });
      }
      case 'interestPause':
        return this.#change({ kind: 'interest_pause', from: step.date('startDate'), to: step.date('endDate') });
      case 'repayment':
        this.#repayments.push({
          on: step.date('date'),
          amount: step.decimal('amount', this.#terms.principal.currency),
        });
        return null;
      case 'expectSchedule':
        return this.#expectSchedule(step);
      case 'expectTransactions':
        return this.#expectTransactions(step);
      default:
        return `the step ${op}`;
    }
  }

  #change(change: PlanChange): null {
    this.#changes.push(change);
    return null;
  }

  #at(field: string): Expectation {
    return { vector: this.#vector, field: `step ${this.#step} ${field}`, currency: this.#terms.principal.currency };
  }

  /** The plan as it is now, with what has been paid of it, and what each repayment met. */
  #plan(): { readonly plan: Instalment[]; readonly met: readonly Parts[] } {
    const plan = this.#changes.length === 0 ? this.#firstPlan() : this.#changedPlan();
    const inOrder = this.#repayments.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
    const met = inOrder.map(
      (repayment) => spend({ plan, charges: [] }, { ...repayment, as: 'repayment' }, strategy).parts,
    );
    return { plan, met };
  }

  #firstPlan(): Instalment[] {
    const schedule = buildSchedule(this.#terms);
    assert(schedule.ok, 'terms were checked before the steps');
    return schedule.value.instalments.map((row) =>
      instalmentOf(row.due.equals(this.#terms.disbursed) ? 'down_payment' : 'regular', row),
    );
  }

  #changedPlan(): Instalment[] {
    return planWithChanges(this.#terms, this.#changes).map((row) => instalmentOf('regular', row));
  }

  #payouts(): { readonly on: Temporal.PlainDate; readonly amount: bigint }[] {
    const { disbursed, principal } = this.#terms;
    const later = this.#changes.filter((change) => change.kind === 'payout');
    return [{ on: disbursed, amount: principal.amount }, ...later];
  }

  #expectSchedule(step: JsonFields): null {
    const { plan } = this.#plan();
    const { currency } = this.#terms.principal;
    const rows = instalmentRows(plan, this.#payouts(), { currency, regenerated: false });
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
    const got = new Map([['totalInterest', amountText(interest, currency)]]);
    this.failures.push(...differences(this.#at('totals'), total, got));
    return null;
  }

  #expectTransactions(step: JsonFields): null {
    const { principal } = this.#terms;
    const { currency } = principal;
    const { met } = this.#plan();
    const inOrder = this.#repayments.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
    let balance = principal.amount;
    const rows = inOrder.map(({ on, amount }, index): Row => {
      const parts = met[index]!;
      balance -= parts.principal;
      return new Map([
        ['date', on.toString()],
        ['type', 'Repayment'],
        ['amount', amountText(amount, currency)],
        ['principal', amountText(parts.principal, currency)],
        ['interest', amountText(parts.interest, currency)],
        ['loanBalance', amountText(balance, currency)],
        ['total', amountText(sumOf(parts), currency)],
      ]);
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

interface Owed {
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly principal: bigint;
  readonly interest: bigint;
}

function instalmentOf(kind: 'regular' | 'down_payment', row: Owed): Instalment {
  const instalment = new Instalment(kind, row);
  instalment.owe('principal', row.principal);
  instalment.owe('interest', row.interest);
  return instalment;
}
