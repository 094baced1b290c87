import type { LocalText } from '@lendline/kernel';
import type { ContextNameKey } from '../context.ts';

/** What a number under a name counts. */
export type FactUnit = 'minor-units' | 'days' | 'months' | 'years' | 'instalments' | 'ppm' | 'count';

export interface FactText {
  readonly text: LocalText;
  /** Null where the value is no number. */
  readonly unit: FactUnit | null;
}

const fact = (unit: FactUnit | null, zh: string, en: string): FactText => ({ text: { 'zh-CN': zh, en }, unit });

/** Every name that a table may use without working it out, as the people say it who write tables. */
export const factTexts: Readonly<Record<ContextNameKey, FactText>> = {
  stage: fact(null, '决策环节', 'Stage of the decision'),
  segment: fact(null, '申请的客群', 'Segment applied for'),
  amount: fact('minor-units', '申请金额', 'Amount asked for'),
  term: fact('instalments', '申请期数', 'Instalments asked for'),
  licence: fact(null, '放款机构牌照', 'Licence of the lender'),
  model_origin: fact(null, '模型来源', 'Where the model comes from'),

  age_years: fact('years', '申请人年龄', 'Age of the applicant'),
  open_loans: fact('count', '本机构未结清借款笔数', 'Open loans with us'),
  days_past_due: fact('days', '本机构当前逾期天数', 'Days past due with us'),
  charged_off: fact(null, '本机构有核销借款', 'A loan with us was charged off'),
  loans_closed: fact('count', '本机构已还清借款笔数', 'Loans with us repaid in full'),
  recent_loans: fact('count', '近期在本机构的借款笔数', 'Recent loans with us'),
  last_loan_closed_days_ago: fact('days', '上一笔借款结清距今天数', 'Days since the last loan was closed'),
  last_loan_worst_lateness_days: fact('days', '上一笔借款最长逾期天数', 'Worst lateness of the last loan'),
  current_limit: fact('minor-units', '当前额度', 'Limit as it stands'),
  last_raise_days_ago: fact('days', '上次提额距今天数', 'Days since the last raise'),
  own_monthly_instalments: fact('minor-units', '本机构每月还款', 'Monthly instalments with us'),

  possession: fact(null, '号码由申请人持有', 'The number is in the applicant’s hands'),
  name_id_number_match: fact(null, '姓名、证件、号码三要素核验', 'Real-name check of name, id and number'),
  tenure_min_months: fact('months', '在网时长下限', 'Tenure of the line, at least'),
  tenure_max_months: fact('months', '在网时长上限', 'Tenure of the line, below'),
  sim_swapped: fact(null, '近期换过卡', 'The SIM was swapped lately'),
  number_recycled: fact(null, '号码为二次放号', 'The number was recycled'),
  call_forwarding: fact(null, '呼叫转移', 'Call forwarding'),
  identity_checked_days_ago: fact('days', '上次身份核验距今天数', 'Days since identity was checked'),

  lists: fact(null, '名单核验', 'List checks'),
  velocity: fact(null, '申请频率', 'Velocity'),
  ring: fact(null, '关联核验', 'Rings'),
  typologies: fact(null, '欺诈类型', 'Fraud typologies'),
  other_lenders_open: fact('count', '其他机构未结清借款笔数', 'Open loans at other lenders'),
  bureau: fact(null, '征信', 'Credit bureau'),

  calls_newest_days_ago: fact('days', '最新通话记录距今天数', 'Age of the newest call record'),
  calls_holder: fact(null, '通话记录属于谁', 'Whose call records they are'),
  calls_covered_days: fact('days', '通话记录覆盖天数', 'Days covered by call records'),
  statement_newest_days_ago: fact('days', '最新流水距今天数', 'Age of the newest statement entry'),
  statement_holder: fact(null, '流水属于谁', 'Whose statement it is'),
  statement_covered_days: fact('days', '流水覆盖天数', 'Days covered by the statement'),

  pd_ppm: fact('ppm', '模型给出的违约概率', 'Probability of default by the model'),
  own_pd_ppm: fact('ppm', '自有还款表现的违约概率', 'Probability of default from own repayment'),
  score_reads_calls: fact(null, '评分读取了通话记录', 'The score read call records'),
  score_reads_statement: fact(null, '评分读取了流水', 'The score read the statement'),
  score_reasons: fact(null, '评分的主要理由', 'Principal reasons of the score'),

  median_monthly_income: fact('minor-units', '月收入中位数', 'Median monthly income'),
  median_monthly_turnover: fact('minor-units', '月营业额中位数', 'Median monthly turnover'),
  other_monthly_instalments: fact('minor-units', '外部每月还款', 'Monthly instalments elsewhere'),
};
