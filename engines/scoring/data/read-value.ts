// One reading of texts for training and for scoring: a cell that was missing at fit is missing at score.

export const blanks: ReadonlySet<string> = new Set(['', 'NA', 'N/A', '#N/A', 'NULL', 'null', 'NaN', 'nan', '\\N']);

// Only a column of numbers may take these for "no value": in a column of words, `none` or `无` is an answer.
const blanksAmongNumbers = new Set(['-', '--', 'none', 'None', 'NONE', '未知', '缺失', '无', '空']);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const groupedNumber = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Whether a cell holds nothing. */
export function isBlank(text: string): boolean {
  return blanks.has(text.trim());
}

/** Whether a cell of a numeric column says "no value" in words. */
export function isBlankAmongNumbers(text: string): boolean {
  const trimmed = text.trim();
  return blanks.has(trimmed) || blanksAmongNumbers.has(trimmed);
}

/**
 * Reads `12`, `-1.5e3`, `1,234.50` or `12%` (as 12). Undefined for anything else, and for codes that only look
 * like numbers: a leading zero (`00734`) or a whole part of more than 15 digits, which a double cannot hold.
 */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(/%$/, '');
  const digits = groupedNumber.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed;
  if (!plainNumber.test(digits)) return undefined;
  if (/^[+-]?(?:0\d|\d{16})/.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

const datePattern =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads `2017-07-25`, `2017/7/25 08:22`, `2017年7月25日` and ISO 8601 with or without a zone into epoch
 * milliseconds. Without a zone the text counts as UTC, which keeps the order of rows of one file.
 * Undefined for other texts; `25/07/2017` is refused because it cannot be told from `07/25/2017`.
 */
export function readDate(text: string): number | undefined {
  const match = datePattern.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  try {
    const fields = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! };
    const at = Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
    return at.toZonedDateTime('UTC').epochMilliseconds - offset_ms(match[8]);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // 30 February, 25 o'clock: a text, not a moment
    throw error;
  }
}

function offset_ms(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
