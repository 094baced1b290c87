import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '@lendline/kernel';
import { checkout } from '../checkout.ts';

/** Credit cards with and without default: 23 numbers each, shifted and scaled to mean 0 and deviation 1. */
export interface CardRows {
  readonly what: string;
  readonly names: readonly string[];
  /** As they came, row by row. */
  readonly raw: readonly Float64Array[];
  readonly scaled: readonly Float32Array[];
  readonly bad: Uint8Array;
}

export const trainedRows = 24_000;

/** The Taiwan data (Yeh and Lien 2009) in a seeded order, or made-up rows of that size where they are not at hand. */
export function cardRows(): CardRows {
  const data = process.env['LENDLINE_REFERENCE'] ?? join(checkout, '../shared/data');
  const file = join(data, 'credit/taiwan_default.csv.gz');
  const { what, names, raw, bad } = existsSync(file) ? readRows(file) : madeUpRows();
  return { what, names, raw, scaled: scaledRows(raw), bad };
}

type RawRows = Omit<CardRows, 'scaled'>;

function readRows(file: string): RawRows {
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const rows = lines.map((line) => Float64Array.from(line.split(','), Number));
  const random = seededRandom('bench/train');
  const keyed = rows.map((row) => ({ row, key: random.next() })).toSorted((a, b) => a.key - b.key);
  return {
    what: 'Taiwan cards',
    names: head.split(',').slice(1, -1),
    raw: keyed.map(({ row }) => row.subarray(1, -1)),
    bad: Uint8Array.from(keyed, ({ row }) => row.at(-1)!),
  };
}

function madeUpRows(): RawRows {
  const random = seededRandom('bench/train');
  const raw = Array.from({ length: 30_000 }, () => Float64Array.from({ length: 23 }, () => random.normal()));
  const bad = Uint8Array.from(raw, (row) => (random.next() < 1 / (1 + Math.exp(1.5 - row[0]! * row[1]!)) ? 1 : 0));
  return { what: 'made-up rows', names: Array.from({ length: 23 }, (_, index) => `x${index}`), raw, bad };
}

function scaledRows(raw: readonly Float64Array[]): Float32Array[] {
  const width = raw[0]!.length;
  const scaled = raw.map(() => new Float32Array(width));
  for (let column = 0; column < width; column += 1) {
    const values = raw.slice(0, trainedRows).map((row) => row[column]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    for (const [row, values_] of raw.entries()) scaled[row]![column] = (values_[column]! - mean) / Math.sqrt(variance);
  }
  return scaled;
}
