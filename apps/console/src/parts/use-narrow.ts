import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 767px)');

function watch(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

/** Whether the window is too narrow for a table, as a phone held upright is. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}
