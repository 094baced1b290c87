import type { StatementFormat } from './statement-format.ts';

/** The CSV of the Alipay app ("for personal reconciliation"), as exported since 2021. */
export const alipayFormat: StatementFormat = {
  kind: 'alipay',
  landmark: '支付宝',
  encoding: 'gb18030',
  aliases: {
    time: ['交易时间'],
    settled: [],
    category: ['交易分类'],
    counterparty: ['交易对方'],
    account: ['对方账号'],
    description: ['商品说明'],
    direction: ['收/支'],
    amount: ['金额', '金额（元）', '金额(元)'],
    method: ['收/付款方式'],
    status: ['交易状态'],
    order: ['交易订单号'],
    merchantOrder: ['商家订单号'],
    note: ['备注'],
  },
  required: ['time', 'category', 'direction', 'amount', 'status', 'order'],
  otherColumns: [],
  directions: { 收入: 'in', 支出: 'out', 不计收支: 'neutral', 其他: 'neutral', '/': 'neutral' },
  statuses: [
    [/退款|退税/, 'refund'],
    [/失败/, 'failed'],
    [/关闭|取消|撤销/, 'closed'],
    [/等待|处理中|待/, 'pending'],
    [/成功|完成|已/, 'posted'],
  ],
  categories: null,
  refundCategory: /^退款$/,
  orderDay: /^(20\d{6})\d{8}/,
};
