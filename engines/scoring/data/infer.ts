import { isBlank, isBlankAmongNumbers, readDate, readNumber } from './read-value.ts';
import { type Column, makeTable, type Table, type TextColumn } from './table.ts';

/**
 * Finds what each column of a file holds by looking at its distinct texts: numbers when every text is a number
 * (or says that there is none), dates when every text is a date, else categories. Nothing is guessed from a share:
 * one stray word makes a category, so that a wrong file is seen and not read as missing.
 */
export function inferTable(columns: readonly TextColumn[]): Table {
  return makeTable(columns.map(inferColumn));
}

export function inferColumn(column: TextColumn): Column {
  const { name, codes } = column;
  const numbers = readLevels(column, readNumber, isBlankAmongNumbers);
  if (numbers) return { kind: 'numeric', name, values: spread(codes, numbers) };
  const dates = readLevels(column, readDate, isBlank);
  if (dates) return { kind: 'date', name, epochs_ms: spread(codes, dates) };
  return inferCategory(column);
}

type Reader = (text: string) => number | undefined;

/** One number per distinct text, NaN for blanks; undefined when some text is neither, or when all are blank. */
function readLevels(column: TextColumn, read: Reader, blank: (text: string) => boolean): Float64Array | undefined {
  const values = new Float64Array(column.levels.length);
  let found = false;
  for (const [code, level] of column.levels.entries()) {
    const value = blank(level) ? Number.NaN : read(level);
    if (value === undefined) return undefined;
    values[code] = value;
    found ||= !Number.isNaN(value);
  }
  return found ? values : undefined;
}

function spread(codes: Int32Array, values: Float64Array): Float64Array {
  const spreadValues = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    spreadValues[row] = code < 0 ? Number.NaN : values[code]!;
  }
  return spreadValues;
}

function inferCategory({ name, codes, levels }: TextColumn): Column {
  const codeOf = new Map<string, number>();
  const recoded = levels.map((level) => {
    if (isBlank(level)) return -1;
    const text = level.trim();
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  const cleaned = codes.map((code) => (code < 0 ? -1 : recoded[code]!));
  return { kind: 'category', name, codes: cleaned, levels: [...codeOf.keys()] };
}
