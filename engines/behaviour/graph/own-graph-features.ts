import { type FeatureWindow, windowDays } from '../features/feature-window.ts';
import type { Features } from '../features/features.ts';
import { momentOf } from '../features/span.ts';
import { type LineState, visibleDays } from '../state/line-state.ts';
import { graphFeatures, graphView } from './graph-features.ts';
import type { Surroundings } from './surroundings.ts';
import type { DeclaredTie, Tie } from './tie.ts';
import { tieGraph } from './tie-graph.ts';
import { tiesOfDays } from './ties-of-days.ts';

/** Whom a person named, by the keyed hash that the number has in call records as well, and when. */
export type DeclaredContact = Omit<DeclaredTie, 'owner'>;

export interface OwnGraphState {
  readonly line: LineState;
  /** Undefined where the person was not asked. */
  readonly declared?: readonly DeclaredContact[] | undefined;
  /** Undefined where nobody keeps a graph of all people. */
  readonly surroundings?: Surroundings | undefined;
}

/** How far back the ties of a person's own records go. */
export const ownGraphWindow: FeatureWindow = '180d';

// No peer is empty, so that nobody can be taken for the owner.
const self = '';

/** Local days as numbers since 1970-01-01. */
export interface TieDays {
  readonly first_day: number;
  /** The day of `as_of`: ties of others are those of the whole days before it. */
  readonly today: number;
}

/** The days whose ties are looked at as of an instant, by the wall clock of a zone. */
export function tieDays(as_of: Temporal.Instant, zone: string): TieDays {
  const { today } = momentOf(as_of, zone, undefined);
  return { first_day: today - windowDays(ownGraphWindow), today };
}

/**
 * The ties that a person's own records show: of the 180 whole local days before the day of `as_of` and that day as far as
 * it has gone. `key` is the person's own, where it is known: a tie to oneself is none.
 */
export function ownTies(line: LineState, as_of: Temporal.Instant, key: string = self): Tie[] {
  const days = visibleDays(line, as_of);
  const first_day = momentOf(as_of, line.zone, days[0]).today - windowDays(ownGraphWindow);
  return tiesOfDays(
    key,
    days.filter(({ day }) => day >= first_day),
  );
}

/**
 * Every feature of the catalogue with source `graph`, of one person. What takes the records of others, clustering and
 * exposure among them, is null without `surroundings`; with them all is as `graphFeatures` gives it over the ties of
 * everybody. Without ties in the person's own records there is no place to speak of, whatever others tell.
 */
export function ownGraphFeatures({ line, declared, surroundings }: OwnGraphState, as_of: Temporal.Instant): Features {
  const key = surroundings?.key ?? self;
  const own = ownTies(line, as_of, key);
  const named = declared?.map((contact) => ({ ...contact, owner: key }));
  if (surroundings === undefined) {
    const alone = graphFeatures(graphView(tieGraph(own), { as_of, declared: named }), self);
    return { ...alone, ...toldByOthers };
  }
  const { ties, observed, declared: byOthers, labels } = surroundings;
  const graph = tieGraph(own.length === 0 ? [] : [...own, ...ties], observed);
  const view = graphView(graph, {
    as_of,
    declared: named && [...named, ...byOthers],
    ...(labels !== null && { exposure: 'on', labels }),
  });
  return graphFeatures(view, key);
}

const toldByOthers: Features = {
  graph_known_contacts: null,
  graph_clustering: null,
  graph_clustering_pairs: null,
  graph_declared_by_others: null,
};
