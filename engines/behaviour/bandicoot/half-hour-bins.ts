import { type PlaceTable, samePlace } from './place-table.ts';

/**
 * The place of most records of one half hour; the first one among equals (bandicoot says the last and takes the first).
 * Equal to a place are also places that only `samePlace` takes for the same.
 */
export function modalPlace(bin: ArrayLike<number>, length: number, table: PlaceTable): number {
  let [best, most] = [bin[0]!, 0];
  for (let index = 0; index < length; index += 1) {
    const count = countOf(bin, length, { place: bin[index]!, table });
    if (count > most) [best, most] = [bin[index]!, count];
  }
  return best;
}

function countOf(
  bin: ArrayLike<number>,
  length: number,
  { place, table }: { readonly place: number; readonly table: PlaceTable },
): number {
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const other = bin[index]!;
    if (other === place || (table.ambiguous && samePlace(table.places[other]!, table.places[place]!))) count += 1;
  }
  return count;
}
