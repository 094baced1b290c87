import type { Locale, LocalText } from '@lendline/kernel';

/** Every string of an app, in every language: a missing translation does not compile. */
export type Dictionary = Readonly<Record<string, LocalText>>;

export type Translate<Words extends Dictionary> = (
  key: keyof Words & string,
  parameters?: Readonly<Record<string, string | number>>,
) => string;

/** Looks strings up in the reader's language; `{name}` takes the parameter of that name. */
export function translator<Words extends Dictionary>(words: Words, locale: Locale): Translate<Words> {
  return (key, parameters = {}) =>
    (words[key]?.[locale] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** The reader's language: what was chosen before, else what the browser asks for. */
export function preferredLocale(stored: string | null, browser: string): Locale {
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return browser.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
