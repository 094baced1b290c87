import { assert } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { inferTable } from '../data/infer.ts';
import { type CategoryColumn, type Table, textColumn } from '../data/table.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';

/** The rows that reference figures were computed from. */
export interface CreditData {
  readonly table: Table;
  /** 1 = bad. */
  readonly bad: Uint8Array;
}

const dataFile = 'germancredit.csv';
const target = 'creditability';

/** The files of a folder of reference figures, read when a vector asks for them. */
export class ReferenceFiles {
  readonly #texts: ReadonlyMap<string, string>;
  #data: CreditData | undefined;

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  get names(): string[] {
    return [...this.#texts.keys()].toSorted();
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  text(name: string): string {
    const text = this.#texts.get(name);
    assert(text !== undefined, `${name} was found before it is read`);
    return text;
  }

  rows(name: string): CsvRow[] {
    return csvRows(this.text(name));
  }

  /** Undefined when the file holds no JSON object. */
  json(name: string): Readonly<Record<string, unknown>> | undefined {
    try {
      const value: unknown = JSON.parse(this.text(name));
      return isObject(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** Those of `names` that are not there, as a reason to skip; undefined when all are. */
  lacks(...names: readonly string[]): string | undefined {
    const absent = names.filter((name) => !this.#texts.has(name));
    return absent.length === 0 ? undefined : `it is computed from ${absent.join(' and ')}, absent here`;
  }

  get lacksData(): string | undefined {
    return this.lacks(dataFile);
  }

  get data(): CreditData {
    this.#data ??= readData(this.rows(dataFile));
    return this.#data;
  }

  /** The column of a name; R writes dots where the file has underscores. */
  column(name: string | undefined): FeatureColumn | undefined {
    if (name === undefined) return undefined;
    const column = this.data.table.columns.get(name) ?? this.data.table.columns.get(name.replaceAll('.', '_'));
    return column && column.kind !== 'date' ? column : undefined;
  }

  /** The only column whose name starts so: `age` for `age_in_years`. */
  columnStarting(start: string): FeatureColumn | undefined {
    const names = [...this.data.table.columns.keys()].filter((name) => name.startsWith(start));
    return names.length === 1 ? this.column(names[0]!) : undefined;
  }

  static isData(name: string): boolean {
    return name === dataFile;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readData(rows: readonly CsvRow[]): CreditData {
  const columns = Object.keys(rows[0] ?? {})
    .filter((name) => name !== target)
    .map((name) =>
      textColumn(
        name,
        rows.map((row) => row[name] ?? null),
      ),
    );
  return { table: inferTable(columns), bad: Uint8Array.from(rows, (row) => (row[target] === 'bad' ? 1 : 0)) };
}

/** The column with its levels in an order of their own, as a factor has them; other levels follow. */
export function listLevels(column: CategoryColumn, order: readonly string[]): CategoryColumn {
  const listed = order.filter((level) => column.levels.includes(level));
  const levels = [...listed, ...column.levels.filter((level) => !listed.includes(level))];
  const place = column.levels.map((level) => levels.indexOf(level));
  return { ...column, levels, codes: column.codes.map((code) => (code < 0 ? -1 : place[code]!)) };
}
