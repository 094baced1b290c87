import { readFileSync } from 'node:fs';
import { readStatement, writeWechat } from '@lendline/behaviour';
import { aprOfSchedule, buildSchedule, readTermsJson, scheduleToJson } from '@lendline/credit';
import { newId, type Result } from '@lendline/kernel';
import { compileModel, readModel } from '@lendline/scoring';
import { cn, compileStrategy, decisionToJson, packStrategy, readDecisionInputJson } from '@lendline/strategy';

// What a stranger does with the libraries: it is run on the sources and on the packed packages, and both must agree.

const [modelFile = ''] = process.argv.slice(2);

function present<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const terms = present(
  readTermsJson({
    currency: 'CNY',
    principal: '1000000',
    disbursed: '2026-03-01',
    instalments: 12,
    every: { count: 1, unit: 'months' },
    rate_ppm: 180_000,
  }),
);
const schedule = present(buildSchedule(terms));
const rates = aprOfSchedule(terms, schedule);

const model = compileModel(present(readModel(readFileSync(modelFile, 'utf8'))));
const score = model.scoreRow({ repayments__180d: 6, percent_nocturnal__call__all: 0.1 });

const input = present(
  readDecisionInputJson(
    {
      segment: 'new',
      product: 'instalment',
      amount: { amount: '500000', currency: 'CNY' },
      term: 'any',
      as_of: '2026-03-01T06:00:00Z',
      values: {
        licence: 'small-loan-company',
        model_origin: 'real',
        age_years: 31,
        open_loans: 0,
        days_past_due: 0,
        charged_off: false,
        possession: true,
        name_id_number_match: 'match',
        lists: 'clear',
        pd_ppm: 12_000,
      },
    },
    cn,
  ),
);
const strategy = present(compileStrategy(packStrategy(cn), cn));
const decision = decisionToJson(await strategy.decide(input));

const at = Temporal.Instant.from('2026-02-01T00:00:00Z');
const bill = writeWechat({
  holder: { name: '测试', account: 'test' },
  window: { from: at, to: at.add({ hours: 24 * 28 }) },
  exported_at: at.add({ hours: 24 * 28 }),
  transactions: [
    {
      wall_ms: Date.UTC(2026, 1, 3, 12),
      amount: 2850n,
      direction: 'out',
      category: '商户消费',
      counterparty: '测试商店',
      counterparty_account: '',
      description: '午餐',
      method: '零钱',
      status_text: '支付成功',
      order_id: '1000000001',
      merchant_order_id: '2000000001',
      note: '/',
    },
  ],
});
const statement = present(await readStatement(bill));

const seen = {
  id: newId('loan', at, (bytes) => bytes.fill(7)),
  schedule: scheduleToJson(schedule, rates.ok ? rates.value : null),
  score: { pd: score.pd, score: score.score, tier: score.tier },
  decision,
  statement: { kind: statement.kind, out: statement.totals.out, transactions: statement.transactions.length },
};
process.stdout.write(
  JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
);
