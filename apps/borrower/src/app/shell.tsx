import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { changeAppearance, currentAppearance, themeAfter } from '../appearance/appearance.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { useOnline } from '../offline/use-online.ts';
import { LinkTo } from './link-to.tsx';
import { words } from './words.ts';

/** What stands around every screen: language, letters, appearance; the network's state; and a way to a person. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const t = useWords(words);
  const online = useOnline();
  return (
    <div class="page">
      <header class="top">
        <LinkTo to="/" class="brand" label={t('home')}>
          <svg viewBox="0 0 64 64" aria-hidden="true">
            <rect width="64" height="64" rx="16" />
            <path d="M14 42h11l8-20 8 14h9" />
          </svg>
          Lendline
        </LinkTo>
        <LanguageSwitch />
        <AppearanceSwitch />
      </header>
      <div aria-live="polite" class="network">
        {!online && <p>{t('offline')}</p>}
      </div>
      {children}
      <footer class="bottom">
        <LinkTo to="/help">{t('help')}</LinkTo>
      </footer>
    </div>
  );
}

function LanguageSwitch() {
  const { locale, setLocale } = useLanguage();
  const t = useWords(words);
  return (
    <fieldset class="switch">
      <legend class="only-heard">{t('language')}</legend>
      <button type="button" lang="zh-CN" aria-pressed={locale === 'zh-CN'} onClick={() => setLocale('zh-CN')}>
        中文
      </button>
      <button type="button" lang="en" aria-pressed={locale === 'en'} onClick={() => setLocale('en')}>
        English
      </button>
    </fieldset>
  );
}

function AppearanceSwitch() {
  const t = useWords(words);
  const [appearance, setAppearance] = useState(currentAppearance);
  const change = (next: typeof appearance): void => {
    changeAppearance(next);
    setAppearance(next);
  };
  const { theme, large } = appearance;
  return (
    <>
      <button
        type="button"
        class="icon"
        aria-pressed={large}
        aria-label={t('large')}
        title={t('large')}
        onClick={() => change({ theme, large: !large })}
      >
        <span aria-hidden="true">Aa</span>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={t('theme', { theme: t(theme) })}
        title={t('theme', { theme: t(theme) })}
        onClick={() => change({ theme: themeAfter(theme), large })}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" class={theme}>
          <circle cx="12" cy="12" r="8" />
          <path class="half" d="M12 4a8 8 0 0 1 0 16z" />
        </svg>
      </button>
    </>
  );
}
