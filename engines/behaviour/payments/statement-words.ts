import type { Transaction } from '../records/transaction.ts';

/** How a purchase or a repayment was financed; `other` for a loan that is none of the rest. */
export type CreditKind = 'bnpl' | 'card' | 'airtime' | 'other';

/**
 * The categories of Alipay's bill since 2021, WeChat Pay's kinds of transaction, Meituan's, and the transaction types of
 * the GSMA Mobile Money API 1.2 and of CIDER.
 */
const categories: ReadonlySet<string> = new Set(
  [
    '餐饮美食 服饰装扮 日用百货 家居家装 数码电器 运动户外 美容美发 母婴亲子 宠物 交通出行 爱车养车 住房物业 酒店旅游',
    '文化休闲 教育培训 医疗健康 生活服务 公共服务 商业服务 公益捐赠 互助保障 投资理财 保险 信用借还 充值缴费 收入',
    '转账红包 亲友代付 账户存取 退款 其他',
    '商户消费 微信红包 转账 二维码收款 扫二维码付款 群收款 零钱充值 零钱提现 信用卡还款 购买理财通 亲属卡交易 赞赏码 分分捐',
    '手机充值 支付 还款 充值 提现',
    'billpay deposit disbursement transfer merchantpay inttransfer adjustment reversal withdrawal p2p cashin cashout other',
  ].flatMap((line) => line.split(' ')),
);

/** Families of words: WeChat's compounds, what banks print as the summary of a row, and mobile money in English. */
const families: readonly RegExp[] = [
  /^(微信红包|转入零钱通|零钱通转出|理财通)|-退款$/,
  /工资|薪|奖金|报酬|劳务|代发|报销|养老金|社保|转账|汇款|汇入|转存|存入|存款|取款|取现|消费|支付|缴费|收费|手续费|年费|退货|退款|结息|利息|贷款|还款|工本费/,
  /salary|payroll|wage|funds (received|sent)|customer (payment|transfer)|merchant payment|pay ?bill|buy goods|deposit|withdraw|transfer|reversal|charge|airtime|loan|savings|interest|fee\b/i,
  // ISO 20022 bank transaction codes: domain, family, sub-family.
  /^[A-Z]{4}([-/][A-Z0-9]{4}){1,2}$/,
];

/** Whether a category is one that a source is known to use. A source without categories leaves it empty: that is known. */
export function isKnownCategory(category: string): boolean {
  return category === '' || categories.has(category) || families.some((family) => family.test(category));
}

/** Money that customers pay at a counter, by the words under which wallets file it. */
export function isCounterSale({ category, description }: Transaction): boolean {
  return /二维码收款|收钱码|收款码|商家收款|经营收款|till payment|^merchantpay\b/i.test(`${category} ${description}`);
}

/** What kind of credit a repayment pays back, or a loan is. */
export function creditKindOf({ category, description, counterparty }: Transaction): CreditKind {
  const text = `${category} ${description} ${counterparty ?? ''}`;
  if (/花呗|白条|月付|先享后付|先用后付/.test(text)) return 'bnpl';
  if (/话费.*(垫付|预支|借)|okoa|airtime/i.test(text)) return 'airtime';
  return /信用卡|credit card/i.test(text) ? 'card' : 'other';
}

/** What lent the money for a purchase, by the means of payment; null when it was the holder's own. */
export function boughtOn({ method, category, description }: Transaction): 'bnpl' | 'card' | null {
  if (/花呗|白条|月付/.test(method ?? '') || /先享后付|先用后付/.test(`${category} ${description}`)) return 'bnpl';
  return /信用卡|credit card/i.test(method ?? '') ? 'card' : null;
}
