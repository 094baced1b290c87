/** A line of a CSV file by its column names; an absent cell is an empty text. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * Records of a CSV file with a heading (RFC 4180: quoted cells may hold commas, quotes and line ends). Lines without any
 * cell are left out.
 */
export function csvRows(text: string): CsvRow[] {
  const [head = [], ...lines] = csvLines(text);
  return lines.map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ''])));
}

/** Cells by line, where two columns may have one name. */
export function csvLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const source = text.replace(/^\uFEFF/, '');
  while (cell.lastIndex < source.length) {
    const match = cell.exec(source);
    // A quote in the middle of a cell: what follows can be no table.
    if (!match) break;
    const [, quoted, plain, end] = match;
    line.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (line.some((content) => content !== '')) lines.push(line);
    line = [];
  }
  return lines;
}
