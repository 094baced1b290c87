/** One line of CSV; a cell is quoted only when it must be, and a line break in it becomes a blank, as wallets do. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(text: string): string {
  const flat = text.replaceAll(/[\r\n]+/g, ' ');
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
