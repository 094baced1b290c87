import type { Person } from '@lendline/world';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { formText } from './form-text.ts';
import type { Markup, Reader } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import { personAt } from './person-at.ts';
import type { Site } from './site.ts';

const outcomes = ['sent', 'refused', 'unknown'] as const;
const feedForm = /^feed_[0-9a-z]{26}$/;

/** Takes a person's order to send their payments to a lender. */
export function shareDoor(app: Hono, site: Site): void {
  app.post('/wallet/:index{\\d+}/share', async (c) => {
    const person = personAt(site, c);
    if (!person || !site.company) return notFoundPage(c);
    const feed = (await formText(c, 'feed')).trim();
    const said = feedForm.test(feed) ? await site.company.share(person, feed) : 'shareForm';
    return c.redirect(`/wallet/${person.index}?said=${said}`, 303);
  });
}

/** The order as a form, with what became of it; nothing where no company sends. */
export function shareForm(
  { company }: Site,
  { t }: Reader,
  { person, said }: { readonly person: Person; readonly said: string | undefined },
): Markup | string {
  if (!company) return '';
  const wrong = said === 'shareForm';
  const outcome = outcomes.find((one) => one === said);
  const name = { company: company.name };
  return html`<h2>${t('share', name)}</h2>
    <form class="card" method="post" action="/wallet/${person.index}/share">
      ${outcome
        ? html`<p class="${outcome === 'sent' ? 'said' : 'said bad'}" role="status">${t(`share.${outcome}`)}</p>`
        : ''}
      ${wrong ? html`<p class="said bad" role="alert" id="feed-wrong">${t('shareForm')}</p>` : ''}
      <p class="soft">${t('shareHint', name)}</p>
      <label for="feed">${t('shareFeed')}</label>
      <div class="line">
        <input
          id="feed"
          name="feed"
          autocomplete="off"
          required
          ${wrong ? html`aria-invalid="true" aria-describedby="feed-wrong"` : ''}
        />
        <button>${t('shareButton')}</button>
      </div>
    </form>`;
}
