import { grown } from '@lendline/kernel';
import type { WindowEvent } from './event.ts';
import { KeyTable } from './key-table.ts';

/** The key of an event that has none in a dimension. */
export const noKey = -1;

/** Events as columns; a row is given again once its event is forgotten. */
export class EventTable {
  readonly keys: readonly KeyTable[];
  /** By dimension. */
  readonly key: Int32Array[];
  at_ms = new Float64Array(0);
  arrived_ms = new Float64Array(0);
  kind = new Uint8Array(0);
  amount = new BigInt64Array(0);
  readonly #dimensions: readonly string[];
  readonly #id: string[] = [];
  readonly #row = new Map<string, number>();
  readonly #free: number[] = [];

  constructor(dimensions: readonly string[]) {
    this.#dimensions = dimensions;
    this.keys = dimensions.map(() => new KeyTable());
    this.key = dimensions.map(() => new Int32Array(0));
  }

  get size(): number {
    return this.#row.size;
  }

  find(id: string): number | undefined {
    return this.#row.get(id);
  }

  add(event: WindowEvent, kind: number): number {
    const row = this.#free.pop() ?? this.#id.length;
    this.#room(row + 1);
    this.#id[row] = event.id;
    this.#row.set(event.id, row);
    this.at_ms[row] = event.at_ms;
    this.arrived_ms[row] = event.arrived_ms;
    this.kind[row] = kind;
    this.amount[row] = event.amount ?? 0n;
    this.#dimensions.forEach((name, dimension) => {
      const key = event.keys[name];
      this.key[dimension]![row] = key === undefined ? noKey : this.keys[dimension]!.hold(key);
    });
    return row;
  }

  remove(row: number): void {
    this.#row.delete(this.#id[row]!);
    this.#id[row] = '';
    this.key.forEach((column, dimension) => {
      if (column[row] !== noKey) this.keys[dimension]!.release(column[row]!);
    });
    this.#free.push(row);
  }

  /** Whether a row tells the same as an event, its arrival aside. */
  isSame(row: number, event: WindowEvent, kind: number): boolean {
    if (this.kind[row] !== kind || this.at_ms[row] !== event.at_ms) return false;
    if (this.amount[row] !== (event.amount ?? 0n)) return false;
    return this.#dimensions.every((name, dimension) => {
      const key = this.key[dimension]![row]!;
      return (key === noKey ? undefined : this.keys[dimension]!.keyOf(key)) === event.keys[name];
    });
  }

  #room(rows: number): void {
    if (rows <= this.at_ms.length) return;
    this.at_ms = grown(this.at_ms, rows);
    this.arrived_ms = grown(this.arrived_ms, rows);
    this.kind = grown(this.kind, rows);
    this.amount = grown(this.amount, rows);
    this.key.forEach((column, dimension) => {
      this.key[dimension] = grown(column, rows);
    });
  }
}
