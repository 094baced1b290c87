import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

interface Theme {
  readonly choice: ThemeChoice;
  readonly shown: 'light' | 'dark';
  readonly choose: (choice: ThemeChoice) => void;
}

const storageKey = 'lendline.console.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const watchers = new Set<() => void>();
let choice = storedChoice();
prefersDark.addEventListener('change', show);
show();

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function shownTheme(): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return prefersDark.matches ? 'dark' : 'light';
}

/** The tokens hang on this attribute. It is set before anyone renders, for antd's colours are read from the tokens. */
function show(): void {
  document.documentElement.dataset['theme'] = shownTheme();
  for (const changed of watchers) changed();
}

function choose(next: ThemeChoice): void {
  choice = next;
  localStorage.setItem(storageKey, next);
  show();
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

export function useTheme(): Theme {
  return {
    choice: useSyncExternalStore(watch, () => choice),
    shown: useSyncExternalStore(watch, shownTheme),
    choose,
  };
}
