import type { Belongings, Person } from '@lendline/world';
import { html } from 'hono/html';
import { wordsOf } from '../staged.ts';
import { factList } from './fact-list.ts';
import type { Markup, Reader } from './layout.ts';
import type { Site } from './site.ts';

/** Deceit and its innocent look-alikes to try out, where the country has any. */
export function stagedCards(site: Site, reader: Reader): Markup | string {
  const staged = site.staged.list();
  if (staged.length === 0) return '';
  const { t } = reader;
  return html`<h2>${t('staged')}</h2>
    <p class="notice">${t('stagedHint')}</p>
    <ul class="cards">
      ${staged.map(({ kind, isFraud, people }) => {
        const words = wordsOf(kind);
        if (!words) return '';
        return html`<li class="card" data-staged="${kind}">
          <h3>${words.title[reader.locale]}</h3>
          <p>${mark(reader, isFraud)}</p>
          <p class="soft">${words.about[reader.locale]}</p>
          <ul class="rows">
            ${people.map((index) => html`<li>${link(site.world.person(index))}</li>`)}
          </ul>
        </li>`;
      })}
    </ul>`;
}

/** On the phone of somebody staged: what they are part of, and what their phone would tell a lender. */
export function stagedFacts(site: Site, reader: Reader, person: Person): Markup | string {
  const scheme = site.staged.of(person.index);
  const words = scheme && wordsOf(scheme.kind);
  if (!scheme || !words) return '';
  const belongings = site.world.belongings(person.index, site.clock.now());
  return html`<section class="card" aria-label="${words.title[reader.locale]}">
    <h2>${words.title[reader.locale]}</h2>
    <p>${mark(reader, scheme.isFraud)}</p>
    <p>${words.about[reader.locale]}</p>
    ${belongingsList(reader, belongings)} ${others(site, reader, { person, people: scheme.people })}
  </section>`;
}

function belongingsList(reader: Reader, { device, network, payoutAccount, address, contacts }: Belongings): Markup {
  const { t } = reader;
  const facts = [
    device.isEmulated ? (['device', device.id, t('emulated')] as const) : (['device', device.id] as const),
    ['network', network.address],
    ['payoutAccount', payoutAccount],
    ['address', address],
    ...contacts.map(({ phone, relation }) => ['contact', phone, t(`relation.${relation}`)] as const),
  ] as const;
  return factList(facts, reader);
}

function others(
  { world }: Site,
  { t }: Reader,
  { person, people }: { readonly person: Person; readonly people: readonly number[] },
): Markup | string {
  const rest = people.filter((index) => index !== person.index);
  if (rest.length === 0) return '';
  return html`<h3>${t('together')}</h3>
    <ul class="rows">
      ${rest.map((index) => html`<li>${link(world.person(index))}</li>`)}
    </ul>`;
}

function link({ index, name, phone }: Person): Markup {
  return html`<a href="/inbox/${index}">${name} · ${phone}</a>`;
}

/** Nobody should take the staged for found, or the innocent for guilty. */
function mark({ t }: Reader, isFraud: boolean): Markup {
  return html`<strong>${t(isFraud ? 'stagedFraud' : 'stagedInnocent')}</strong>`;
}
