import { html } from 'hono/html';
import type { BankConsent } from '../bank/consents.ts';
import { type Markup, page, type Reader, readerOf } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import type { Pages, Site } from './site.ts';

/** Where a person says yes to the reading of their account, as a bank's own page asks it. */
export const bankPages: Pages = (app, site) => {
  app.get('/bank/consents/:consent', (c) => {
    const reader = readerOf(c);
    const consent = site.bankConsents.byId(c.req.param('consent'));
    if (!consent) return notFoundPage(c);
    return c.html(page(reader, { title: reader.t('bankConsent'), body: consentForm(site, reader, consent) }));
  });
  app.post('/bank/consents/:consent', (c) => {
    const consent = site.bankConsents.byId(c.req.param('consent'));
    if (!consent) return notFoundPage(c);
    site.bankConsents.agree(consent);
    return c.redirect(`/bank/consents/${consent.id}`, 303);
  });
};

function consentForm(
  { world }: Site,
  { t }: Reader,
  { id, clientId, person, validUntil, status }: BankConsent,
): Markup {
  const { name } = world.person(person);
  const button = html`<form method="post" action="/bank/consents/${id}">
    <button class="main">${t('bankConsentAgree')}</button>
  </form>`;
  return html`<p>${t('bankConsentAsks', { client: clientId, name, until: validUntil })}</p>
    ${status === 'received' ? button : html`<p class="said" role="status">${t('bankConsentGiven')}</p>`}`;
}
