import type { JsonFields } from '../../json-fields.ts';
import { withAccruals } from '../../life/accruals.ts';
import { type JournalLine, journalOf, reverseOf } from '../../life/journal.ts';
import { sumOf } from '../../life/parts.ts';
import type { LoanLife } from '../../life/replay.ts';
import type { LoanTransaction } from '../../life/transaction.ts';
import { amountText, differences, type Row, sameRows } from './compare.ts';
import { chargeRow } from './charge-rows.ts';
import { journalRows } from './journal-rows.ts';
import { planRows } from './plan-rows.ts';
import { delinquencyChecks } from './delinquency-checks.ts';
import type { Scenario } from './scenario.ts';
import { transactionNames, transactionRow } from './transaction-rows.ts';

/** What a step expects of the loan; answers what it lacks, or null when it was looked at. */
type Check = (scenario: Scenario, step: JsonFields) => string | null;

/** Steps that look at the loan, by their names in the vectors. */
export const checks: Readonly<Record<string, Check>> = {
  expectSchedule,
  expectTotals,
  expectTransactions: (scenario, step) => {
    scenario.failures.push(...sameRows(scenario.at('transactions'), textRows(step, 'rows'), allRows(scenario)));
    return null;
  },
  expectTransaction: (scenario, step) => {
    const on = step.date('date').toString();
    const rows = allRows(scenario).filter((row) => row.get('date') === on);
    for (const expected of textRows(step, 'rows')) {
      const found = rows.some((row) => differences(scenario.at(''), expected, row).length === 0);
      if (!found) scenario.failures.push(...sameRows(scenario.at(`transactions of ${on}`), [expected], rows));
    }
    return null;
  },
  expectCharges: (scenario, step) => {
    const rows = scenario.life.charges.map((charge) =>
      chargeRow(charge, scenario.names.get(charge.id) ?? '', scenario.currency),
    );
    scenario.failures.push(...sameRows(scenario.at('charges'), textRows(step, 'rows'), rows));
    return null;
  },
  expectStatus: (scenario, step) =>
    scenario.expect('status', statusNames[step.text('status')] ?? step.text('status'), scenario.life.status),
  expectAllObligationsMet: (scenario) => scenario.expect('status', 'closed', scenario.life.status),
  expectOutstanding: (scenario, step) => expectAmount(scenario, step, scenario.life.outstanding),
  expectOverpaid: (scenario, step) => expectAmount(scenario, step, scenario.life.overpaid),
  expectChargedOff: (scenario, step) =>
    scenario.expect('charged off', step.text('date'), scenario.life.chargedOff?.on.toString() ?? 'not charged off'),
  expectReverted: (scenario, step) => {
    const [type, date] = [step.text('type'), step.text('date')];
    const found = scenario.life.transactions.some(
      (one) => one.undone && transactionNames[one.kind] === type && one.on.toString() === date,
    );
    return scenario.expect('undone', `${type} of ${date}`, found ? `${type} of ${date}` : 'not undone');
  },
  ...delinquencyChecks,
  expectNextPaymentDueDate: (scenario, step) => {
    const open = scenario.life.plan.filter(({ outstanding }) => outstanding > 0n);
    const ahead = open.filter(({ due }) => Temporal.PlainDate.compare(due, scenario.today) >= 0);
    const next = (scenario.countsNextUnpaid ? ahead : open)[0]?.due.toString() ?? 'none';
    return scenario.expect('next due', step.text('date'), next);
  },
  expectMaturity: (scenario, step) => {
    const { expected, actual } = maturityOf(scenario.life);
    if (step.has('expectedMaturityDate')) scenario.expect('maturity', step.text('expectedMaturityDate'), expected);
    return scenario.expect('actual maturity', step.text('actualMaturityDate'), actual);
  },
  expectLastClosedBusinessDate: (scenario, step) => {
    const expected = step.textOrNull('date') ?? 'never';
    return scenario.expect('last closed', expected, scenario.lastClosed?.toString() ?? 'never');
  },
  expectJournal: (scenario, step) => {
    const [type, date] = [step.text('transactionType'), step.text('date')];
    const name = journalNames[type];
    if (!name) return `the journal of ${type}`;
    const meant = allTransactions(scenario).filter((one) => one.kind === name && one.on.toString() === date);
    const expected = textRows(step, 'entries');
    const candidates = meant.map((one) => journalRows(posted(scenario, one), scenario.currency));
    const at = scenario.at(`journal of ${type} ${date}`);
    if (candidates.some((rows) => sameRows(at, expected, rows).length === 0)) return null;
    scenario.failures.push(...sameRows(at, expected, candidates[0] ?? []));
    return null;
  },
};

