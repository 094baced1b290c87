import type { ApplicationRow } from '@lendline/applications/contract';
import type { Decision, MenuCell, TraceStep } from '@lendline/decisions/contract';
import type { LineId } from '@lendline/lines/contract';
import { cny, madeUpId } from './ids.ts';

interface DecisionParts {
  readonly row: ApplicationRow;
  readonly lineId: LineId;
  readonly number: number;
}

export function decisionOf({ row, lineId, number }: DecisionParts): Decision {
  const declined = row.state === 'declined';
  const referred = row.state === 'in-review';
  return {
    id: madeUpId('decision', number),
    applicationId: row.id,
    lineId,
    asOf: row.submittedAt ?? row.createdAt,
    segment: row.segment,
    outcome: declined ? 'decline' : referred ? 'refer' : 'approve',
    tier: row.tier,
    limit: row.limit,
    menu: row.limit === null ? [] : menu,
    reasons: referred
      ? [
          {
            code: 'name-differs',
            borrowerText: { 'zh-CN': '工作人员会与您核对。', en: 'A person will check it with you.' },
            staffText: {
              'zh-CN': '姓名与运营商登记不一致（可能为亲属卡或少数民族姓名）',
              en: 'Name differs from the carrier’s (perhaps a relative’s SIM or another spelling)',
            },
          },
          {
            code: 'swap-silent',
            borrowerText: { 'zh-CN': '工作人员会与您核对。', en: 'A person will check it with you.' },
            staffText: { 'zh-CN': '换卡核验没有回答', en: 'No answer: whether the SIM was changed' },
          },
        ]
      : [],
    comeBackOn: declined ? '2027-02-20' : null,
    flags: ['simulated-model', 'statement-absent'],
    score: row.score === null ? null : scoreOf(row.score),
    snapshotId: madeUpId('snapshot', 1),
    strategy: { name: 'cn-first-loans', version: '2026.11.1' },
    trace: traceOf(declined),
    milliseconds: 41,
  };
}

function scoreOf(score: number): NonNullable<Decision['score']> {
  const points = [
    { feature: 'percent_nocturnal__call__90d', value: 0.187, bin: '0.15 – 0.22', points: -24 },
    { feature: 'income_monthly_variation', value: 0.42, bin: '0.35 – 0.50', points: -13 },
    { feature: 'percent_reciprocated_contacts__90d', value: 0.634, bin: '≥ 0.60', points: 31 },
    { feature: 'number_of_contacts__call__90d', value: 74, bin: '50 – 90', points: 18 },
    { feature: 'active_days__callandtext__90d', value: 88, bin: '≥ 80', points: 22 },
    { feature: 'obligations_to_income', value: null, bin: 'null', points: -8 },
    { feature: 'tenure_months_min', value: 6, bin: '6 – 12', points: 4 },
  ];
  return {
    modelId: madeUpId('model', 1),
    modelName: 'phone-new-2026-11',
    simulated: true,
    pd: 0.0431,
    score,
    points,
  };
}

const menu: readonly MenuCell[] = [
  cell({ yuan: 2000, instalments: 6, rate_ppm: 180_000, instalment: 351.05, total: 2106.3 }),
  cell({ yuan: 2000, instalments: 3, rate_ppm: 180_000, instalment: 686.77, total: 2060.31 }),
  cell({ yuan: 1000, instalments: 3, rate_ppm: 180_000, instalment: 343.38, total: 1030.14 }),
];

interface CellParts {
  readonly yuan: number;
  readonly instalments: number;
  readonly rate_ppm: number;
  readonly instalment: number;
  readonly total: number;
}

function cell({ yuan, instalments, rate_ppm, instalment, total }: CellParts): MenuCell {
  return {
    amount: cny(yuan),
    instalments,
    every: { count: 1, unit: 'months' },
    rate_ppm,
    fee_ppm: 0,
    duty_ppm: 0,
    pd: 0.0431,
    breakEven_ppm: instalments === 6 ? 151_000 : 209_000,
    cap_ppm: 240_000,
    apr: { nominal_ppm: 180_200, effective_ppm: 195_800 },
    instalment: cny(instalment),
    lastInstalment: cny(Math.round((total - instalment * (instalments - 1)) * 100) / 100),
    totalRepayable: cny(total),
  };
}

