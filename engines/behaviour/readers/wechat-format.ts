import type { StatementFormat } from './statement-format.ts';

/** The bill of WeChat Pay: CSV until mid-2025, XLSX since; the columns are the same. */
export const wechatFormat: StatementFormat = {
  kind: 'wechat',
  landmark: '微信',
  encoding: 'utf-8',
  aliases: {
    time: ['交易时间'],
    category: ['交易类型'],
    counterparty: ['交易对方'],
    account: [],
    description: ['商品'],
    direction: ['收/支'],
    amount: ['金额(元)', '金额（元）', '金额'],
    method: ['支付方式'],
    status: ['当前状态'],
    order: ['交易单号'],
    merchantOrder: ['商户单号'],
    note: ['备注'],
  },
  required: ['time', 'category', 'direction', 'amount', 'status', 'order'],
  directions: { 收入: 'in', 支出: 'out', '/': 'neutral', 中性交易: 'neutral' },
  statuses: [
    [/失败/, 'failed'],
    [/过期|关闭|取消|撤销/, 'closed'],
    [/等待|处理中|待/, 'pending'],
    // A payment that was given back was made first: it is posted, and `refunded` says how much has returned.
    [/成功|完成|已|到账/, 'posted'],
  ],
  refundCategory: /退款$/,
};
