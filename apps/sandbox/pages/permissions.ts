import type { Person } from '@lendline/world';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Markup, Reader } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import { personAt } from './person-at.ts';
import type { Site } from './site.ts';

/** What a person has let lenders collect: as JSON for tests, and a button that takes it back at the operator. */
export function permissionDoor(app: Hono, site: Site): void {
  app.get('/wallet/:index{\\d+}/mandates', (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    const shown = site.mandates.of(`person:${person.index}`);
    return c.json(shown.map(({ reference, clientId, status }) => ({ reference, lender: clientId, status })));
  });
  app.post('/wallet/:index{\\d+}/mandates/:reference/end', (c) => {
    const person = personAt(site, c);
    const mandate =
      person && site.mandates.of(`person:${person.index}`).find((one) => one.reference === c.req.param('reference'));
    if (!person || !mandate) return notFoundPage(c);
    site.mandates.setStatus(mandate, 'inactive');
    return c.redirect(`/wallet/${person.index}`, 303);
  });
}

export function permissionList(site: Site, { t }: Reader, { index }: Person): Markup | string {
  const mandates = site.mandates.of(`person:${index}`);
  if (mandates.length === 0) return '';
  return html`<h2>${t('mandates')}</h2>
    <ul class="rows">
      ${mandates.map(
        ({ reference, clientId, status }) =>
          html`<li class="between">
            <span>${clientId} · ${t(status === 'active' ? 'mandateActive' : 'mandateEnded')}</span>
            ${status === 'active'
              ? html`<form method="post" action="/wallet/${index}/mandates/${reference}/end">
                  <button>${t('endMandate')}</button>
                </form>`
              : ''}
          </li>`,
      )}
    </ul>`;
}