function traceOf(declined: boolean): readonly TraceStep[] {
  const steps: readonly TraceStep[] = [
    {
      step: 'eligibility',
      verdict: 'pass',
      text: { 'zh-CN': '资格与自有账', en: 'Eligibility and own book' },
      facts: { age: 34, open_loans: 0, loans_closed: 0, segment: 'new' },
      rules: [
        { rule: 'book.age', outcome: 'pass', text: { 'zh-CN': '达到法定借款年龄', en: 'Of legal age' } },
        { rule: 'book.overdue', outcome: 'pass', text: { 'zh-CN': '本机构无逾期', en: 'Nothing overdue with us' } },
      ],
    },
    {
      step: 'identity',
      verdict: 'refer',
      text: { 'zh-CN': '号码与身份', en: 'The line and the identity' },
      facts: { possession: true, name_id_number_match: 'name-differs', sim_swapped: null, tenure_months: '6–12' },
      rules: [
        {
          rule: 'line.possession',
          outcome: 'pass',
          text: { 'zh-CN': '号码由申请人持有', en: 'The number is in the applicant’s hands' },
        },
        {
          rule: 'line.match',
          outcome: 'refer',
          text: {
            'zh-CN': '姓名与运营商登记不一致（可能为亲属卡或少数民族姓名）',
            en: 'Name differs from the carrier’s (perhaps a relative’s SIM or another spelling)',
          },
        },
        {
          rule: 'line.swap',
          outcome: 'refer',
          text: { 'zh-CN': '换卡核验没有回答', en: 'No answer: whether the SIM was changed' },
        },
      ],
    },
    {
      step: 'paid-checks',
      verdict: 'pass',
      text: { 'zh-CN': '付费核验', en: 'Paid checks' },
      facts: {},
      rules: [{ rule: 'paid.bureau', outcome: 'not-run', text: { 'zh-CN': '征信', en: 'Credit bureau' } }],
    },
    {
      step: 'records',
      verdict: 'pass',
      text: { 'zh-CN': '记录的时效与覆盖', en: 'Freshness and coverage of records' },
      facts: { calls_covered_days: 180, statement_age_days: 11 },
      rules: [
        {
          rule: 'records.statement',
          outcome: 'note',
          text: {
            'zh-CN': '流水最新一笔超过 7 天，按未提供处理',
            en: 'The newest row of the statement is over 7 days old: counted as absent',
          },
        },
      ],
    },
    {
      step: 'score',
      verdict: declined ? 'decline' : 'pass',
      text: { 'zh-CN': '评分', en: 'Score' },
      facts: { pd_ppm: 43_100, score: 574, model_origin: 'simulated' },
      rules: [
        {
          rule: 'score.model',
          outcome: 'note',
          text: { 'zh-CN': '模型来自模拟国家', en: 'The model was trained on the simulated country' },
        },
        {
          rule: 'score.pd',
          outcome: declined ? 'decline' : 'pass',
          text: { 'zh-CN': '违约概率', en: 'Probability of default' },
        },
      ],
    },
  ];
  if (declined) return steps;
  return [
    ...steps,
    {
      step: 'tier',
      verdict: 'pass',
      text: { 'zh-CN': '定级', en: 'Tier' },
      facts: { tier: 'C', thin_file: false },
      rules: [
        { rule: 'tier.pd', outcome: 'pass', text: { 'zh-CN': '按违约概率定级', en: 'Tier by probability of default' } },
      ],
    },
    {
      step: 'affordability',
      verdict: 'pass',
      text: { 'zh-CN': '可负担性', en: 'Affordability' },
      facts: { income_monthly: 6840, capacity: 2394 },
      rules: [
        {
          rule: 'afford.capacity',
          outcome: 'pass',
          text: { 'zh-CN': '每月可负担额', en: 'What income leaves free each month' },
        },
      ],
    },
    {
      step: 'menu',
      verdict: 'pass',
      text: { 'zh-CN': '方案', en: 'Menu of offers' },
      facts: { cells: 3, cap_ppm: 240_000 },
      rules: [
        {
          rule: 'menu.cells',
          outcome: 'pass',
          text: { 'zh-CN': '金额、期限、价格方案', en: 'Amount, term and price' },
        },
      ],
    },
  ];
}
