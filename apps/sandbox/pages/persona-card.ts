import type { Person } from '@lendline/world';
import { html } from 'hono/html';
import { expectationWithoutStatements, type Persona, personaExpectations, personaTitles } from '../personas.ts';
import { factList } from './fact-list.ts';
import type { Markup, Reader } from './layout.ts';
import type { Site } from './site.ts';

/** What a person needs to type. */
export function factsOf(person: Person, reader: Reader, site: Site): Markup {
  const facts = [
    ['phone', person.phone],
    ['name', person.name],
    ['idNumber', person.idNumber],
    // A Chinese id number holds it, so nobody is asked for it there.
    ...(site.world.options.country === 'cn' ? [] : ([['birthDate', person.birthDate.toString()]] as const)),
    ['walletId', walletName(person)],
  ] as const;
  return factList(facts, reader);
}

/** What the wallet calls an account where its number must not stand. */
function walletName({ index }: Person): string {
  return `walletid@w${index}`;
}

export function personaCard({ kind, person }: Persona, reader: Reader, site: Site): Markup {
  const { locale, t } = reader;
  const title = personaTitles[kind][locale];
  const expectation = site.files.hasStatements ? personaExpectations[kind] : expectationWithoutStatements(kind);
  return html`<li class="card" data-persona="${kind}">
    <h3>${title}</h3>
    <p class="soft">${expectation[locale]}</p>
    ${factsOf(person, reader, site)}
    <div class="actions">
      <a class="button main" href="/inbox/${person.index}" aria-label="${t('openInbox')}: ${title}"
        >${t('openInbox')}</a
      >
      <a class="button" href="/wallet/${person.index}" aria-label="${t('openWallet')}: ${title}">${t('openWallet')}</a>
      ${fileButtons(person, reader, site)}
    </div>
  </li>`;
}

/** A file that the country does not have has no button. */
export function fileButtons({ index }: Person, { t }: Reader, { files }: Site): Markup {
  const statement = html`<a class="button" href="/files/${index}/statement" download>${t('statementFile')}</a>`;
  return html`<a class="button" href="/files/${index}/call-records" download>${t('callFile')}</a> ${files.hasStatements
      ? statement
      : ''}`;
}
