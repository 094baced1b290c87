import { parseDecimal } from '@lendline/kernel';
import type { Person } from '@lendline/world';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { formText } from './form-text.ts';
import type { Markup, Reader } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import { personAt } from './person-at.ts';
import type { Site } from './site.ts';

/** A person pays a lender without having been asked: `lender`, `amount`, `by` wallet or bank, and what they write, as form fields. */
export function payDoor(app: Hono, site: Site): void {
  app.post('/wallet/:index{\\d+}/pay', async (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    return c.redirect(`/wallet/${person.index}?said=${await pay(site, c, person)}`, 303);
  });
}

async function pay(site: Site, c: Context, { index }: Person): Promise<'paid' | 'notPaid'> {
  const [lender, amount] = [
    await formText(c, 'lender'),
    parseDecimal(await formText(c, 'amount'), site.accounts.currency),
  ];
  if (!site.clients.find(lender) || !amount.ok || amount.value.amount <= 0n) return 'notPaid';
  const [{ amount: sum }, text] = [amount.value, (await formText(c, 'reference')).slice(0, 140)];
  if ((await formText(c, 'by')) === 'bank') {
    return site.bankFiles.receive({ clientId: lender, index, amount: sum, text }) ? 'paid' : 'notPaid';
  }
  const [from, to] = [site.accounts.open(`person:${index}`), site.accounts.open(`client:${lender}`)];
  return site.transactions.receive({ clientId: lender, from, to, amount: sum, text }) ? 'paid' : 'notPaid';
}

export function payForm(
  site: Site,
  { t }: Reader,
  { person, said }: { readonly person: Person; readonly said: string | undefined },
): Markup | string {
  const lenders = site.clients.names();
  if (lenders.length === 0) return '';
  return html`<h2>${t('payLender')}</h2>
    <form class="card" method="post" action="/wallet/${person.index}/pay">
      ${said === 'paid' ? html`<p class="said" role="status">${t('paid')}</p>` : ''}
      ${said === 'notPaid' ? html`<p class="said bad" role="alert">${t('notPaid')}</p>` : ''}
      <label for="lender">${t('lenderToPay')}</label>
      <select id="lender" name="lender">
        ${lenders.map((name) => html`<option>${name}</option>`)}
      </select>
      <label for="by">${t('by')}</label>
      <select id="by" name="by">
        <option value="wallet">${t('byWallet')}</option>
        <option value="bank">${t('byBank')}</option>
      </select>
      <label for="pay-amount">${t('payAmount')} (${site.accounts.currency})</label>
      <input id="pay-amount" name="amount" inputmode="decimal" autocomplete="off" required />
      <label for="reference">${t('reference')}</label>
      <div class="line">
        <input id="reference" name="reference" maxlength="140" autocomplete="off" />
        <button>${t('payButton')}</button>
      </div>
    </form>`;
}
