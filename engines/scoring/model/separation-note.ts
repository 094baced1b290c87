import { note, type TrainingNote } from '../data/note.ts';
import { tellSeparation } from '../logistic/separation.ts';
import type { FittedKind } from './fit-kind.ts';

/** Says of a scorecard whose features part the classes what that means and what to do; other kinds are penalised. */
export function separationNotes(fitted: FittedKind): TrainingNote[] {
  if (fitted.kind !== 'scorecard' || !fitted.fit.separation) return [];
  const { separation, features } = fitted.fit;
  const names = features.map(({ feature }) => feature.name);
  const [only, ...others] = separation.columns.map((column) => names[column]!);
  return [note('separation', others.length === 0 ? (only ?? null) : null, tellSeparation(separation, names))];
}
