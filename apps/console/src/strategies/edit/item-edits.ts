import { asList, asText, type Loose } from '../jdm.ts';

/** Where an item goes: `-1` one up, `1` one down. */
export type Step = -1 | 1;

/** What has an id of its own in an ordered list: `_id` of the rows of tables, `id` of everything else. */
export type ItemKey = '_id' | 'id';

export function setItem(
  items: unknown,
  { id, key = 'id' }: { readonly id: string; readonly key?: ItemKey },
  fields: Loose,
): readonly Loose[] {
  return asList(items).map((item) => (item[key] === id ? { ...item, ...fields } : item));
}

/** Puts an item behind the one named, or at the end where none is. */
export function addItem(
  items: unknown,
  item: Loose,
  { behind, key = 'id' }: { readonly behind: string | null; readonly key?: ItemKey },
): readonly Loose[] {
  const list = asList(items);
  const at = behind === null ? -1 : list.findIndex((one) => asText(one[key]) === behind);
  return at === -1 ? [...list, item] : list.toSpliced(at + 1, 0, item);
}

export function removeItem(items: unknown, id: string, key: ItemKey = 'id'): readonly Loose[] {
  return asList(items).filter((item) => item[key] !== id);
}

/** Moves an item by one place; what is first or last stays. */
export function moveItem(
  items: unknown,
  id: string,
  { by, key = 'id' }: { by: Step; key?: ItemKey },
): readonly Loose[] {
  const list = asList(items);
  const from = list.findIndex((item) => item[key] === id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
}
