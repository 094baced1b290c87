import { type FeatureWindow, windowDays } from '../features/feature-window.ts';
import type { Features } from '../features/features.ts';
import { momentOf } from '../features/span.ts';
import { type LineState, visibleDays } from '../state/line-state.ts';
import { graphFeatures, graphView } from './graph-features.ts';
import type { DeclaredTie } from './tie.ts';
import { tieGraph } from './tie-graph.ts';
import { tiesOfDays } from './ties-of-days.ts';

/** Whom a person named, by the keyed hash that the number has in call records as well, and when. */
export type DeclaredContact = Omit<DeclaredTie, 'owner'>;

export interface OwnGraphState {
  readonly line: LineState;
  /** Undefined where the person was not asked. */
  readonly declared?: readonly DeclaredContact[] | undefined;
}

/** How far back the ties of a person's own records go. */
export const ownGraphWindow: FeatureWindow = '180d';

// No peer is empty, so that nobody can be taken for the owner.
const self = '';

/**
 * The graph features that a person's own records and declarations give: of the 180 whole local days before the day of
 * `as_of` and that day as far as it has gone. What takes the records of others, clustering and exposure among them, is
 * null here: `graphFeatures` gives it over the ties of many people.
 */
export function ownGraphFeatures({ line, declared }: OwnGraphState, as_of: Temporal.Instant): Features {
  const days = visibleDays(line, as_of);
  const first_day = momentOf(as_of, line.zone, days[0]).today - windowDays(ownGraphWindow);
  const ties = tiesOfDays(
    self,
    days.filter(({ day }) => day >= first_day),
  );
  const named = declared?.map((contact) => ({ ...contact, owner: self }));
  return {
    ...graphFeatures(graphView(tieGraph(ties), { as_of, declared: named }), self),
    graph_known_contacts: null,
    graph_clustering: null,
    graph_clustering_pairs: null,
    graph_declared_by_others: null,
  };
}
