import type { Features } from '../features/features.ts';
import type { LineRecord } from '../records/line-record.ts';
import { graphFeatures, graphView } from './graph-features.ts';
import { type DeclaredTie, tiesOf } from './tie.ts';
import { tieGraph } from './tie-graph.ts';

/** Whom a person named, by the keyed hash that the number has in call records as well, and when. */
export type DeclaredContact = Omit<DeclaredTie, 'owner'>;

export interface OwnGraphRecords {
  readonly calls: readonly LineRecord[];
  /** Undefined where the person was not asked. */
  readonly declared?: readonly DeclaredContact[] | undefined;
}

const reach_days = 180;
// No peer is empty, so that nobody can be taken for the owner.
const self = '';

/**
 * The graph features that a person's own records of the last 180 days and declarations give. What takes the records of
 * others, clustering and exposure among them, is null here: `graphFeatures` gives it over the ties of many people.
 */
export function ownGraphFeatures({ calls, declared }: OwnGraphRecords, as_of: Temporal.Instant): Features {
  const graph = tieGraph(tiesOf(self, calls, { as_of, reach_days }));
  const named = declared?.map((contact) => ({ ...contact, owner: self }));
  return {
    ...graphFeatures(graphView(graph, { as_of, declared: named }), self),
    graph_known_contacts: null,
    graph_clustering: null,
    graph_clustering_pairs: null,
    graph_declared_by_others: null,
  };
}
