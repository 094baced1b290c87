import type { StatementFormat } from './statement-format.ts';

/** The bill of JD Pay, as CSV. What came back stands in the amount: `131.77(已退款89.84)`; a refund row may follow. */
export const jdFormat: StatementFormat = {
  kind: 'jd',
  landmark: '京东账号名',
  encoding: 'utf-8',
  aliases: {
    time: ['交易时间'],
    settled: [],
    category: ['交易分类'],
    counterparty: ['商户名称'],
    account: [],
    description: ['交易说明'],
    direction: ['收/支'],
    amount: ['金额'],
    method: ['收/付款方式'],
    status: ['交易状态'],
    order: ['交易订单号'],
    merchantOrder: ['商家订单号'],
    note: ['备注'],
  },
  required: ['time', 'counterparty', 'direction', 'amount', 'status', 'order'],
  otherColumns: [],
  directions: { 收入: 'in', 支出: 'out', 不计收支: 'neutral' },
  statuses: [
    [/^退款|退款成功/, 'refund'],
    [/失败/, 'failed'],
    [/关闭|取消|撤销/, 'closed'],
    [/等待|处理中|待/, 'pending'],
    [/成功|完成|已/, 'posted'],
  ],
  categories: null,
  refundCategory: /^退款$/,
  refundDescription: /^退款[-—]/,
  orderDay: null,
};
