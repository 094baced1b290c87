import { assert, grown } from '@lendline/kernel';
import { type Entity, entityKinds, kindIndex } from '../entity.ts';

/** Entities by node number, in the order in which they were first told of. */
export class EntityTable {
  kind = new Uint8Array(0);
  readonly #keys: string[] = [];
  readonly #nodes = entityKinds.map(() => new Map<string, number>());

  get size(): number {
    return this.#keys.length;
  }

  /** The node of an entity, which is a new one where it was not known. */
  take(kind: number, key: string): number {
    const nodes = this.#nodes[kind];
    assert(nodes !== undefined, 'an entity has one of the known kinds');
    let node = nodes.get(key);
    if (node !== undefined) return node;
    assert(key !== '', 'an entity has a key');
    node = this.#keys.push(key) - 1;
    this.kind = grown(this.kind, node + 1);
    this.kind[node] = kind;
    nodes.set(key, node);
    return node;
  }

  find({ kind, key }: Entity): number | undefined {
    return this.#nodes[kindIndex(kind)]?.get(key);
  }

  entity(node: number): Entity {
    return { kind: entityKinds[this.kind[node]!]!, key: this.#keys[node]! };
  }

  /** The order of answers, as `byEntity` has it, without making entities. */
  readonly order = (a: number, b: number): number => {
    const kinds = this.kind[a]! - this.kind[b]!;
    if (kinds !== 0) return kinds;
    const [one, other] = [this.#keys[a]!, this.#keys[b]!];
    return one < other ? -1 : Number(one > other);
  };
}
