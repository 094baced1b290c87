import { type Locale, type Money, toDecimalString } from '@lendline/kernel';
import {
  type Decision,
  decisionToJson,
  type MenuCell,
  packs,
  readDecisionInputJson,
  reasonOf,
} from '@lendline/strategy';
import type { Command } from 'commander';
import { commandNamed, printJson, readJsonInput, reportBadInput, terminalLocale } from '../io.ts';
import { packIds, strategyFrom } from '../strategy-file.ts';

interface Options {
  readonly strategy: string;
  readonly pack: string;
  readonly input: string;
  readonly trace?: true;
  readonly json?: true;
}

/** `lendline decide --strategy PACK --input FILE`: one decision from stored values, as the lender would make it. */
export function decideCommand(): Command {
  return commandNamed('decide')
    .description('decide one application and print its tier, limit, price, reasons and trace')
    .requiredOption(
      '--strategy <file>',
      `a pack that ships with Lendline (${packIds()}), a pack as JSON, or a strategy as JDM`,
    )
    .option('--pack <file>', 'the pack under which a strategy as JDM decides', packs[0]!.id)
    .requiredOption('--input <file>', 'the application as JSON; - is standard input')
    .option('--trace', 'print every rule with what it saw')
    .option('--json', 'one JSON document on standard output, the trace included')
    .addHelpText('after', help)
    .action(run);
}

async function run({ strategy: from, pack, input: path, trace, json }: Options): Promise<void> {
  const strategy = await strategyFrom(from, pack);
  if (!strategy.ok) return;
  const read = await readJsonInput(path);
  if (!read.ok) return reportBadInput(path, read.error);
  const input = readDecisionInputJson(read.value.value, strategy.value.pack);
  if (!input.ok) return reportBadInput(path, input.error, read.value.lineOf);
  const decision = await strategy.value.decide(input.value);
  if (json) return printJson(decisionToJson(decision));
  const locale = terminalLocale();
  process.stdout.write([summary(decision, locale), trace ? traceText(decision, locale) : ''].join(''));
}

function summary(decision: Decision, locale: Locale): string {
  const lines = [
    `${decision.outcome}  tier ${decision.tier ?? '-'}  limit ${amount(decision.limit)}`,
    ...decision.reasons.map((code) => `  ${code}: ${reasonOf(code).borrower[locale]}`),
    ...(decision.comeBackOn ? [`  come back on ${decision.comeBackOn.toString()}`] : []),
    ...(decision.flags.length > 0 ? [`  flags: ${decision.flags.join(', ')}`] : []),
    ...decision.menu.map(cellLine),
  ];
  return `${lines.join('\n')}\n`;
}

function cellLine(cell: MenuCell): string {
  const price =
    'rate_ppm' in cell.price ? `${percent(cell.price.rate_ppm)} a year` : `${percent(cell.price.fee_ppm)} fee`;
  const apr = Math.max(cell.apr.nominal_ppm, cell.apr.effective_ppm);
  const refused = [
    ...(cell.lawful ? [] : ['above the cap']),
    ...(cell.serves ? [] : ['above what income serves']),
    ...(cell.withinLossBudget ? [] : ['above the loss budget']),
  ];
  return [
    `  ${amount(cell.amount)} x ${cell.instalments}`,
    price,
    `APR ${percent(apr)}`,
    `due ${toDecimalString(cell.due[0]!)}`,
    `PD ${percent(cell.pd_ppm)}`,
    `break-even ${percent(cell.breakEven_ppm)}`,
    `cap ${percent(cell.cap_ppm)}`,
    ...(refused.length > 0 ? [`not offered: ${refused.join(', ')}`] : []),
  ].join('  ');
}

function traceText(decision: Decision, locale: Locale): string {
  const lines = decision.trace.map(
    ({ step, rule, outcome, text, inputs }) =>
      `${outcome.padEnd(8)} ${step.padEnd(14)} ${rule.padEnd(20)} ${text[locale]}  ${shown(inputs)}`,
  );
  return `\n${lines.join('\n')}\n`;
}

function shown(inputs: object): string {
  return JSON.stringify(inputs, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

function amount(value: Money): string {
  return `${value.currency} ${toDecimalString(value)}`;
}

function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)} %`;
}

const help = `
Values that are left out, or "unknown", are never read as a pass. Amounts are minor units: "500000" is 5,000.00.

Example (a new borrower of the pack cn):
  lendline decide --strategy cn --input - --trace <<'JSON'
  {
    "segment": "new", "product": "instalment", "term": "any", "as_of": "2026-03-01T06:00:00Z",
    "amount": {"amount": "300000", "currency": "CNY"},
    "values": {
      "licence": "small-loan-company", "model_origin": "simulated",
      "age_years": 31, "open_loans": 0, "days_past_due": 0, "charged_off": false, "loans_closed": 0, "recent_loans": 0,
      "possession": true, "name_id_number_match": "match", "tenure_months": {"min": 24, "max": "open"},
      "sim_swapped": false, "number_recycled": false, "call_forwarding": "inactive",
      "lists": "not-run", "velocity": "not-run", "ring": "not-run", "typologies": "not-run",
      "other_lenders_open": "not-run", "bureau": "not-run",
      "calls_newest_on": "none",
      "statement_newest_on": "2026-02-28", "statement_holder": "applicant", "statement_covered_days": 90,
      "pd_ppm": 22000, "score_sources": ["statement"], "score_reasons": ["score-income"],
      "median_monthly_income": {"amount": "800000", "currency": "CNY"},
      "other_monthly_instalments": {"amount": "0", "currency": "CNY"},
      "own_monthly_instalments": {"amount": "0", "currency": "CNY"}
    }
  }
  JSON
`;
