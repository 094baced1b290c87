import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

interface Theme {
  readonly choice: ThemeChoice;
  readonly shown: 'light' | 'dark';
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme | null>(null);
const storageKey = 'lendline.console.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function watchSystem(changed: () => void): () => void {
  prefersDark.addEventListener('change', changed);
  return () => prefersDark.removeEventListener('change', changed);
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice);
  const systemIsDark = useSyncExternalStore(watchSystem, () => prefersDark.matches);
  const shown = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  // The tokens hang on this attribute, and antd's theme is read from the tokens while it renders.
  document.documentElement.dataset['theme'] = shown;
  useLayoutEffect(() => localStorage.setItem(storageKey, choice), [choice]);
  const theme = useMemo(() => ({ choice, shown, choose: setChoice }), [choice, shown]);
  return <ThemeContext value={theme}>{children}</ThemeContext>;
}

export function useTheme(): Theme {
  const theme = use(ThemeContext);
  if (theme === null) throw new Error('the theme is asked for outside of its provider');
  return theme;
}
