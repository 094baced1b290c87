import { locales } from '@lendline/kernel';
import { setCookie } from 'hono/cookie';
import { localeCookie, themeCookie } from './layout.ts';
import { formText } from './form-text.ts';
import type { Pages } from './site.ts';

const year_s = 365 * 86_400;

/** Remembers language and theme in the browser and goes back to the page. */
export const preferenceDoor: Pages = (app) => {
  app.post('/preferences', async (c) => {
    const form = await c.req.parseBody();
    const options = { path: '/', sameSite: 'Lax', maxAge: year_s } as const;
    const locale = locales.find((known) => known === form['locale']);
    if (locale) setCookie(c, localeCookie, locale, options);
    if (form['theme'] === 'dark' || form['theme'] === 'light') setCookie(c, themeCookie, form['theme'], options);
    const back = await formText(c, 'back');
    // A path of this site only: `//elsewhere` would leave it.
    return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303);
  });
};
