import type { StatementFormat } from './statement-format.ts';

/**
 * The bill of Meituan, as CSV. It lists only what is done, and files a refund as income; what was paid stands apart
 * from what was ordered.
 */
export const meituanFormat: StatementFormat = {
  kind: 'meituan',
  landmark: '美团交易账单',
  encoding: 'utf-8',
  aliases: {
    time: ['交易创建时间'],
    settled: ['交易成功时间'],
    category: ['交易类型'],
    counterparty: [],
    account: [],
    description: ['订单标题'],
    direction: ['收/支'],
    amount: ['实付金额'],
    method: ['支付方式'],
    status: [],
    order: ['交易单号'],
    merchantOrder: ['商家单号'],
    note: ['备注'],
  },
  required: ['time', 'category', 'direction', 'amount', 'order'],
  otherColumns: ['订单金额'],
  directions: { 收入: 'in', 支出: 'out', 不计收支: 'neutral', '/': 'neutral' },
  statuses: [],
  statusOfAll: 'posted',
  categories: /^(支付|退款|还款|充值|提现|转账)$/,
  refundCategory: /^退款$/,
  orderDay: /^(\d{6})\d{12}/,
};
