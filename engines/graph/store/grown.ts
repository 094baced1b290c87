/** The same array where it is long enough; otherwise one at least twice as long with the same beginning, zeros behind. */
export function grown<Column extends Uint8Array | Int32Array | Float64Array>(column: Column, length: number): Column {
  if (column.length >= length) return column;
  const Longer = column.constructor as new (length: number) => Column;
  const longer = new Longer(Math.max(length, column.length * 2, 64));
  longer.set(column);
  return longer;
}
