import { html } from 'hono/html';
import { type Markup, page, readerOf } from './layout.ts';
import { personaCard } from './persona-card.ts';
import { localTime, type Pages } from './site.ts';

const doors = [
  ['OAuth 2.0 / OpenID Connect', '/.well-known/openid-configuration'],
  ['CAMARA Number Verification 2.1.0', '/number-verification/v2'],
  ['CAMARA SIM Swap 2.1.0', '/sim-swap/v2'],
  ['CAMARA Device Swap 1.0.0', '/device-swap/v1'],
  ['CAMARA KYC Match 0.4.0', '/kyc-match/v0.4'],
  ['CAMARA KYC Tenure 0.2.0', '/kyc-tenure/v0.2'],
  ['CAMARA One Time Password SMS 1.1.1', '/one-time-password-sms/v1'],
  ['CAMARA Number Recycling 0.2.0', '/number-recycling/v0.2'],
  ['CAMARA Call Forwarding Signal 0.4.0', '/call-forwarding-signal/v0.4'],
  ['SMS', '/sms/v1'],
  ['GSMA Mobile Money API 1.2', '/mm/v1.2'],
] as const;

export const homePage: Pages = (app, site) => {
  app.get('/', (c) => {
    const reader = readerOf(c);
    const { t } = reader;
    const body = html`<p class="soft">${t('now')}</p>
      <p class="large">${localTime(site, site.clock.now())}</p>
      ${lenderLinks()}
      <h2>${t('beSomeone')}</h2>
      <p>${t('beSomeoneHint')}</p>
      <ul class="cards">
        ${site.personas.list().map((persona) => personaCard(persona, reader, site))}
      </ul>
      <h2>${t('doors')}</h2>
      <p>${t('doorsHint')}</p>
      <ul class="doors">
        ${doors.map(([name, path]) => html`<li>${name}: <code>${path}</code></li>`)}
      </ul>`;
    return c.html(page(reader, { title: t('country'), body }));

    function lenderLinks(): Markup | string {
      if (!site.lender) return '';
      return html`<h2>${t('lender')}</h2>
        <div class="actions">
          <a class="button main" href="${site.lender.borrower}">${t('borrowerApp')}</a>
          <a class="button" href="${site.lender.console}">${t('console')}</a>
        </div>`;
    }
  });
};
