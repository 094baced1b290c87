import {
  assessTypologies,
  checkSignalValues,
  type SignalValue,
  type Typology,
  type TypologyOutcome,
} from '@lendline/typology';
import type { AssessedHit, AssessmentId, TypologyTest } from '../contract.ts';

/** An assessment as it was stored: what it read and what it said. */
export interface PastAssessment {
  readonly id: AssessmentId;
  readonly application_id: string;
  readonly signals: Readonly<Record<string, SignalValue | null>>;
  readonly hits: readonly Pick<AssessedHit, 'typology' | 'outcome'>[];
}

const shown = 50;

/** Counts what typologies would have said of stored assessments beside what was said. Assessments are added newest first. */
export class PastTest {
  readonly #typologies: readonly Typology[];
  readonly #before = { alert: 0, interdict: 0 };
  readonly #after = { alert: 0, interdict: 0 };
  readonly #byTypology = new Map<string, { before: number; after: number }>();
  readonly #changed: TypologyTest['past']['changed'][number][] = [];
  #newly = 0;
  #noLonger = 0;
  assessments = 0;

  constructor(typologies: readonly Typology[]) {
    this.#typologies = typologies;
  }

  add({ id, application_id: applicationId, signals, hits }: PastAssessment): void {
    const said = assessTypologies(readable(signals), this.#typologies).typologies;
    const before = strictest(hits.map(({ outcome }) => outcome));
    const after = strictest(said.map(({ outcome }) => outcome));
    this.assessments += 1;
    if (before !== 'clear') this.#before[before] += 1;
    if (after !== 'clear') this.#after[after] += 1;
    if (before === 'clear' && after !== 'clear') this.#newly += 1;
    if (before !== 'clear' && after === 'clear') this.#noLonger += 1;
    if (before !== after && this.#changed.length < shown)
      this.#changed.push({ assessmentId: id, applicationId, before, after });
    for (const { typology } of hits) this.#count(typology).before += 1;
    for (const { typology, outcome } of said) if (outcome !== 'clear') this.#count(typology).after += 1;
  }

  result(): Omit<TypologyTest['past'], 'from' | 'until'> {
    const byTypology = [...this.#byTypology].map(([typology, counts]) => ({ typology, ...counts }));
    const change = (counts: { before: number; after: number }): number => Math.abs(counts.after - counts.before);
    return {
      assessments: this.assessments,
      before: this.#before,
      after: this.#after,
      newlyAlerted: this.#newly,
      noLongerAlerted: this.#noLonger,
      byTypology: byTypology.toSorted((a, b) => change(b) - change(a) || (a.typology < b.typology ? -1 : 1)),
      changed: this.#changed,
    };
  }

  #count(typology: string): { before: number; after: number } {
    const counts = this.#byTypology.get(typology) ?? { before: 0, after: 0 };
    this.#byTypology.set(typology, counts);
    return counts;
  }
}

function strictest(outcomes: readonly TypologyOutcome[]): TypologyOutcome {
  if (outcomes.includes('interdict')) return 'interdict';
  return outcomes.includes('alert') ? 'alert' : 'clear';
}

/** A signal that is in the catalogue no more, or has another type now, is one that nobody can answer for. */
function readable(signals: PastAssessment['signals']): PastAssessment['signals'] {
  const faulty = new Set(checkSignalValues(signals).map(({ signal }) => signal));
  if (faulty.size === 0) return signals;
  return Object.fromEntries(Object.entries(signals).filter(([name]) => !faulty.has(name)));
}
