import { canonicalJson } from '@lendline/kernel';
import type { Typology } from './typology.ts';

export interface ListedChange {
  readonly typology: Typology;
  readonly change: 'same' | 'changed' | 'added';
}

/** What typologies are beside those that they replace, and which of those are taken out; all are new where there were none. */
export function changesOf(
  typologies: readonly Typology[],
  before: readonly Typology[] | null,
): { readonly rows: readonly ListedChange[]; readonly removed: readonly Typology[] } {
  const were = new Map((before ?? []).map((typology) => [typology.id, typology]));
  const changeOf = (typology: Typology): ListedChange['change'] => {
    const was = were.get(typology.id);
    if (!was) return 'added';
    return canonicalJson(was) === canonicalJson(typology) ? 'same' : 'changed';
  };
  const kept = new Set(typologies.map(({ id }) => id));
  return {
    rows: typologies.map((typology) => ({ typology, change: changeOf(typology) })),
    removed: (before ?? []).filter(({ id }) => !kept.has(id)),
  };
}
