import { type Currency, err, money, ok, type Result } from '@lendline/kernel';
import { type CashFlow, cashFlowKinds } from './cash-flow.ts';
import { JsonFields } from './json-fields.ts';
import { type Problem, problem } from './problem.ts';
import { readCurrency } from './terms-json.ts';

/**
 * Reads dated flows from parsed JSON: `{currency, flows: [{date, kind: advance|payment, amount}]}`, amounts as strings of minor units.
 * Errors: every problem, by field.
 */
export function readFlowsJson(value: unknown): Result<readonly CashFlow[], readonly Problem[]> {
  const problems: Problem[] = [];
  const fields = new JsonFields(value, '', problems);
  const currency = readCurrency(fields);
  const flows = fields.list('flows', (flow) => readFlow(flow, currency));
  fields.close();
  const found = problems.length > 0 ? problems : checkFlows(flows);
  return found.length > 0 ? err(found) : ok(flows);
}

function readFlow(fields: JsonFields, currency: Currency): CashFlow {
  const flow = {
    date: fields.date('date'),
    kind: fields.choice('kind', cashFlowKinds),
    amount: money(fields.minor('amount'), currency),
  };
  fields.close();
  return flow;
}

function checkFlows(flows: readonly CashFlow[]): Problem[] {
  const negative = flows.flatMap(({ amount }, index) =>
    amount.amount > 0n ? [] : [problem(`flows[${index}].amount`, amount.amount, aboveZero)],
  );
  const missing = cashFlowKinds.filter((kind) => !flows.some((flow) => flow.kind === kind));
  return [...negative, ...missing.map((kind) => problem('flows', flows.length, atLeastOne(kind)))];
}

const aboveZero = {
  expected: { en: 'an amount above 0', 'zh-CN': '大于 0 的金额' },
  doThis: {
    en: 'Say the direction with kind: advance or payment.',
    'zh-CN': '请用 kind 表示方向:advance 或 payment。',
  },
};

function atLeastOne(kind: string) {
  return {
    expected: { en: `at least one flow of kind ${kind}`, 'zh-CN': `至少一笔 ${kind}` },
    doThis: {
      en: 'List what the borrower receives and what they pay.',
      'zh-CN': '请列出借款人收到和支付的每一笔款项。',
    },
  };
}
