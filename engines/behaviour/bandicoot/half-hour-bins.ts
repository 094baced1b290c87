import { type PlaceTable, samePlace } from './place-table.ts';

/**
 * The place of most records of one half hour; the first one among equals (bandicoot says the last and takes the first).
 * Equal to a place are also places that only `samePlace` takes for the same.
 */
export function modalPlace(bin: Int32Array, length: number, { places, ambiguous }: PlaceTable): number {
  let best = bin[0]!;
  // Of one or two records the first is never outnumbered.
  if (length <= 2) return best;
  let most = 0;
  for (let index = 0; index < length; index += 1) {
    const place = bin[index]!;
    let count = 0;
    for (let other = 0; other < length; other += 1) {
      const found = bin[other]!;
      if (found === place || (ambiguous && samePlace(places[found]!, places[place]!))) count += 1;
    }
    if (count > most) {
      best = place;
      most = count;
    }
    // What more than half of the records have, nothing outnumbers: places of which each is one of a kind.
    if (!ambiguous && most * 2 > length) return best;
  }
  return best;
}
