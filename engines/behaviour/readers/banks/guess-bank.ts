import { type Currency, err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { amountOf, type DecimalMark } from '../amount-text.ts';
import type { CellRow } from '../csv-rows.ts';
import type { AmountSign, BankDescriptor, BankField } from './bank-descriptor.ts';
import { possibleOrders } from './day-text.ts';

/** What banks call their columns, in Chinese and English. A name that two roles could claim is in neither. */
const roles: Readonly<Record<BankField, RegExp>> = {
  date: /^(交易日期?|记账日期?|入账日期|日期|(transaction|booking|posting|posted|txn)? ?date|date posted)$/i,
  time: /^(交易时间|记账时间|时间|(transaction )?time)$/i,
  amount: /^(交易金额|发生额|金额|(transaction )?amount|amt)([(（].*[)）])?$/i,
  paidIn:
    /^(收入(金额)?|贷方(金额|发生额)?|存入(金额)?|转入(金额)?|credits?( amount)?|paid in|deposits?|money in)([(（].*[)）])?$/i,
  paidOut:
    /^(支出(金额)?|借方(金额|发生额)?|支取(金额)?|转出(金额)?|debits?( amount)?|paid out|withdrawals?|withdrawn|money out)([(（].*[)）])?$/i,
  side: /^(借贷(标志|方向)?|收支(方向|类型|标志)?|收\/支|(cr\/dr|dr\/cr|credit\/debit|debit\/credit)( indicator)?)$/i,
  balance: /^((账户|本次|当前|联机)?余额|(running|account|closing|ledger)? ?balance)([(（].*[)）])?$/i,
  currency: /^(币种|货币|币别|交易币种|currency|ccy)$/i,
  fee: /^(手续费|服务费|fees?|charges?)$/i,
  category: /^(交易摘要|摘要|交易类型|业务类型|交易名称|(transaction )?type|category)$/i,
  counterparty:
    /^(对方户名|对方名称|对方|对手信息|交易对方|counterparty|payee|beneficiary|(recipient|sender|payer)( name)?)$/i,
  account: /^(对方账号|对方账户|对方卡号|counterparty account|account number of counterparty)$/i,
  description: /^(附言|用途|备注|说明|交易说明|交易附言|description|details|narrative|narration|memo|particulars)$/i,
  note: /^(渠道|交易渠道|交易地点|channel)$/i,
  order: /^(流水号|交易流水号|交易编号|参考号|reference|ref( no)?\.?|transaction id|receipt no\.?)$/i,
};

const sides: Readonly<Record<string, 'in' | 'out'>> = {
  收入: 'in',
  贷: 'in',
  存: 'in',
  CR: 'in',
  C: 'in',
  CREDIT: 'in',
  CRDT: 'in',
  支出: 'out',
  借: 'out',
  取: 'out',
  DR: 'out',
  D: 'out',
  DEBIT: 'out',
  DBIT: 'out',
};

/** Enough rows to see which order of day and month they are in. */
const sampleRows = 200;

export interface Guessed {
  readonly start: number;
  readonly bank: BankDescriptor;
}

/**
 * A descriptor for the table of an unknown bank, from what its columns are called and what stands in them. Null when
 * there is no such table. Error `ambiguous-columns`, naming the column, when it could be read in more than one way:
 * two columns of one meaning, `03/04/2024` throughout, an amount without sign or side, no currency anywhere.
 */
export function guessBank(
  rows: readonly CellRow[],
  currency: Currency | undefined,
): Result<Guessed, FileProblem> | null {
  const start = rows.findIndex((row) => isHeader(row));
  if (start < 0) return null;
  const header = rows[start]!;
  const named = namedColumns(header);
  const twice = Object.values(named).find((columns) => columns.length > 1);
  const problem = (field: string) => err(fileProblem('ambiguous-columns', { line: header.line, field }));
  if (twice) return problem(header.cells[twice[1]!]!);
  const sample = rows.slice(start + 1, start + 1 + sampleRows);
  const values = (field: BankField): string[] =>
    sample.map(({ cells }) => cells[named[field][0] ?? -1] ?? '').filter((cell) => /\d/.test(cell));
  const orders = possibleOrders(values('date'));
  if (values('date').length === 0 || orders.length !== 1) return problem(nameIn(header, named.date));
  const sign = signOf(named, sample, header);
  if (typeof sign === 'string') return problem(sign);
  const money = [...values('amount'), ...values('paidIn'), ...values('paidOut')];
  const marks = (['point', 'comma'] as const).filter((mark) =>
    money.every((text) => amountOf(text, 'CNY', mark) !== null),
  );
  const decimals = onlyReading(money, marks);
  if (decimals === null) return problem(nameIn(header, named.amount));
  const inChinese = /[\u4e00-\u9fff]/.test(nameIn(header, named.date));
  if (named.currency.length === 0 && currency === undefined && !inChinese) return problem('currency');
  const columns = Object.fromEntries(
    Object.entries(named).flatMap(([field, at]) => (at.length === 1 ? [[field, [header.cells[at[0]!]!]]] : [])),
  );
  const bank: BankDescriptor = {
    id: 'guessed',
    name: { 'zh-CN': '未知银行', en: 'unknown bank' },
    encoding: null,
    columns,
    otherColumns: header.cells,
    sign,
    days: orders[0]!,
    decimals,
    currency: currency ?? (inChinese ? 'CNY' : null),
    currencies: { 人民币: 'CNY', 人民币元: 'CNY', RMB: 'CNY', 美元: 'USD' },
    zone: 'UTC',
    refunds: /退款|退货|冲正|冲销|退回|\b(refund|reversal|returned)\b/i,
  };
  return ok({ start, bank });
}

type Named = Readonly<Record<BankField, readonly number[]>>;

function namedColumns(row: CellRow): Named {
  const found = Object.entries(roles).map(([field, name]) => [
    field,
    row.cells.flatMap((cell, at) => (name.test(cell) ? [at] : [])),
  ]);
  const named = Object.fromEntries(found) as Named;
  // `交易时间` alone holds day and time in one cell.
  return named.date.length === 0 && named.time.length === 1 ? { ...named, date: named.time, time: [] } : named;
}

function isHeader(row: CellRow): boolean {
  const named = namedColumns(row);
  return named.date.length > 0 && (named.amount.length > 0 || (named.paidIn.length > 0 && named.paidOut.length > 0));
}

/** How the table tells money that came from money that went, or the name of the column that does not say. */
function signOf(named: Named, sample: readonly CellRow[], header: CellRow): AmountSign | string {
  const both = named.paidIn.length === 1 && named.paidOut.length === 1;
  if (both && named.amount.length === 0) return { by: 'columns' };
  if (both || named.amount.length !== 1) return nameIn(header, named.amount);
  const cells = (at: number): string[] => sample.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
  if (named.side.length === 1) {
    const words = [...new Set(cells(named.side[0]!))];
    const known = words.filter((word) => Object.hasOwn(sides, word.toUpperCase()));
    if (words.length === 0 || known.length < words.length) return nameIn(header, named.side);
    return { by: 'words', words: Object.fromEntries(words.map((word) => [word, sides[word.toUpperCase()]!])) };
  }
  // Without one negative amount, a table of unsigned sums looks the same.
  return cells(named.amount[0]!).some((cell) => /^[-−]/.test(cell)) ? { by: 'sign' } : nameIn(header, named.amount);
}

/** The one way in which every amount can be read, or either when they mean the same. */
function onlyReading(money: readonly string[], marks: readonly DecimalMark[]): DecimalMark | null {
  if (marks.length < 2) return marks[0] ?? null;
  const same = money.every((text) => amountOf(text, 'CNY', 'point') === amountOf(text, 'CNY', 'comma'));
  return same ? 'point' : null;
}

function nameIn(header: CellRow, columns: readonly number[]): string {
  return header.cells[columns[0] ?? -1] ?? 'amount';
}
