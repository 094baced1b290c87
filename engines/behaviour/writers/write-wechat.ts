import type { FlowDirection } from '../records/transaction.ts';
import { formatWall } from '../records/wall-text.ts';
import { csvLine } from './csv-line.ts';
import { printed, summed, yuan, type StatementContent, type StatementEntry } from './statement-content.ts';

const directions: Readonly<Record<FlowDirection, string>> = { in: '收入', out: '支出', neutral: '/' };
const columns = [
  '交易时间',
  '交易类型',
  '交易对方',
  '商品',
  '收/支',
  '金额(元)',
  '支付方式',
  '当前状态',
  '交易单号',
  '商户单号',
  '备注',
];

/** A bill as WeChat Pay exported it as CSV: UTF-8 with a byte-order mark, head lines as wide as the table. */
export function writeWechat({ holder, window, exported_at, transactions }: StatementContent): Uint8Array {
  const head = [
    '微信支付账单明细',
    `微信昵称：[${holder.name}]`,
    `起始时间：[${printed(window.from)}] 终止时间：[${printed(window.to)}]`,
    '导出类型：[全部]',
    `导出时间：[${printed(exported_at)}]`,
    '',
    `共${transactions.length}笔记录`,
    `收入：${summed(transactions, 'in')}`,
    `支出：${summed(transactions, 'out')}`,
    `中性交易：${summed(transactions, 'neutral')}`,
    '',
    `${'-'.repeat(22)}微信支付账单明细列表${'-'.repeat(20)}`,
  ];
  const blanks = columns.slice(1).map(() => '');
  const lines = [...head.map((line) => csvLine([line, ...blanks])), csvLine(columns), ...transactions.map(lineOf)];
  return new TextEncoder().encode(`\u{FEFF}${lines.join('\r\n')}\r\n`);
}

function lineOf(row: StatementEntry): string {
  const cells = [
    formatWall(row.wall_ms),
    row.category,
    row.counterparty ?? '/',
    row.description === '' ? '/' : row.description,
    directions[row.direction],
    `¥${yuan(row.amount)}`,
    row.method ?? '/',
    row.status_text,
    `${row.order_id ?? '/'}\t`,
    `${row.merchant_order_id ?? '/'}\t`,
    row.note ?? '/',
  ];
  return csvLine(cells);
}
