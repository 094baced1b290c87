import type { Features } from '../features/features.ts';
import { contactsOf, type TieGraph } from './tie-graph.ts';

/** What became of somebody's loan, and when that became known. */
export interface DatedLabel {
  readonly person: string;
  readonly defaulted: boolean;
  /** When the outcome became known, in epoch milliseconds: a default is known when it happened, not when the loan began. */
  readonly known_ms: number;
}

/** A Beta prior: what is assumed of the default rate before a contact is seen, and how many contacts that is worth. */
export interface ExposurePrior {
  readonly rate: number;
  readonly weight: number;
}

/** Ten contacts' worth of one default in ten, so that one defaulter among one contact gives 0.18 and not 1. */
export const defaultPrior: ExposurePrior = { rate: 0.1, weight: 10 };

// A taxi office or a carrier's hotline is a contact of everybody, and says nothing of who shares it.
const mostOfShared_contacts = 200;

/** Outcomes by node: 0 where none is known, 1 repaid, 2 defaulted. */
export type Outcomes = Uint8Array;

/**
 * Outcomes that had become known before an instant; later ones are as if they did not exist. Who defaulted once has
 * defaulted, whatever came after.
 */
export function outcomesBefore(graph: TieGraph, labels: readonly DatedLabel[], as_of: Temporal.Instant): Outcomes {
  const outcomes = new Uint8Array(graph.size);
  for (const { person, defaulted, known_ms } of labels) {
    const node = known_ms < as_of.epochMilliseconds ? graph.nodes.get(person) : undefined;
    if (node !== undefined) outcomes[node] = Math.max(outcomes[node]!, defaulted ? 2 : 1);
  }
  return outcomes;
}

export interface ExposureScope {
  readonly outcomes: Outcomes;
  readonly prior: ExposurePrior;
  /** The person's own nodes: one's own loans are no exposure. */
  readonly own: ReadonlySet<number>;
}

/** How those whom a person is tied to repaid before, and those who share a contact with the person. */
export function exposureFeatures(graph: TieGraph, node: number, { outcomes, prior, own }: ExposureScope): Features {
  const contacts = new Set(contactsOf(graph, node));
  const sharing = new Set<number>();
  for (const contact of contacts) {
    const others = contactsOf(graph, contact);
    if (own.has(contact) || others.length > mostOfShared_contacts) continue;
    for (const other of others) if (!contacts.has(other) && outcomes[other] !== 0) sharing.add(other);
  }
  const direct = tallied(contacts, outcomes, own);
  const shared = tallied(sharing, outcomes, own);
  return {
    graph_exposure_contacts: direct.known,
    graph_exposure_direct: smoothed(direct, prior),
    graph_exposure_sharers: shared.known,
    graph_exposure_shared: smoothed(shared, prior),
  };
}

interface Tallied {
  readonly known: number;
  readonly defaulted: number;
}

function tallied(people: ReadonlySet<number>, outcomes: Outcomes, own: ReadonlySet<number>): Tallied {
  let [known, defaulted] = [0, 0];
  for (const person of people) {
    if (own.has(person) || outcomes[person] === 0) continue;
    known += 1;
    if (outcomes[person] === 2) defaulted += 1;
  }
  return { known, defaulted };
}

/** Mean of the Beta posterior; null where nobody's outcome is known: the prior alone says nothing of a person. */
function smoothed({ known, defaulted }: Tallied, { rate, weight }: ExposurePrior): number | null {
  return known === 0 ? null : (defaulted + rate * weight) / (known + weight);
}
