import type { TypologyRates } from '../contract.ts';

export interface WeekOfTypology {
  /** Its Monday. */
  readonly week: string;
  readonly typology: string;
  readonly outcome: 'alert' | 'interdict' | 'not-asked';
  readonly assessments: number;
}

/** The Mondays of so many weeks, the oldest first; the last is of the week that `today` is in. */
export function mondays(today: Temporal.PlainDate, weeks: number): readonly Temporal.PlainDate[] {
  const last = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: weeks }, (_, place) => last.subtract({ weeks: weeks - 1 - place }));
}

interface Counted {
  readonly weeks: readonly Temporal.PlainDate[];
  /** The live ones, in their order. */
  readonly typologies: readonly string[];
  readonly assessments: ReadonlyMap<string, number>;
  readonly outcomes: readonly WeekOfTypology[];
}

export function typologyRates({ weeks, typologies, assessments, outcomes }: Counted): TypologyRates {
  const counts = new Map(outcomes.map((one) => [`${one.week} ${one.typology} ${one.outcome}`, one.assessments]));
  const from = weeks.map(String);
  return {
    weeks: from.map((week) => ({ from: week, assessments: assessments.get(week) ?? 0 })),
    typologies: typologies.map((typology) => ({
      typology,
      weeks: from.map((week) => {
        const count = (outcome: WeekOfTypology['outcome']): number => counts.get(`${week} ${typology} ${outcome}`) ?? 0;
        const asked = (assessments.get(week) ?? 0) - count('not-asked');
        return { asked, alerts: count('alert'), interdicts: count('interdict') };
      }),
    })),
  };
}
