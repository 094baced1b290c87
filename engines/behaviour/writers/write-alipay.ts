import type { FlowDirection } from '../records/transaction.ts';
import { formatWall } from '../records/wall-text.ts';
import { csvLine } from './csv-line.ts';
import { encodeGb18030 } from './gb18030.ts';
import { printed, summed, yuan, type StatementContent, type StatementEntry } from './statement-content.ts';

const directions: Readonly<Record<FlowDirection, string>> = { in: '收入', out: '支出', neutral: '不计收支' };
const rule = '-'.repeat(84);
const header =
  '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,';

/** A statement as the Alipay app exports it: GB 18030, a head of some twenty lines, ids that end in a tab. */
export function writeAlipay({ holder, window, exported_at, transactions }: StatementContent): Uint8Array {
  const lines = [
    rule,
    '导出信息：',
    csvLine([`姓名：${holder.name}`]),
    csvLine([`支付宝账户：${holder.account}`]),
    `起始时间：[${printed(window.from)}]    终止时间：[${printed(window.to)}]`,
    '导出交易类型：[全部]',
    `导出时间：[${printed(exported_at)}]`,
    `共${transactions.length}笔记录`,
    `收入：${summed(transactions, 'in')}`,
    `支出：${summed(transactions, 'out')}`,
    `不计收支：${summed(transactions, 'neutral')}`,
    '',
    `${'-'.repeat(24)}支付宝支付科技有限公司  电子客户回单${'-'.repeat(24)}`,
    header,
    ...transactions.map(lineOf),
  ];
  return encodeGb18030(`${lines.join('\r\n')}\r\n`);
}

function lineOf(row: StatementEntry): string {
  const cells = [
    formatWall(row.wall_ms),
    row.category,
    row.counterparty ?? '/',
    row.counterparty_account ?? '/',
    row.description,
    directions[row.direction],
    yuan(row.amount),
    row.method ?? '',
    row.status_text,
    `${row.order_id ?? ''}\t`,
    `${row.merchant_order_id ?? ''}\t`,
    row.note ?? '',
    '',
  ];
  return csvLine(cells);
}
