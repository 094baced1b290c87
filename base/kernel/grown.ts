type Column = Float64Array | Int32Array | Uint32Array | Uint8Array | BigInt64Array;

/**
 * The same column where it has room for `length` values; otherwise a longer one with the same beginning and zeros behind.
 * It grows by half at least, so that adding one by one stays cheap.
 */
export function grown<Kind extends Column>(column: Kind, length: number): Kind {
  if (length <= column.length) return column;
  const wider = new (column.constructor as new (size: number) => Kind)(Math.max(64, length, column.length * 1.5));
  (wider as Float64Array).set(column as Float64Array);
  return wider;
}
