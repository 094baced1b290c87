import { html } from 'hono/html';
import type { BankConsent } from '../bank/consents.ts';
import { formText } from './form-text.ts';
import { type Markup, page, type Reader, readerOf } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import type { Pages, Site } from './site.ts';

/** Where a person says yes or no to the reading of their account, as a bank's own page asks it, and goes back. */
export const bankPages: Pages = (app, site) => {
  app.get('/bank/consents/:consent', (c) => {
    const reader = readerOf(c);
    const consent = site.bankConsents.byId(c.req.param('consent'));
    if (!consent) return notFoundPage(c);
    return c.html(page(reader, { title: reader.t('bankConsent'), body: consentForm(site, reader, consent) }));
  });
  app.post('/bank/consents/:consent', async (c) => {
    const consent = site.bankConsents.byId(c.req.param('consent'));
    if (!consent) return notFoundPage(c);
    site.bankConsents.answer(consent, (await formText(c, 'answer')) === 'no' ? 'rejected' : 'valid');
    return c.redirect(consent.returnTo ?? `/bank/consents/${consent.id}`, 303);
  });
};

function consentForm(site: Site, { t }: Reader, consent: BankConsent): Markup {
  const { id, clientId, person, validUntil, status } = consent;
  const { name } = site.world.person(person);
  const form = html`<form method="post" action="/bank/consents/${id}">
    <div class="actions">
      <button class="main" name="answer" value="yes">${t('bankConsentAgree')}</button>
      <button name="answer" value="no">${t('bankConsentRefuse')}</button>
    </div>
  </form>`;
  return html`<p>${t('bankConsentAsks', { client: clientId, name, until: validUntil })}</p>
    ${status === 'received' ? form : answered(site, { t }, consent)}`;
}

function answered({ lender }: Site, { t }: Pick<Reader, 't'>, { status, returnTo }: BankConsent): Markup {
  const back = returnTo ?? lender?.borrower;
  return html`<p class="said" role="status">${t(status === 'valid' ? 'bankConsentGiven' : 'bankConsentEnded')}</p>
    ${back === undefined ? '' : html`<p><a class="button" href="${back}">${t('backToLender')}</a></p>`}`;
}
