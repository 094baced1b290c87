import { assert } from '@lendline/kernel';
import type { Features } from '../features/features.ts';
import { contactPairs, type Scratch } from './clustering.ts';
import {
  type DatedLabel,
  defaultPrior,
  exposureFeatures,
  type ExposurePrior,
  type Outcomes,
  outcomesBefore,
} from './exposure.ts';
import type { DeclaredTie } from './tie.ts';
import { isReciprocated, type TieGraph } from './tie-graph.ts';

export interface GraphOptions {
  /** The instant that the graph's ties were made for. */
  readonly as_of: Temporal.Instant;
  /** What people declared; without it nobody was asked, and the features of it are null. */
  readonly declared?: readonly DeclaredTie[] | undefined;
  /**
   * Whether other people's defaults may be looked at. Off unless told, because a person is then judged by others: a
   * jurisdiction pack says whether the law allows it, and where it is off the features are null.
   */
  readonly exposure?: 'off' | 'on';
  readonly labels?: readonly DatedLabel[];
  readonly prior?: ExposurePrior;
}

/** A graph with everything about it that holds for all people as of one instant. */
export interface GraphView {
  readonly graph: TieGraph;
  /** Null where nobody was asked. */
  readonly declaredBy: ReadonlyMap<string, ReadonlySet<string>> | null;
  readonly declarers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Null where exposure is off. */
  readonly outcomes: Outcomes | null;
  readonly prior: ExposurePrior;
  readonly scratch: Scratch;
}

/** Error: throws when the prior's rate is no probability or its weight is not above 0. */
export function graphView(graph: TieGraph, options: GraphOptions): GraphView {
  const { as_of, declared, exposure = 'off', labels = [], prior = defaultPrior } = options;
  assert(prior.rate >= 0 && prior.rate <= 1 && prior.weight > 0, 'the prior is a rate of 0 to 1 with a weight above 0');
  const declaredBy = new Map<string, Set<string>>();
  const declarers = new Map<string, Set<string>>();
  for (const { owner, contact, known_ms } of declared ?? []) {
    if (known_ms >= as_of.epochMilliseconds || owner === contact) continue;
    setOf(declaredBy, owner).add(contact);
    setOf(declarers, contact).add(owner);
  }
  const outcomes = exposure === 'on' ? outcomesBefore(graph, labels, as_of) : null;
  return {
    graph,
    declaredBy: declared ? declaredBy : null,
    declarers,
    outcomes,
    prior,
    scratch: new Uint8Array(graph.size),
  };
}

/**
 * Every feature of the catalogue with source `graph`, of one person. `others` are the keys of further lines of the same
 * person: ties to oneself are no contacts. Null where the person has no ties here.
 */
export function graphFeatures(view: GraphView, person: string, others: readonly string[] = []): Features {
  const { graph } = view;
  const node = graph.nodes.get(person);
  const own = new Set([person, ...others].flatMap((key) => graph.nodes.get(key) ?? []));
  return {
    ...(node === undefined ? noTies : tieFeatures(view, node, own)),
    ...declaredFeatures(view, person, node),
    ...(node === undefined || view.outcomes === null
      ? noExposure
      : exposureFeatures(graph, node, { outcomes: view.outcomes, prior: view.prior, own })),
  };
}

const noTies: Features = {
  graph_contacts: null,
  graph_known_contacts: null,
  graph_reciprocated_share: null,
  graph_clustering: null,
  graph_clustering_pairs: null,
  graph_tie_concentration: null,
  graph_top_tie_share: null,
};

const noDeclared: Features = {
  graph_declared_contacts: null,
  graph_declared_in_records_share: null,
  graph_declared_interactions_share: null,
  graph_declared_by_others: null,
};

const noExposure: Features = {
  graph_exposure_contacts: null,
  graph_exposure_direct: null,
  graph_exposure_sharers: null,
  graph_exposure_shared: null,
};

function tieFeatures({ graph, scratch }: GraphView, node: number, own: ReadonlySet<number>): Features {
  let [contacts, known, reciprocated, total, squares, top] = [0, 0, 0, 0, 0, 0];
  for (let entry = graph.start[node]!; entry < graph.start[node + 1]!; entry += 1) {
    const peer = graph.peer[entry]!;
    if (own.has(peer)) continue;
    const strength = graph.out[entry]! + graph.in[entry]!;
    contacts += 1;
    known += graph.observed[peer]!;
    reciprocated += isReciprocated(graph, entry) ? 1 : 0;
    total += strength;
    squares += strength * strength;
    top = Math.max(top, strength);
  }
  const { closed, observable } = contactPairs(graph, node, { own, marked: scratch });
  return {
    graph_contacts: contacts,
    graph_known_contacts: known,
    graph_reciprocated_share: share(reciprocated, contacts),
    graph_clustering: share(closed, observable),
    graph_clustering_pairs: observable,
    graph_tie_concentration: share(squares, total * total),
    graph_top_tie_share: share(top, total),
  };
}

/** Whether those whom a person named as emergency contacts, guarantors or family are among those the person talks with. */
function declaredFeatures(view: GraphView, person: string, node: number | undefined): Features {
  const { graph, declaredBy, declarers } = view;
  if (declaredBy === null) return noDeclared;
  const declared = declaredBy.get(person);
  if (declared === undefined) return { ...noDeclared, graph_declared_contacts: 0 };
  let [met, interactions, total] = [0, 0, 0];
  const named = new Set([...declared].map((contact) => graph.nodes.get(contact)));
  const row = node === undefined ? [0, 0] : [graph.start[node]!, graph.start[node + 1]!];
  for (let entry = row[0]!; entry < row[1]!; entry += 1) {
    const strength = graph.out[entry]! + graph.in[entry]!;
    total += strength;
    if (!named.has(graph.peer[entry])) continue;
    met += 1;
    interactions += strength;
  }
  const shared = [...declared].map((contact) => (declarers.get(contact)?.size ?? 1) - 1);
  return {
    graph_declared_contacts: declared.size,
    graph_declared_in_records_share: node === undefined ? null : met / declared.size,
    graph_declared_interactions_share: share(interactions, total),
    graph_declared_by_others: Math.max(...shared),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  let set = sets.get(key);
  if (set === undefined) {
    set = new Set();
    sets.set(key, set);
  }
  return set;
}
