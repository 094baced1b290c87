import { assert } from '@lendline/kernel';
import { cellOf, type Column, columnLength } from '../data/table.ts';
import { type FeatureEncoding, numberEncoder, valueEncoder, widthOfEncoding } from './encoder.ts';

/** Encoded rows, row after row. */
export interface EncodedRows {
  readonly rows: number;
  readonly columns: number;
  readonly elements: Float32Array;
}

/** Encodes columns found by name; one that is absent is missing in every row. */
export function encodeRows(encodings: readonly FeatureEncoding[], given: readonly Column[]): EncodedRows {
  const byName = new Map(given.map((column) => [column.name, column]));
  const rows = given[0] ? columnLength(given[0]) : 0;
  const columns = encodings.reduce((total, encoding) => total + widthOfEncoding(encoding), 0);
  const elements = new Float32Array(rows * columns);
  let first = 0;
  for (const encoding of encodings) {
    encodeColumn(encoding, byName.get(encoding.name), { elements, first, columns, rows });
    first += widthOfEncoding(encoding);
  }
  return { rows, columns, elements };
}

interface Place {
  readonly elements: Float32Array;
  /** Encoded column at which the feature begins. */
  readonly first: number;
  readonly columns: number;
  readonly rows: number;
}

function encodeColumn(
  encoding: FeatureEncoding,
  column: Column | undefined,
  { elements, first, columns, rows }: Place,
): void {
  assert(column?.kind !== 'date', `the feature ${encoding.name} is a number or a category`);
  if (encoding.kind === 'number' && column?.kind === 'numeric') {
    const encode = numberEncoder(encoding);
    for (let row = 0, at = first; row < rows; row += 1, at += columns) encode(column.values[row]!, elements, at);
    return;
  }
  const encode = valueEncoder(encoding);
  for (let row = 0, at = first; row < rows; row += 1, at += columns) {
    encode(column ? cellOf(column, row) : null, elements, at);
  }
}
