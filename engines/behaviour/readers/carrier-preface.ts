import type { CallFile, DayPeriod } from './call-file.ts';
import type { CellRow } from './csv-rows.ts';

export type CarrierPreface = Pick<CallFile, 'holder' | 'window'>;

const datePattern = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/g;

/** What the lines above the first header row say: whose line it is and which period was asked for. */
export function carrierPreface(rows: readonly CellRow[]): CarrierPreface {
  const lines = rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(' '));
  return {
    holder: {
      name: labelled(lines, /(?:客户姓名|客户名称|机主姓名|姓名)\s*[:：]?\s*([^\s,，]+)/),
      number: labelled(lines, /(?:手机号码|本机号码|服务号码|号码)\s*[:：]?\s*(\+?[\d*]{5,16})/),
    },
    window: periodOf(lines),
  };
}

function labelled(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const match = pattern.exec(line);
    if (match) return match[1]!;
  }
  return null;
}

function periodOf(lines: readonly string[]): DayPeriod | null {
  for (const line of lines) {
    if (!/查询|时间段|起止|周期|账期/.test(line)) continue;
    const dates = [...line.matchAll(datePattern)].map((match) => plainDate(match.slice(1).map(Number)));
    const [from, to] = dates;
    if (from && to && Temporal.PlainDate.compare(from, to) <= 0) return { from, to };
    const month = /(\d{4})[-/.年]?(0[1-9]|1[0-2])(?:月|\b|$)/.exec(line);
    if (dates.length === 0 && month) return wholeMonth(Number(month[1]), Number(month[2]));
  }
  return null;
}

function plainDate(parts: readonly number[]): Temporal.PlainDate | null {
  const [year, month, day] = parts as [number, number, number];
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function wholeMonth(year: number, month: number): DayPeriod {
  const first = new Temporal.PlainDate(year, month, 1);
  return { from: first, to: first.with({ day: first.daysInMonth }) };
}
