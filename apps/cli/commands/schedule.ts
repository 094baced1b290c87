import {
  aprOfSchedule,
  buildSchedule,
  type LoanTerms,
  namedRates,
  noRateProblem,
  readTermsJson,
  type Schedule,
  type ScheduleRates,
  scheduleToJson,
} from '@lendline/credit';
import { money, toDecimalString } from '@lendline/kernel';
import type { Command } from 'commander';
import { commandNamed, printJson, readJsonInput, reportBadInput, terminalLocale } from '../io.ts';
import { capExit, capJson, type CapOptions, capText, checkedCap, withCapOptions } from './rate-cap-option.ts';

/** `lendline schedule --terms FILE`: the repayment schedule of a loan's terms and its all-in annual rate. */
export function scheduleCommand(): Command {
  return withCapOptions(commandNamed('schedule'))
    .description('print the repayment schedule of a loan and its all-in annual rate')
    .requiredOption('--terms <file>', 'loan terms as JSON; - is standard input')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

interface ScheduleOptions extends CapOptions {
  readonly terms: string;
  readonly json?: true;
}

async function run({ terms: path, json, ...cap }: ScheduleOptions): Promise<void> {
  const input = await readJsonInput(path);
  if (!input.ok) return reportBadInput(path, input.error);
  const terms = readTermsJson(input.value.value);
  if (!terms.ok) return reportBadInput(path, terms.error, input.value.lineOf);
  const schedule = buildSchedule(terms.value);
  if (!schedule.ok) return reportBadInput(path, schedule.error, input.value.lineOf);
  const rates = ratesOf(terms.value, schedule.value);
  const { flows } = schedule.value;
  const check = checkedCap(flows, cap, terms.value.every);
  capExit(check);
  if (json) printJson({ ...answerOf(terms.value, schedule.value, rates), ...capJson(check) });
  else process.stdout.write(`${table(schedule.value, rates)}${capText(check)}`);
}

/** The schedule, with the annual rates of every method. */
function answerOf(terms: LoanTerms, schedule: Schedule, rates: ScheduleRates | null) {
  const answer = scheduleToJson(schedule, rates);
  const named = namedRates(schedule.flows, terms.every);
  if (!named.ok) return answer;
  return { ...answer, rates: { ...answer.rates, eu: named.value.eu.percent, us: named.value.us.percent } };
}

/** A loan can lack a rate (a down payment as large as the payout); its schedule is still worth printing. */
function ratesOf(terms: LoanTerms, schedule: Schedule): ScheduleRates | null {
  const rates = aprOfSchedule(terms, schedule);
  if (rates.ok) return rates.value;
  const { expected, doThis } = noRateProblem(rates.error, schedule.flows.length);
  const locale = terminalLocale();
  process.stderr.write(`no annual rate: expected ${expected[locale]}. ${doThis[locale]}\n`);
  return null;
}

const columns = ['n', 'due', 'principal', 'interest', 'fees', 'penalties', 'due_total', 'balance'] as const;

function table(schedule: Schedule, rates: ScheduleRates | null): string {
  const amount = (value: bigint) => toDecimalString(money(value, schedule.currency));
  const rows = schedule.instalments.map((row) => [
    String(row.n),
    row.due.toString(),
    ...[row.principal, row.interest, row.fees, row.penalties, row.dueTotal, row.balance].map(amount),
  ]);
  const { totals } = schedule;
  const sums = [totals.principal, totals.interest, totals.fees, totals.penalties, totals.dueTotal].map(amount);
  const lines = [[...columns], ...rows, ['', 'total', ...sums, '']];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padStart(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return `${text.join('\n')}\n\n${summary(schedule, rates)}`;
}

function summary({ totals, currency }: Schedule, rates: ScheduleRates | null): string {
  const amount = (value: bigint) => `${currency} ${toDecimalString(money(value, currency))}`;
  const received = `received ${amount(totals.netDisbursed)}, paid ${amount(totals.dueTotal)}, cost ${amount(totals.cost)}\n`;
  if (!rates) return received;
  return `${received}all-in annual rate ${rates.effective.percent} % effective, ${rates.nominal.percent} % nominal (IRR)\n`;
}

const help = `
Example:
  echo '{"currency":"CNY","principal":"500000","disbursed":"2026-01-31","instalments":6,"rate_ppm":144000}' |
    lendline schedule --terms - --json

Terms (JSON; amounts are strings of minor units, rates parts per million, dates YYYY-MM-DD):
  currency           CNY, KES, USD, EUR, INR, NGN, GBP or JPY
  principal          "500000" is 5,000.00
  disbursed          "2026-01-31"
  instalments        1 to 1000
  rate_ppm           nominal yearly rate; 144000 is 14.4 %
  every              {"count": 1, "unit": "months"}; unit days, weeks, half_months or months   [every month]
  method             equal_instalments, classic_instalments, equal_principal, flat, bullet   [equal_instalments]
  day_count          30/360, 30/365, actual/360, actual/364, actual/365, actual/actual,
                     actual/first-year, nominal   [30/360]
  month_end          last_day (31 Jan, 28 Feb) or next_day (31 Jan, 1 Mar)   [last_day]
  rounding_multiple  instalments are rounded to this many minor units   ["1"]
  down_payment_ppm   part of the principal due on the first day   [0]
  principal_grace    first instalments without principal   [0]
  interest_grace     first instalments without interest, which is caught up after   [0]
  interest_free      first instalments whose periods bear no interest at all   [0]
  first_due          the first due date, where it is not one interval after the disbursement
  calendar           {"working_days": [1, 2, 3, 4, 5], "holidays": ["2026-02-17"], "move": next, previous or
                     next_same_month}: where a due date goes that is no working day   [it stays]
  allocation         where payments go while the loan runs (it changes no schedule):
                     {"kind": "oldest_first", "order"}            instalment by instalment
                     {"kind": "due_first", "due", "in_advance"}   what is due, then what is not
                     {"kind": "by_bucket", "direction": horizontal or vertical, "past_due", "due", "in_advance",
                     "future": next, last or re_amortise, "kinds": {"goodwill_credit": {...}}}
                     each order lists penalty, fee, interest, principal   [oldest_first, in that order]
  changes            in the order agreed, of any loan but a flat one:
                     {"kind": "payout", "on", "amount"}           more money; instalments are levelled anew
                     {"kind": "rate", "from", "rate_ppm"}         another rate, also of a day long gone
                     {"kind": "interest_pause", "from", "to"}     no interest on these days, both included
                     {"kind": "due_date", "from", "to"}           one due date moves, those after it follow
                     {"kind": "instalments", "from", "extra"}     more instalments, or fewer
  fees               [{"name", "amount" or "rate_ppm" with "of": principal, balance, interest or
                     principal_and_interest [principal], "when": disbursement, maturity or each,
                     "duty_ppm": tax on the fee [0], "kind": service, origination, guarantee, insurance, other [service]}]

One payment after 30 days with a fee of 8 % and 20 % excise duty on it:
  {"currency":"KES","principal":"300000","disbursed":"2026-02-01","instalments":1,"every":{"count":30,"unit":"days"},
   "rate_ppm":0,"method":"bullet","fees":[{"name":"Facility fee","rate_ppm":80000,"when":"maturity","duty_ppm":200000}]}

The answer holds currency, instalments [{n, due, principal, interest, fees, penalties, due_total, balance}], charges, totals,
apr (effective, per cent a year, every fee included) and rates {nominal_irr, effective, effective_ppm, eu, us}. With --cap it
holds cap {within, method, rate_ppm, cap_ppm, excess, arithmetic}; above the cap the run fails with 1 and shows the arithmetic.
`;
