import type { Locale } from '@lendline/kernel';
import { preferredLocale, type Translate, translator } from '@lendline/ui';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { texts, type Texts } from './texts.ts';

export type Markup = ReturnType<typeof html>;

export const localeCookie = 'sandbox-locale';
export const themeCookie = 'sandbox-theme';

/** Who reads the page and how. */
export interface Reader {
  readonly locale: Locale;
  /** Null follows the system. */
  readonly theme: 'dark' | 'light' | null;
  readonly path: string;
  readonly t: Translate<Texts>;
}

export function readerOf(c: Context): Reader {
  const locale = preferredLocale(getCookie(c, localeCookie) ?? null, c.req.header('accept-language') ?? 'zh-CN');
  const theme = getCookie(c, themeCookie);
  return {
    locale,
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    path: c.req.path,
    t: translator(texts, locale),
  };
}

const places = [
  ['/', 'home'],
  ['/inbox', 'inbox'],
  ['/wallet', 'wallets'],
  ['/controls', 'controls'],
] as const;

/** A whole page: banner that says what this is, navigation, language and theme, then the content. */
export function page(reader: Reader, { title, body }: { title: string; body: Markup }): Markup {
  const { locale, theme, t } = reader;
  return html`<!doctype html>
    <html lang="${locale}" ${theme ? html`data-theme="${theme}"` : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${t('country')}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/tokens.css" />
        <link rel="stylesheet" href="/assets/sandbox.css" />
        <script type="module" src="/assets/sandbox.js"></script>
      </head>
      <body data-copied="${t('copied')}">
        <a class="skip" href="#content">${t('skip')}</a>
        <header>
          <div class="bar">
            <p class="brand">${t('country')}</p>
            ${preferences(reader)}
          </div>
          <nav aria-label="${t('navigation')}">
            ${places.map(
              ([href, key]) => html`<a href="${href}" ${isHere(reader.path, href) ? here : ''}>${t(key)}</a>`,
            )}
          </nav>
        </header>
        <main id="content" tabindex="-1">
          <p class="notice">${t('notice')}</p>
          <h1>${title}</h1>
          ${body}
        </main>
        <p id="spoken" class="unseen" role="status"></p>
      </body>
    </html>`;
}

const here = html`aria-current="page"`;

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path.startsWith(href);
}

/** Of the two themes, the style sheet hides the one that is on: only the browser knows what the system prefers. */
function preferences({ locale, path, t }: Reader): Markup {
  const [other, label] = locale === 'en' ? (['zh-CN', '中文'] as const) : (['en', 'English'] as const);
  return html`<form class="preferences" method="post" action="/preferences">
    <input type="hidden" name="back" value="${path}" />
    <button class="quiet" name="locale" value="${other}" lang="${other}">${label}</button>
    <button class="quiet to-dark" name="theme" value="dark">${t('dark')}</button>
    <button class="quiet to-light" name="theme" value="light">${t('light')}</button>
  </form>`;
}
