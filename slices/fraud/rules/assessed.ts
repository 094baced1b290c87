import type { Reading } from '@lendline/graph';
import type { LineId } from '@lendline/lines/contract';
import { assessTypologies, type SignalValue, type Typology, type TypologyAssessment } from '@lendline/typology';
import type { AssessedHit, FraudAssessment, ListHit } from '../contract.ts';
import { suspectedFrom } from './network-signals.ts';
import { velocityLevel } from './velocity-level.ts';

export interface ToWeigh {
  readonly signals: Readonly<Record<string, SignalValue | null>>;
  readonly reading: Reading | null;
  /** Null where the person's own entities are not known, so that nobody can say what is on a list. */
  readonly listHits: readonly ListHit[] | null;
  /** Those that are not halted. */
  readonly typologies: readonly Typology[];
}

export type Weighed = Pick<FraudAssessment, 'lists' | 'velocity' | 'ring' | 'typologies' | 'hits' | 'listHits'>;

/** What signals come to. Silence is `unknown` everywhere, and nothing here declines: graph and lists send to a person. */
export function weigh({ signals, reading, listHits, typologies }: ToWeigh): Weighed {
  const assessed = assessTypologies(signals, typologies);
  return {
    lists: listHits === null ? 'unknown' : listHits.some(({ list }) => list === 'block') ? 'hit' : 'clear',
    velocity: velocityLevel(signals),
    ring: reading === null ? 'unknown' : reading.ring.score.value >= suspectedFrom ? 'suspected' : 'clear',
    typologies: assessed.outcome,
    hits: assessed.typologies.flatMap((one) => hitOf(one, typologies)),
    listHits: listHits ?? [],
  };
}

function hitOf(
  { typology, outcome, score, threshold, contributions }: TypologyAssessment,
  typologies: readonly Typology[],
): AssessedHit[] {
  const named = typologies.find(({ id }) => id === typology);
  if (outcome === 'clear' || threshold === null || !named) return [];
  return [{ typology, title: named.name, outcome, score, threshold, contributions: contributions.map(shown) }];
}

function shown({ signal, value, weight, text }: TypologyAssessment['contributions'][number]) {
  return { signal, value, weight, text };
}

/** More people than a case can be about; the ring's size is in the signals. */
const mostPeople = 50;

/** Who is in a ring that is suspected, nearest first; nobody otherwise. */
export function suspectedPeople(reading: Reading | null, { ring }: Pick<Weighed, 'ring'>): readonly LineId[] {
  if (ring !== 'suspected' || !reading) return [];
  return reading.ring.members
    .filter(({ kind }) => kind === 'borrower')
    .slice(0, mostPeople)
    .map(({ key }) => key as LineId);
}
