import { parseDecimal } from '@lendline/kernel';

import { parseWallText } from '../records/wall-text.ts';
import type { WallClock } from '../records/wall-clock.ts';
import type { CellRow } from './csv-rows.ts';
import type { DeclaredSum, StatementPreface } from './statement-file.ts';

/** What the lines above the header row say: holder, period, declared rows and sums. */
export function statementPreface(rows: readonly CellRow[], clock: WallClock): StatementPreface {
  // A merged cell of a workbook repeats its text in every column.
  const lines = rows.map(({ cells }) => [...new Set(cells.filter((cell) => cell !== ''))].join(','));
  const instant = (label: RegExp, clockOfDay = '00:00:00'): Temporal.Instant | null =>
    instantAfter(lines, label, { clock, clockOfDay });
  const [from, to] = [instant(/起始时间/), instant(/终止时间/, '23:59:59')];
  return {
    holder: {
      name: textAfter(lines, /^(?:姓名|微信昵称|京东账号名|美团用户名)[:：]\s*/),
      account: textAfter(lines, /^(?:支付宝账户|支付宝账号|账号|微信号)[:：]\s*/),
    },
    window: from && to ? { from, to } : null,
    exported_at: instant(/导出时间/),
    declared: {
      rows: declaredRows(lines),
      in: declaredSum(lines, '收入'),
      out: declaredSum(lines, '支出'),
      neutral: declaredSum(lines, '不计收支') ?? declaredSum(lines, '中性交易'),
    },
  };
}

function textAfter(lines: readonly string[], label: RegExp): string | null {
  const line = lines.find((text) => label.test(text));
  const text = line
    ?.replace(label, '')
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  return text ? text : null;
}

interface DayOnly {
  readonly clock: WallClock;
  /** What a day without a clock time means: its beginning, or its end. */
  readonly clockOfDay: string;
}

function instantAfter(
  lines: readonly string[],
  label: RegExp,
  { clock, clockOfDay }: DayOnly,
): Temporal.Instant | null {
  const pattern = new RegExp(`${label.source}[:：]\\s*\\[?(\\d[\\d/-]+)(?: ([\\d:]+))?\\]?`);
  const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
  const time = found ? parseWallText(`${found[1]} ${found[2] ?? clockOfDay}`) : null;
  return time && Temporal.Instant.fromEpochMilliseconds(clock.toEpoch(time.wall_ms));
}

function declaredRows(lines: readonly string[]): number | null {
  const found = lines.map((line) => /^共[:：]?\s*(\d{1,7})笔记录/.exec(line)?.[1]).find((text) => text !== undefined);
  return found === undefined ? null : Number(found);
}

function declaredSum(lines: readonly string[], label: string): DeclaredSum | null {
  const pattern = new RegExp(`^${label}[:：]\\s*(\\d{1,7})笔[,，]?\\s*([\\d.]+)元`);
  for (const line of lines) {
    const match = pattern.exec(line);
    const amount = match && parseDecimal(match[2]!, 'CNY');
    if (match && amount?.ok) return { rows: Number(match[1]), amount: amount.value.amount };
  }
  return null;
}
