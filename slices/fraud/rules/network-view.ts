import { type EntityKind, type Explanation, type Ring, whyText } from '@lendline/graph';
import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Network, NetworkNode } from '../contract.ts';

const kindNames: Readonly<Record<EntityKind, LocalText>> = {
  borrower: { 'zh-CN': '借款人', en: 'Borrower' },
  application: { 'zh-CN': '申请', en: 'Application' },
  number: { 'zh-CN': '号码', en: 'Number' },
  id: { 'zh-CN': '证件', en: 'Id' },
  device: { 'zh-CN': '设备', en: 'Device' },
  account: { 'zh-CN': '账户', en: 'Account' },
  address: { 'zh-CN': '地址', en: 'Address' },
};

interface Shown {
  readonly explanation: Explanation;
  readonly ring: Ring;
  readonly asOf: Temporal.Instant;
}

/** What is drawn and read of a network. Nodes are named by their places: the key of an entity never leaves the server. */
export function networkView({ explanation, ring, asOf }: Shown): Omit<Network, 'community'> {
  const { nodes, edges, table, left_out, more } = explanation;
  const places = new Map(nodes.map(({ entity }, place) => [`${entity.kind} ${entity.key}`, `n${place}`]));
  const nodeOf = ({ kind, key }: { readonly kind: EntityKind; readonly key: string }) =>
    places.get(`${kind} ${key}`) ?? '';
  const counts = new Map<EntityKind, number>();
  const { score } = ring;
  return {
    asOf: asOf.toString(),
    nodes: nodes.map(({ entity, hops, why }): NetworkNode => {
      const nth = (counts.get(entity.kind) ?? 0) + 1;
      counts.set(entity.kind, nth);
      const name = kindNames[entity.kind];
      return {
        node: nodeOf(entity),
        kind: entity.kind,
        hops,
        label: { 'zh-CN': `${name['zh-CN']} ${nth}`, en: `${name.en} ${nth}` },
        why: why.map(whyText),
        listed: why.some(({ code }) => code === 'listed'),
        lineId: entity.kind === 'borrower' ? (entity.key as LineId) : null,
        applicationId: entity.kind === 'application' ? entity.key : null,
      };
    }),
    edges: edges.map(({ holder, held, relation, since_ms }) => ({
      holder: nodeOf(holder),
      held: nodeOf(held),
      relation,
      since: instant(since_ms),
    })),
    rows: table.map(({ entity, people, holders, listed }) => ({
      node: nodeOf(entity),
      kind: entity.kind,
      people,
      listed,
      holders: holders.map(({ holder, relation, since_ms }) => ({
        node: nodeOf(holder),
        relation,
        since: instant(since_ms),
      })),
    })),
    ring: { people: ring.by_kind.borrower, score: score.value, family: score.family, terms: score.terms },
    leftOut: left_out,
    more,
  };
}

function instant(at_ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at_ms).toString();
}
