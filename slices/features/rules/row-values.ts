import type { Features } from '@lendline/behaviour';
import { catalogue } from './catalogue.ts';

const names: readonly string[] = catalogue.map(({ name }) => name);

/** Values as a row keeps them: in the order of the catalogue, without their names. */
export function cellsOf(values: Features): (number | null)[] {
  return names.map((name) => values[name] ?? null);
}

/** The inverse, for a row of this catalogue's version. */
export function valuesOfCells(cells: readonly (number | null)[]): Features {
  const values: Features = {};
  for (let index = 0; index < names.length; index += 1) values[names[index]!] = cells[index] ?? null;
  return values;
}
