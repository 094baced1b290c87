import { assert } from '@lendline/kernel';
import { cellOf, type Column, columnLength } from '../data/table.ts';
import { type FeatureEncoding, numberEncoder, valueEncoder, widthOfEncoding } from './encoder.ts';

/** Encoded rows, row after row. */
export interface EncodedRows {
  readonly rows: number;
  readonly columns: number;
  readonly elements: Float32Array;
}

/** Rows from `from` up to and without `until`. */
export interface RowRange {
  readonly from: number;
  readonly until: number;
}

/** Encodes columns found by name, all rows unless told; a column that is absent is missing in every row. */
export function encodeRows(
  encodings: readonly FeatureEncoding[],
  given: readonly Column[],
  { from, until }: RowRange = { from: 0, until: rowsOf(given) },
): EncodedRows {
  const byName = new Map(given.map((column) => [column.name, column]));
  const rows = until - from;
  const columns = encodings.reduce((total, encoding) => total + widthOfEncoding(encoding), 0);
  const elements = new Float32Array(rows * columns);
  let first = 0;
  for (const encoding of encodings) {
    encodeColumn(encoding, byName.get(encoding.name), { elements, first, columns, from, rows });
    first += widthOfEncoding(encoding);
  }
  return { rows, columns, elements };
}

export function rowsOf(columns: readonly Column[]): number {
  return columns[0] ? columnLength(columns[0]) : 0;
}

interface Place {
  readonly elements: Float32Array;
  /** Encoded column at which the feature begins. */
  readonly first: number;
  readonly columns: number;
  readonly from: number;
  readonly rows: number;
}

function encodeColumn(
  encoding: FeatureEncoding,
  column: Column | undefined,
  { elements, first, columns, from, rows }: Place,
): void {
  assert(column?.kind !== 'date', `the feature ${encoding.name} is a number or a category`);
  if (encoding.kind === 'number' && column?.kind === 'numeric') {
    const encode = numberEncoder(encoding);
    for (let row = 0, at = first; row < rows; row += 1, at += columns) encode(column.values[from + row]!, elements, at);
    return;
  }
  const encode = valueEncoder(encoding);
  for (let row = 0, at = first; row < rows; row += 1, at += columns) {
    encode(column ? cellOf(column, from + row) : null, elements, at);
  }
}
