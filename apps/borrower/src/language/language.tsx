import type { Locale, LocalText } from '@lendline/kernel';
import { type Dictionary, preferredLocale, type Translate, translator } from '@lendline/ui';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';

interface Language {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}

// Not under the prefix of a person's data: a sign-out does not change the language of the phone.
const key = 'lendline-language';

const LanguageContext = createContext<Language>({ locale: 'en', setLocale: () => undefined });

function initialLocale(): Locale {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(key);
  } catch {
    // A phone that keeps nothing speaks its browser's language.
  }
  const locale = preferredLocale(kept, navigator.language);
  document.documentElement.lang = locale;
  return locale;
}

export function LanguageProvider({ children }: { readonly children: ComponentChildren }) {
  const [locale, set] = useState<Locale>(initialLocale);
  const language = useMemo(() => {
    const setLocale = (next: Locale): void => {
      try {
        localStorage.setItem(key, next);
      } catch {
        // It holds until the page is closed.
      }
      // Before the next render, so that a call of that render already asks in the new language.
      document.documentElement.lang = next;
      set(next);
    };
    return { locale, setLocale };
  }, [locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
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
