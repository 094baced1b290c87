import type { StatementFormat } from './statement-format.ts';

/** The bill of WeChat Pay: CSV until mid-2025, XLSX since; the columns are the same. */
export const wechatFormat: StatementFormat = {
  kind: 'wechat',
  landmark: '微信',
  encoding: 'utf-8',
  aliases: {
    time: ['交易时间'],
    settled: [],
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
  otherColumns: [],
  directions: { 收入: 'in', 支出: 'out', '/': 'neutral', 中性交易: 'neutral' },
  statuses: [
    [/失败/, 'failed'],
    [/过期|关闭|取消|撤销/, 'closed'],
    [/等待|处理中|待/, 'pending'],
    // A payment that was given back was made first: it is posted, and `refunded` says how much has returned.
    [/成功|完成|已|到账/, 'posted'],
  ],
  categories:
    /^(商户消费|微信红包.*|转账.*|二维码收款|扫二维码付款|群收款|零钱充值|零钱提现|信用卡还款|购买理财通|理财通.*|零钱通.*|转入零钱通.*|亲属卡交易|赞赏码|分分捐|手机充值|其他|.*退款)$/,
  categoryWord: (category) =>
    category
      .replace(/^.+-退款$/, '…-退款')
      .replace(/^(转入零钱通-来自|零钱通转出-到|微信红包-来自|微信红包-发给).+$/, '$1…'),
  refundCategory: /退款$/,
  orderDay: /^\d{10}(20\d{6})\d{10}$/,
};
