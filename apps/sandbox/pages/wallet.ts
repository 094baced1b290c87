import { parseDecimal, type WireMoney } from '@lendline/kernel';
import { formatMoney } from '@lendline/ui';
import type { Person } from '@lendline/world';
import { html } from 'hono/html';
import type { AccountId, Entry } from '../wallet/ledger.ts';
import { formText } from './form-text.ts';
import { type Markup, page, type Reader, readerOf } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import { permissionDoor, permissionList } from './permissions.ts';
import { personAt } from './person-at.ts';
import { payDoor, payForm } from './pay.ts';
import { shareDoor, shareForm } from './share.ts';
import { localTime, type Pages, type Site } from './site.ts';

/** Every person's wallet: what is in it and what moved, and a way to let money come in from outside. */
export const walletPages: Pages = (app, site) => {
  app.get('/wallet', (c) => {
    const reader = readerOf(c);
    return c.html(page(reader, { title: reader.t('wallets'), body: allWallets(site, reader) }));
  });
  app.get('/wallet/:index{\\d+}', (c) => {
    const reader = readerOf(c);
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    const body = oneWallet(site, reader, { person, said: c.req.query('said') });
    return c.html(page(reader, { title: reader.t('walletOf', { name: person.name }), body }));
  });
  app.post('/wallet/:index{\\d+}/receive', async (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    const given = parseDecimal(await formText(c, 'amount'), site.accounts.currency);
    if (!given.ok || given.value.amount <= 0n) return c.redirect(`/wallet/${person.index}?said=amount`, 303);
    const to = site.accounts.open(`person:${person.index}`);
    const { amount } = given.value;
    site.ledger.transfer({ from: 'issuer', to, amount, reference: 'received', text: '' });
    return c.redirect(`/wallet/${person.index}`, 303);
  });
  shareDoor(app, site);
  payDoor(app, site);
  permissionDoor(app, site);
};

function allWallets(site: Site, { t }: Reader): Markup {
  const rows = site.personas.list().map(({ person }) => {
    const account = site.accounts.open(`person:${person.index}`);
    return html`<li class="between">
      <a href="/wallet/${person.index}">${person.name} · ${person.phone}</a>
      <strong>${formatMoney(wire(site, site.ledger.balance(account)))}</strong>
    </li>`;
  });
  return html`<h2>${t('balance')}</h2>
    <ul class="rows">
      ${rows}
    </ul>`;
}

function oneWallet(site: Site, reader: Reader, { person, said }: { person: Person; said: string | undefined }): Markup {
  const { t } = reader;
  const account = site.accounts.open(`person:${person.index}`);
  const wrong = said === 'amount';
  return html`<p class="soft">${t('balance')}</p>
    <p class="large">${formatMoney(wire(site, site.ledger.balance(account)))}</p>
    <h2>${t('receive')}</h2>
    <form class="card" method="post" action="/wallet/${person.index}/receive">
      ${wrong ? html`<p class="said bad" role="alert" id="amount-wrong">${t('amountWrong')}</p>` : ''}
      <label for="amount">${t('amount')} (${site.accounts.currency})</label>
      <div class="line">
        <input
          id="amount"
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          required
          ${wrong ? html`aria-invalid="true" aria-describedby="amount-wrong"` : ''}
        />
        <button>${t('receiveButton')}</button>
      </div>
    </form>
    ${permissionList(site, reader, person)} ${payForm(site, reader, { person, said })}
    ${shareForm(site, reader, { person, said })}
    <h2>${t('movements')}</h2>
    <ul class="rows">
      ${movements(site, reader, account)}
    </ul>
    <p><a href="/inbox/${person.index}">${t('openInbox')}</a></p>`;
}

function movements(site: Site, reader: Reader, account: AccountId): Markup {
  const entries = site.ledger.entriesOf(account);
  if (entries.length === 0) return html`<li class="soft">${reader.t('noMovements')}</li>`;
  return html`${entries.map((entry) => {
    const amount = entry.postings.find((posting) => posting.account === account)?.amount ?? 0n;
    return html`<li>
      <div class="between">
        <span>${titleOf(entry, reader)}</span>
        <strong>${amount > 0n ? '+' : ''}${formatMoney(wire(site, amount))}</strong>
      </div>
      <time class="soft" datetime="${entry.at}">${localTime(site, Temporal.Instant.from(entry.at))}</time>
    </li>`;
  })}`;
}

function titleOf({ reference, text }: Entry, { t }: Reader): string {
  if (reference === 'opening' || reference === 'received') return t(reference);
  return text === '' ? t('payment') : text;
}

function wire(site: Site, amount: bigint): WireMoney {
  return { amount: String(amount), currency: site.accounts.currency };
}
