/** The part of a key press that decides which shortcut it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The key goes into a field, or a dialog is open: single letters are then not ours. */
  readonly taken: boolean;
}

export type Shortcut = 'palette' | 'sheet' | 'next-row' | 'previous-row' | 'search' | 'next-case';

const byKey: Readonly<Record<string, Shortcut>> = {
  '?': 'sheet',
  j: 'next-row',
  k: 'previous-row',
  '/': 'search',
  n: 'next-case',
};

/** Which shortcut a key press is, if any. No chord of the browser is taken but Ctrl-K and Cmd-K. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, taken }: KeyPress): Shortcut | null {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'palette';
  if (ctrlKey || metaKey || altKey || taken) return null;
  return Object.hasOwn(byKey, key) ? byKey[key]! : null;
}
