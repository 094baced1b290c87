import type { TypologyFaultText } from '@lendline/fraud/contract';

/** Faults at a place of a typology and below it: `rules[2]` has those of its bands. `where` is a path within the typology. */
export function faultsAt(faults: readonly TypologyFaultText[], place: string): readonly TypologyFaultText[] {
  return faults.filter(
    ({ where }) => where === place || where.startsWith(`${place}.`) || where.startsWith(`${place}[`),
  );
}

/** Faults of the one typology that was checked, by their path within it. */
export function withinTypology(faults: readonly TypologyFaultText[]): readonly TypologyFaultText[] {
  return faults.map((fault) => ({ ...fault, where: fault.where.replace(/^\[0\]\.?/, '') }));
}
