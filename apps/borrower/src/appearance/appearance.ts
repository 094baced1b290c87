import { keep, readKept } from '../offline/kept.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface Appearance {
  readonly theme: Theme;
  readonly large: boolean;
}

// Not under the prefix of a person's data: a sign-out does not make the letters small again.
const key = 'lendline-appearance';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function currentAppearance(): Appearance {
  const kept = readKept<Partial<Appearance>>(localStorage, key);
  const theme = themes.find((one) => one === kept?.theme) ?? 'system';
  return { theme, large: kept?.large === true };
}

export function themeAfter(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length]!;
}

export function changeAppearance(appearance: Appearance): void {
  keep(localStorage, key, appearance);
  applyAppearance(appearance);
}

export function applyAppearance({ theme, large }: Appearance = currentAppearance()): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (large) dataset['type'] = 'large';
  else delete dataset['type'];
}
