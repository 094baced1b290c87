import { type Apr, apr, type AprRule, aprRules, noRateProblem, readFlowsJson } from '@lendline/credit';
import { type Command, Option } from 'commander';
import { commandNamed, printJson, readJsonInput, reportBadInput } from '../io.ts';
import { capExit, capJson, type CapOptions, capText, checkedCap, withCapOptions } from './rate-cap-option.ts';

/** `lendline apr --flows FILE`: the annual rate of dated flows. */
export function aprCommand(): Command {
  return withCapOptions(commandNamed('apr'))
    .description('print the annual rate of dated flows, fees included')
    .requiredOption('--flows <file>', 'dated flows as JSON; - is standard input')
    .addOption(new Option('--rule <rule>', 'how time and rate are counted').choices(aprRules).default('eu'))
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', help)
    .action(run);
}

interface AprOptions extends CapOptions {
  readonly flows: string;
  readonly rule: AprRule;
  readonly json?: true;
}

async function run({ flows: path, rule, json, ...cap }: AprOptions): Promise<void> {
  const input = await readJsonInput(path);
  if (!input.ok) return reportBadInput(path, input.error);
  const flows = readFlowsJson(input.value.value);
  if (!flows.ok) return reportBadInput(path, flows.error, input.value.lineOf);
  const solved = apr(flows.value, rule);
  if (!solved.ok) return reportBadInput(path, [noRateProblem(solved.error, flows.value.length)], input.value.lineOf);
  const check = checkedCap(flows.value, cap);
  capExit(check);
  if (json) printJson({ ...answer(solved.value), ...capJson(check) });
  else process.stdout.write(`${solved.value.apr.percent} % a year (${methods[rule]})\n${capText(check)}`);
}

function answer({ rule, apr: rate, nominal, effective, interval }: Apr) {
  return {
    apr: rate.percent,
    apr_ppm: rate.rate_ppm,
    method: methods[rule],
    rule,
    nominal: nominal.percent,
    effective: effective.percent,
    interval,
  };
}

const methods: Readonly<Record<AprRule, string>> = {
  eu: 'annual percentage rate of charge, Directive 2008/48/EC Annex I',
  us: 'annual percentage rate, Regulation Z (12 CFR 1026) Appendix J',
  irr: 'internal rate of return, nominal',
};

const help = `
Example:
  echo '{"currency":"CNY","flows":[{"date":"2026-01-10","kind":"advance","amount":"100000"},
    {"date":"2026-02-10","kind":"payment","amount":"52000"},{"date":"2026-03-10","kind":"payment","amount":"51000"}]}' |
    lendline apr --flows - --rule irr --json

Flows (JSON):
  currency   CNY, KES, USD, EUR, INR, NGN, GBP or JPY
  flows      [{"date": "YYYY-MM-DD", "kind": "advance" (to the borrower) or "payment" (by the borrower, fees too),
             "amount": "100000" (minor units, above 0: 1,000.00)}]; those of the first day count net

Rules:
  eu    effective rate of Directive 2008/48/EC Annex I: whole years, months or weeks, days over 365 or 366
  us    Regulation Z, Appendix J: the rate of a unit-period times their number in a year
  irr   nominal internal rate of return; the effective form stands beside it

The answer holds apr (per cent a year), apr_ppm, method, rule, nominal, effective and the interval that time was counted in; with
--cap also cap {within, method, rate_ppm, cap_ppm, excess, arithmetic}. Above the cap the run fails with 1.
`;
