import { assert, grown } from '@lendline/kernel';

/** Keys of one dimension as small numbers. A number is given again once no event holds its key. */
export class KeyTable {
  readonly #number = new Map<string, number>();
  readonly #key: string[] = [];
  readonly #free: number[] = [];
  #holders = new Uint32Array(0);

  get size(): number {
    return this.#number.size;
  }

  find(key: string): number | undefined {
    return this.#number.get(key);
  }

  keyOf(number: number): string {
    return this.#key[number]!;
  }

  /** The number of a key, held once more. */
  hold(key: string): number {
    let number = this.#number.get(key);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#key.length;
      this.#key[number] = key;
      this.#number.set(key, number);
      this.#holders = grown(this.#holders, number + 1);
    }
    this.#holders[number]! += 1;
    return number;
  }

  release(number: number): void {
    assert(this.#holders[number]! > 0, 'a key is released as often as it is held');
    this.#holders[number]! -= 1;
    if (this.#holders[number] !== 0) return;
    this.#number.delete(this.#key[number]!);
    this.#key[number] = '';
    this.#free.push(number);
  }
}
