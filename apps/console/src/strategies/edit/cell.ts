/** A condition cell taken apart at its commas: the words and truth values that it names, and everything else as it stands. */
export interface CellParts {
  /** Without their quotes; `true` and `false` are the truth values. */
  readonly values: readonly CellValue[];
  /** Numbers, comparisons and ranges, and what cannot be read. */
  readonly rest: readonly string[];
}

export type CellValue = string | boolean;

const quoted = /^"([^"]*)"$|^'([^']*)'$/;

/** Takes a cell apart at the commas that stand outside of quotes. */
export function readCell(text: string): CellParts {
  const items = (text.match(/(?:"[^"]*"?|'[^']*'?|[^,"'])+/g) ?? [])
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const values: CellValue[] = [];
  const rest: string[] = [];
  for (const item of items) {
    const word = quoted.exec(item);
    if (word) values.push(word[1] ?? word[2]!);
    else if (item === 'true' || item === 'false') values.push(item === 'true');
    else rest.push(item);
  }
  return { values, rest };
}

/** Words stand before comparisons: ZEN gives up on a cell that compares a word with a number before it reaches the word. */
export function writeCell({ values, rest }: CellParts): string {
  return [...values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value))), ...rest].join(', ');
}

/** The cell with one more of its values, or one fewer; the rest stands as it was. */
export function withValue(text: string, value: CellValue, isIn: boolean): string {
  const { values, rest } = readCell(text);
  const others = values.filter((one) => one !== value);
  return writeCell({ values: isIn ? [...others, value] : others, rest });
}

/** The numbers that a cell names, as they are written: to be shown as money or shares. */
export function numbersIn(text: string): readonly string[] {
  return readCell(text).rest.flatMap((item) => item.match(/-?\d+(?:\.\d+)?/g) ?? []);
}

/** The code that a result says, `"refer"`; null where it says something else, the empty text where it says nothing. */
export function codeOf(text: string): string | null {
  if (text === '') return '';
  const word = quoted.exec(text);
  return word ? (word[1] ?? word[2]!) : null;
}

export function codeCell(code: string): string {
  return code === '' ? '' : `"${code}"`;
}

/** The codes of a list, `["thin-file"]`; null where the cell says something else. */
export function codesOf(text: string): readonly string[] | null {
  if (text === '') return [];
  const list = /^\[(.*)\]$/.exec(text.trim());
  if (!list) return null;
  const { values, rest } = readCell(list[1]!);
  return rest.length === 0 ? values.filter((value) => typeof value === 'string') : null;
}

export function codesCell(codes: readonly string[]): string {
  return codes.length === 0 ? '' : `[${codes.map((code) => `"${code}"`).join(', ')}]`;
}
