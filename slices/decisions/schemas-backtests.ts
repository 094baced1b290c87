import {
  dateText,
  fileAnswer,
  idOf,
  instantText,
  localText,
  nothing,
  type SchemasOf,
  wireMoney,
  z,
} from '@lendline/platform';
import type { BacktestsClient } from './contract.ts';

const count = z.number().int().min(0);
const revision = z.number().int().min(1);
const note = z.string().trim().min(3, 'expected why').max(1000);
const strategyId = idOf('strategy');
const backtestId = idOf('backtest');
const segment = z.enum(['new', 'repeat', 'trader']);
const interval = z.object({ low: z.number(), high: z.number() });
const shows = z.enum(['lower', 'higher', 'no difference shown']);

const side = z.object({ strategyId, revision, number: z.number().int(), name: z.string() });

const summary = z.object({
  id: backtestId,
  a: side,
  b: side,
  from: dateText.nullable(),
  to: dateText.nullable(),
  note: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  total: count.nullable(),
  done: count,
  leftOut: z.object({ unreadable: count, laterThanDecision: count, notComparable: count }),
  askedBy: z.string(),
  askedAt: instantText,
  startedAt: instantText.nullable(),
  endedAt: instantText.nullable(),
  because: localText.nullable(),
});

const loans = z.object({
  applications: count,
  lent: count,
  known: count,
  bad: count,
  rate: z.number().nullable(),
  interval,
  bounds: interval,
  expectedBad: z.number().nullable(),
  withPd: count,
});

const sideFigures = z.object({
  outcomes: z.object({ approve: count, refer: count, decline: count }),
  approved: z.object({ count, of: count, rate: z.number().nullable(), interval }),
  loans,
  money: z.object({
    principal: wireMoney,
    interest: wireMoney,
    expectedLoss: wireMoney,
    expectedResult: wireMoney,
    recorded: z.object({
      principal: wireMoney.nullable(),
      interest: wireMoney.nullable(),
      loss: wireMoney.nullable(),
    }),
  }),
});

const difference = z.object({ difference: z.number().nullable(), interval: interval.nullable(), shows });

const figures = z.object({
  applications: count,
  a: sideFigures,
  b: sideFigures,
  differences: z.object({
    approved: difference,
    bad: difference.extend({ bounds: interval.nullable() }),
    expectedResult: difference,
  }),
  swap: z.object({ both: loans, in: loans, out: loans, neither: loans }),
});

const turnedAway = loans.extend({ approvedByOther: count });

const report = z.object({
  applications: count,
  period: z.object({ from: instantText, to: instantText }).nullable(),
  confidence: z.union([z.literal(0.9), z.literal(0.95), z.literal(0.99)]),
  all: figures,
  bySegment: z.array(z.object({ segment, figures })),
  byRule: z.array(
    z.object({
      rule: z.string(),
      text: localText,
      outcome: z.enum(['decline', 'refer']),
      a: turnedAway,
      b: turnedAway,
    }),
  ),
});

const place = z.object({ strategyId, revision: revision.exactOptional() });

export const backtestsSchemas: SchemasOf<BacktestsClient> = {
  startBacktest: {
    input: z.object({ a: place, b: place, from: dateText.exactOptional(), to: dateText.exactOptional(), note }),
    output: summary,
  },
  listBacktests: { input: nothing, output: z.object({ backtests: z.array(summary) }) },
  getBacktest: { input: z.object({ backtestId }), output: summary.extend({ report: report.nullable() }) },
  exportBacktest: { input: z.object({ backtestId }), output: fileAnswer },
};
