import { type CapCheck } from '@lendline/credit';
import { ok, type Problem, type Result } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { LoanChange } from '../contract.ts';
import { problem } from '../problems.ts';
import { isAgeing, mayBecome } from '../rules/lifecycle.ts';
import { type ChangeFacts, checkChange } from '../rules/loan-changes.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import type { LoanEventRow, LoanRow, LoansTables } from '../store/tables.ts';
import { type Happening, nextEvent } from './apply-event.ts';
import { ratesOf, refuseAboveCap } from './loan-rates.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { type LoanResult, readLog } from './read-log.ts';

type Tx = SliceTransaction<LoansTables>;

export interface WantedChange {
  readonly loan: LoanRow;
  readonly change: LoanChange;
  readonly on: Temporal.PlainDate;
}

/** A change that is possible, and what it would come to. */
export interface Prepared {
  readonly happening: Happening;
  readonly event: LoanEventRow;
  readonly log: readonly LoanEventRow[];
  /** The loan as it would be. */
  readonly row: LoanRow;
  readonly result: LoanResult;
  readonly rates: CapCheck | null;
  /** The rates at which the loan stands from then on, where the change is about them. */
  readonly price: NewPrice | null;
}

type NewPrice = Pick<LoanRow, 'nominal_ppm' | 'effective_ppm'>;

/** Judges a change and reads the log with it, without writing anything. */
export async function prepareChange(
  parts: LoansParts,
  tx: Tx,
  { loan, change, on }: WantedChange,
): Promise<Result<Prepared, Problem>> {
  if (loan.disbursed_on === null || loan.aged_on === null) return problem('loans.change-state', { state: loan.state });
  const today = todayOf(parts, tx.context);
  const written = await eventsOfLoan(tx, loan.id);
  const through = latest([loan.aged_on, on]);
  const before = readLog(parts, loan, { log: written, through });
  const facts = factsOf(parts, { loan, on, today, written, before });
  const checked = checkChange(change, facts);
  if (!checked.ok) return problem(checked.error.code, checked.error.parameters);
  const happening = { kind: change.kind, on, ...checked.value };
  const event = nextEvent(parts, tx, { loan, happening, log: written });
  const log = [...written, event];
  const { row, result } = readAsWritten(parts, loan, { log, through, today });
  if (row.state !== loan.state && !mayBecome(loan.state, row.state)) {
    return problem('loans.change-state', { state: loan.state });
  }
  const rates = ratesOf(parts, row, result);
  const within = refuseAboveCap(change, { before: ratesOf(parts, loan, before), after: rates });
  if (!within.ok) return within;
  const price = rates !== null && isTelling(rates) && changesPrice(event, written) ? newRates(rates) : null;
  return ok({ happening, event, log, row: { ...row, ...price }, result, rates, price });
}

const money: ReadonlySet<LoanEventRow['kind']> = new Set([
  'repayment',
  'goodwill-credit',
  'chargeback',
  'refund',
  'charge-off',
  'write-off',
  'delinquency-pause',
]);

/** Money that comes or goes does not change what was agreed, nor does taking that back. */
function changesPrice({ kind, reverses }: LoanEventRow, written: readonly LoanEventRow[]): boolean {
  const reversed = written.find(({ id }) => id === reverses);
  return !money.has(reversed?.kind ?? kind);
}

/** Above this a yearly rate tells nothing: nearly all was paid back on the first days. The one that was agreed stays. */
const telling_ppm = 1_000_000_000;

function isTelling({ rates: { nominal_irr, effective } }: CapCheck): boolean {
  return Math.max(nominal_irr.rate_ppm, effective.rate_ppm) <= telling_ppm;
}

function newRates({ rates }: CapCheck): NewPrice {
  return { nominal_ppm: rates.nominal_irr.rate_ppm, effective_ppm: rates.effective.rate_ppm };
}

/** As `applyEvent` writes it: a loan that is owed again is brought to today. */
function readAsWritten(
  parts: LoansParts,
  loan: LoanRow,
  { log, through, today }: { log: readonly LoanEventRow[]; through: Temporal.PlainDate; today: Temporal.PlainDate },
): { row: LoanRow; result: LoanResult } {
  const first = readLog(parts, loan, { log, through });
  const reopened = !isAgeing(loan) && isAgeing(first.standing);
  const agedOn = reopened ? latest([through, today]) : through;
  const result = reopened ? readLog(parts, loan, { log, through: agedOn }) : first;
  return { row: { ...loan, ...result.standing, aged_on: agedOn }, result };
}

interface Known {
  readonly loan: LoanRow;
  readonly on: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly written: readonly LoanEventRow[];
  readonly before: LoanResult;
}

function factsOf(parts: LoansParts, { loan, on, today, written, before }: Known): ChangeFacts {
  const reversed = new Set(written.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
  const { plan } = before.life;
  const open = (component: 'principal' | 'interest' | 'fee' | 'penalty'): bigint =>
    plan.reduce((sum, line) => sum + line.open(component), 0n);
  return {
    state: loan.state,
    currency: loan.currency,
    disbursedOn: loan.disbursed_on ?? today,
    today,
    on,
    duty_ppm: loan.duty_ppm,
    every: { count: loan.every_count, unit: loan.every_unit },
    open: { principal: open('principal'), interest: open('interest'), fee: open('fee'), penalty: open('penalty') },
    hasDueAhead: plan.some((line) => Temporal.PlainDate.compare(line.due, on) > 0 && line.open('principal') > 0n),
    creditBalance: before.life.overpaid,
    events: written.map(({ id, kind }) => ({ id, kind, isReversed: reversed.has(id) })),
    ...parts.withdrawal,
  };
}

function latest(days: readonly Temporal.PlainDate[]): Temporal.PlainDate {
  return days.reduce((last, day) => (Temporal.PlainDate.compare(day, last) > 0 ? day : last));
}
