import type { Locale, LocalText } from '@lendline/kernel';
import { type Dictionary, preferredLocale, type Translate, translator } from '@lendline/ui';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';

interface Language {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | null>(null);
const storageKey = 'lendline.console.locale';

function initialLocale(): Locale {
  const locale = preferredLocale(localStorage.getItem(storageKey), navigator.language);
  document.documentElement.lang = locale;
  return locale;
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, set] = useState<Locale>(initialLocale);
  const language = useMemo(() => {
    const setLocale = (next: Locale): void => {
      localStorage.setItem(storageKey, next);
      // Before the next render, so that a request of that render already asks in the new language.
      document.documentElement.lang = next;
      set(next);
    };
    return { locale, setLocale };
  }, [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('the language is asked for outside of its provider');
  return language;
}

/** The strings of one dictionary in the reader's language. */
export function useWords<Words extends Dictionary>(words: Words): Translate<Words> {
  const { locale } = useLanguage();
  return useMemo(() => translator(words, locale), [words, locale]);
}

/** Reads a text that came as data. */
export function useText(): (text: LocalText) => string {
  const { locale } = useLanguage();
  return (text) => text[locale];
}
