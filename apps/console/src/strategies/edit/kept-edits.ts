import { asObject, type Loose } from '../jdm.ts';

/** Edits that nobody has saved yet, as this browser keeps them: a document of rules, in which nobody is named. */
export interface KeptEdits {
  /** The revision that they began from. */
  readonly revision: number;
  readonly document: Loose;
  readonly at: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (strategyId: string) => `lendline.console.strategy-edits.${strategyId}`;

/** Whether this browser keeps anything as large as a document: it may refuse, or be full. */
export function canKeep(store: Store, document: Loose): boolean {
  const key = keyOf('to-be-tried');
  try {
    store.setItem(key, JSON.stringify(document));
    store.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

export function keepEdits(store: Store, strategyId: string, edits: KeptEdits): void {
  try {
    store.setItem(keyOf(strategyId), JSON.stringify(edits));
  } catch {
    // `canKeep` has said so on the page.
  }
}

/** What was kept; null where nothing was, or what cannot be read. */
export function keptEdits(store: Store, strategyId: string): KeptEdits | null {
  try {
    const { revision, document, at } = asObject(JSON.parse(store.getItem(keyOf(strategyId)) ?? 'null'));
    if (typeof revision !== 'number' || typeof at !== 'string' || typeof document !== 'object') return null;
    return { revision, at, document: asObject(document) };
  } catch {
    return null;
  }
}

export function forgetEdits(store: Store, strategyId: string): void {
  try {
    store.removeItem(keyOf(strategyId));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
