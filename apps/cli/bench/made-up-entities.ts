import { type EntityKind, entityKinds, type GraphColumns, type Relation, relations } from '@lendline/graph';
import { type Random, seededRandom } from '@lendline/kernel';

/** The instant from which edges are told, and the days in which they begin. */
export const toldFrom = Temporal.Instant.from('2025-01-01T00:00:00Z');
export const toldDays = 300;

const day_ms = 86_400_000;

/** Entities and edges as they are added, in columns. */
class Columns {
  readonly #kind: number[] = [];
  readonly #key: string[] = [];
  readonly #holder: number[] = [];
  readonly #held: number[] = [];
  readonly #relation: number[] = [];
  readonly #from_ms: number[] = [];
  readonly #ended_ms: number[] = [];
  readonly #keys = seededRandom('keys');

  get nodes(): number {
    return this.#kind.length;
  }

  node(kind: EntityKind): number {
    // As long as a keyed hash, and in no order.
    this.#key.push(`${this.#keys.next().toString(16).slice(2)}${this.nodes.toString(16)}`);
    return this.#kind.push(entityKinds.indexOf(kind)) - 1;
  }

  edge(holder: number, held: number, { relation, day, ended }: { relation: Relation; day: number; ended?: number }) {
    const from_ms = toldFrom.epochMilliseconds + day * day_ms;
    this.#holder.push(holder);
    this.#held.push(held);
    this.#relation.push(relations.indexOf(relation));
    this.#from_ms.push(from_ms);
    this.#ended_ms.push(ended === undefined ? Number.NaN : from_ms + ended * day_ms);
  }

  told(): GraphColumns {
    const ended_ms = Float64Array.from(this.#ended_ms);
    return {
      entities: { kind: Uint8Array.from(this.#kind), key: this.#key },
      edges: {
        holder: Int32Array.from(this.#holder),
        held: Int32Array.from(this.#held),
        relation: Uint8Array.from(this.#relation),
        from_ms: Float64Array.from(this.#from_ms),
        arrived_ms: Float64Array.from(this.#from_ms, (from_ms) => from_ms + 1000),
        ended_ms,
        end_arrived_ms: ended_ms,
      },
    };
  }
}

const kept = ['number', 'id', 'device', 'account', 'address'] as const;

type Kept = (typeof kept)[number];

/**
 * A country's borrowers (simulated): families with an address and at times a phone, dormitories, rings of 5 to 64 around a
 * device and an account, two emergency contacts each, 2 to 10 applications with what the borrower had. About 3.75 edges an
 * entity.
 */
export function country(nodes: number): GraphColumns {
  const columns = new Columns();
  const random = seededRandom('country');
  const dormitories = many(columns, 'address', 50);
  const employers = many(columns, 'number', 20);
  const family = families(columns, random, dormitories);
  const ring = rings(columns, random);
  const numbers: number[] = [];
  while (columns.nodes < nodes) {
    const borrower = columns.node('borrower');
    const { address, number } = family();
    const shared = ring();
    const own = {
      number: random.next() < 0.1 ? number : columns.node('number'),
      id: columns.node('id'),
      device: shared?.device ?? columns.node('device'),
      account: shared && random.next() < 0.5 ? shared.account : columns.node('account'),
      address,
    };
    numbers.push(own.number);
    live(columns, random, { borrower, own });
    for (let contact = 0; contact < 2; contact += 1) {
      const named = random.next() < 0.02 ? pick(employers, random) : pick(numbers, random);
      columns.edge(borrower, named, { relation: 'emergency-contact', day: random.below(toldDays) });
    }
  }
  return columns.told();
}

/** One to five in a row live together. */
function families(columns: Columns, random: Random, dormitories: readonly number[]) {
  let left = 0;
  let home = { address: -1, number: -1 };
  return (): typeof home => {
    if (left === 0) {
      left = 1 + random.below(5);
      const address = random.next() < 0.05 ? pick(dormitories, random) : columns.node('address');
      home = { address, number: columns.node('number') };
    }
    left -= 1;
    return home;
  };
}

/** Now and then every second of those who come shares a device, until there are enough. */
function rings(columns: Columns, random: Random) {
  let left = 0;
  let things = { device: -1, account: -1 };
  return (): typeof things | null => {
    if (left === 0 && random.next() < 0.002) {
      left = 5 + random.below(60);
      things = { device: columns.node('device'), account: columns.node('account') };
    }
    if (left === 0 || random.next() < 0.5) return null;
    left -= 1;
    return things;
  };
}

interface Living {
  readonly borrower: number;
  readonly own: Readonly<Record<Kept, number>>;
}

/** What a borrower holds, some of it not for ever, and the applications made with it. */
function live(columns: Columns, random: Random, { borrower, own }: Living): void {
  const day = random.below(toldDays / 2);
  for (const relation of kept) {
    const ended = random.next() < 0.02 ? { ended: 30 + random.below(60) } : {};
    columns.edge(borrower, own[relation], { relation, day, ...ended });
  }
  const applications = 2 + random.below(9);
  for (let nth = 0; nth < applications; nth += 1) {
    const application = columns.node('application');
    columns.edge(borrower, application, { relation: 'application', day: day + nth * 15 });
    for (const relation of kept) columns.edge(application, own[relation], { relation, day: day + nth * 15 });
  }
}

/** The worst that can be made up: four edges an entity at random, by which nearly all are one ring. */
export function oneRing(nodes: number): GraphColumns {
  const columns = new Columns();
  const random = seededRandom('one ring');
  const turn = ['borrower', ...kept] as const;
  const each = Math.floor(nodes / turn.length);
  for (let nth = 0; nth < each * turn.length; nth += 1) columns.node(turn[nth % turn.length]!);
  for (let nth = 0; nth < nodes * 4; nth += 1) {
    const relation = random.below(kept.length);
    const [holder, held] = [random.below(each) * turn.length, random.below(each) * turn.length + 1 + relation];
    columns.edge(holder, held, { relation: kept[relation]!, day: random.below(toldDays) });
  }
  return columns.told();
}

function many(columns: Columns, kind: EntityKind, count: number): readonly number[] {
  return Array.from({ length: count }, () => columns.node(kind));
}

function pick(from: readonly number[], random: Random): number {
  return from[random.below(from.length)]!;
}