const statusNames: Readonly<Record<string, string>> = {
  Approved: 'approved',
  Active: 'active',
  ACTIVE: 'active',
  Overpaid: 'overpaid',
  OVERPAID: 'overpaid',
  CLOSED_OBLIGATIONS_MET: 'closed',
  'Closed (obligations met)': 'closed',
};

const journalNames: Readonly<Record<string, LoanTransaction['kind']>> = {
  DISBURSEMENT: 'disbursement',
  REPAYMENT: 'repayment',
  DOWN_PAYMENT: 'down_payment',
  GOODWILL_CREDIT: 'goodwill_credit',
  MERCHANT_ISSUED_REFUND: 'merchant_refund',
  PAYOUT_REFUND: 'payout_refund',
  CHARGEBACK: 'chargeback',
  CHARGE_OFF: 'charge_off',
  CREDIT_BALANCE_REFUND: 'credit_balance_refund',
  ACCRUAL: 'accrual',
};

/** An undone transaction has posted what it did and the reverse of it. */
function posted(scenario: Scenario, one: LoanTransaction): JournalLine[] {
  const lines = journalOf(one, scenario.life);
  return one.undone ? [...lines, ...reverseOf(lines)] : lines;
}

/** The last due date, and the day on which the loan ended, or will. */
function maturityOf({ plan, status, transactions }: LoanLife): { expected: string; actual: string } {
  const last = (days: readonly Temporal.PlainDate[]): string =>
    days
      .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
      .at(-1)
      ?.toString() ?? '';
  const expected = last(plan.filter(({ kind }) => kind !== 'additional').map(({ due }) => due));
  const ended = status === 'closed' || status === 'overpaid';
  return {
    expected,
    actual: ended ? last(transactions.filter(({ undone }) => !undone).map(({ on }) => on)) : expected,
  };
}

function expectAmount(scenario: Scenario, step: JsonFields, got: bigint): null {
  const expected = step.decimal('amount', scenario.currency);
  return scenario.expect(step.text('op'), amountText(expected, scenario.currency), amountText(got, scenario.currency));
}

function expectSchedule(scenario: Scenario, step: JsonFields): null {
  const rows = textRows(step, 'rows');
  const { currency, rules } = scenario;
  const regenerated = rules.processing === 'regenerated';
  const { payouts, instalments } = planRows(scenario.shown, { currency, regenerated });
  const expected = rows.filter((row) => row.has('nr'));
  const paidOut = rows
    .filter((row) => !row.has('nr'))
    .map((row) => new Map([...row].filter(([name]) => name === 'date' || name === 'balance')));
  scenario.failures.push(...sameRows(scenario.at('payouts'), paidOut, payouts));
  if (expected.length !== instalments.length)
    return scenario.expect('instalments', String(expected.length), String(instalments.length));
  for (const [index, row] of expected.entries()) {
    const met = row.has('paidDate') ? row : new Map([...row, ['paidDate', '']]);
    scenario.failures.push(...differences(scenario.at(`instalment ${index + 1}`), met, instalments[index]!));
  }
  return null;
}

function expectTotals(scenario: Scenario, step: JsonFields): null {
  const { plan } = scenario.shown;
  const total = (of: (one: (typeof plan)[number]) => bigint): string =>
    amountText(
      plan.reduce((sum, one) => sum + of(one), 0n),
      scenario.currency,
    );
  const got = new Map([
    ['principalDue', total(({ owed }) => owed.principal)],
    ['interest', total(({ owed }) => owed.interest)],
    ['fees', total(({ owed }) => owed.fee)],
    ['penalties', total(({ owed }) => owed.penalty)],
    ['due', total(({ owed }) => sumOf(owed))],
    ['paid', total(({ paid }) => sumOf(paid))],
    ['inAdvance', total(({ inAdvance }) => inAdvance)],
    ['late', total(({ late }) => late)],
    ['waived', total(({ waived }) => sumOf(waived))],
    ['outstanding', total(({ outstanding }) => outstanding)],
  ]);
  const expected = new Map([...got.keys()].filter((name) => step.has(name)).map((name) => [name, step.text(name)]));
  scenario.failures.push(...differences(scenario.at('totals'), expected, got));
  return null;
}

function allTransactions(scenario: Scenario): LoanTransaction[] {
  const all = withAccruals(scenario.rules, scenario.log, scenario.currency);
  return all.filter(({ id }) => !scenario.hidden.has(id));
}

function allRows(scenario: Scenario): Row[] {
  return allTransactions(scenario).map((one) => transactionRow(one, scenario.currency));
}

function textRows(step: JsonFields, name: string): Row[] {
  return step.list(name, (row) => new Map(row.names().map((key) => [key, row.scalar(key)])));
}
