import { parsePhoneNumber } from '@lendline/kernel';
import type { Person } from '@lendline/world';
import type { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { mobileSessionCookie } from '../oauth/mobile-sessions.ts';
import { codeIn, type Message } from '../sms/messages.ts';
import { formText } from './form-text.ts';
import { type Markup, page, type Reader, readerOf } from './layout.ts';
import { notFoundPage } from './not-found.ts';
import { factsOf, fileButtons, personaCard } from './persona-card.ts';
import { personAt } from './person-at.ts';
import { stagedCards, stagedFacts } from './staged.ts';
import { localTime, type Pages, type Site } from './site.ts';

/** The simulated phones: personas on top, then whoever has messages; each phone's messages live, newest first. */
export const inboxPages: Pages = (app, site) => {
  app.get('/inbox', (c) => {
    const reader = readerOf(c);
    return c.html(page(reader, { title: reader.t('inbox'), body: allPhones(site, reader, c.req.query('said')) }));
  });
  app.post('/inbox/find', async (c) => {
    const parsed = parsePhoneNumber((await formText(c, 'phone')).replaceAll(/[\s()-]/g, ''));
    const person = parsed.ok ? site.world.byPhone(parsed.value) : undefined;
    return c.redirect(person ? `/inbox/${person.index}` : '/inbox?said=not-found', 303);
  });
  app.get('/inbox/:index{\\d+}', (c) => {
    const reader = readerOf(c);
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    const body = onePhone(site, reader, { person, said: c.req.query('said') });
    return c.html(page(reader, { title: reader.t('messagesOf', { name: person.name }), body }));
  });
  app.get('/inbox/:index{\\d+}/list', (c) => {
    const person = personAt(site, c);
    return person ? c.html(messageList(site, readerOf(c), site.messages.of(person.phone))) : notFoundPage(c);
  });
  app.post('/inbox/:index{\\d+}/mobile-data', (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    setCookie(c, mobileSessionCookie, site.sessions.open(person.phone), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/oauth2',
      maxAge: 600,
    });
    return c.redirect(`/inbox/${person.index}?said=mobile-data`, 303);
  });
  liveMessages(app, site);
  messageApi(app, site);
};

/** Server-sent events that say only that there is something new; the page then asks for the list. */
function liveMessages(app: Hono, site: Site): void {
  app.get('/inbox/:index{\\d+}/events', (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const stop = site.messages.onReceive((message) => {
        if (message.phone === person.phone) void stream.writeSSE({ data: message.id });
      });
      stream.onAbort(() => ended.resolve());
      // Opens the stream at once, and tells a browser to come back soon after a restart.
      await stream.writeSSE({ event: 'ready', data: '', retry: 1000 });
      await ended.promise;
      stop();
    });
  });
}

/** For tests and scripts: what lies on a simulated phone, with the code already picked out. */
function messageApi(app: Hono, site: Site): void {
  app.get('/inbox/api/phones/:phone/messages', (c) => {
    const parsed = parsePhoneNumber(c.req.param('phone'));
    const person = parsed.ok ? site.world.byPhone(parsed.value) : undefined;
    if (!person) return c.json({ status: 404, code: 'NOT_FOUND', message: 'nobody has this number' }, 404);
    const messages = site.messages
      .of(person.phone)
      .map(({ id, from, text, at }) => ({ id, from, text, at, code: codeIn(text) ?? null }));
    return c.json({ messages });
  });
  app.get('/inbox/api/personas', (c) => {
    const personas = site.personas.list().map(({ kind, person }) => ({
      kind,
      index: person.index,
      phone: person.phone,
      name: person.name,
      idNumber: person.idNumber,
      birthDate: person.birthDate.toString(),
      walletId: `w${person.index}`,
      callRecords: `/files/${person.index}/call-records`,
      statement: site.files.hasStatements ? `/files/${person.index}/statement` : null,
    }));
    return c.json({ personas });
  });
  app.get('/inbox/api/staged', (c) => {
    const day = z.iso.date().optional().safeParse(c.req.query('day'));
    if (!day.success) return c.json({ code: 'INVALID_ARGUMENT', message: 'day is a date, such as 2026-03-31.' }, 400);
    const { staged } = site;
    const schemes = day.data === undefined ? staged.list() : staged.on(Temporal.PlainDate.from(day.data));
    return c.json({ staged: schemes.map((scheme) => stagedScheme(site, scheme)) });
  });
}

function stagedScheme(site: Site, { kind, isFraud, people }: ReturnType<Site['staged']['list']>[number]): object {
  return {
    kind,
    isFraud,
    people: people.map((index) => {
      const { name, phone, idNumber, birthDate } = site.world.person(index);
      const belongings = site.world.belongings(index, site.clock.now());
      return { index, name, phone, idNumber, birthDate: birthDate.toString(), walletId: `w${index}`, ...belongings };
    }),
  };
}

function allPhones(site: Site, reader: Reader, said: string | undefined): Markup {
  const { t } = reader;
  const example = site.world.person(0).phone;
  return html`${said === 'not-found' ? html`<p class="said bad" role="alert">${t('notFound')}</p>` : ''}
    <h2>${t('beSomeone')}</h2>
    <ul class="cards">
      ${site.personas.list().map((persona) => personaCard(persona, reader, site))}
    </ul>
    ${stagedCards(site, reader)}
    <h2>${t('findPhone')}</h2>
    <form method="post" action="/inbox/find">
      <label for="phone">${t('phone')}</label>
      <p class="soft" id="phone-hint">${t('findHint', { example })}</p>
      <div class="line">
        <input id="phone" name="phone" type="tel" autocomplete="off" required aria-describedby="phone-hint" />
        <button>${t('find')}</button>
      </div>
    </form>
    <h2>${t('phonesWithMessages')}</h2>
    ${phonesWithMessages(site, reader)}`;
}

function phonesWithMessages(site: Site, { t }: Reader): Markup {
  const phones = site.messages.phones().slice(0, 50);
  if (phones.length === 0) return html`<p class="soft">${t('noPhones')}</p>`;
  const rows = phones.map((phone) => {
    const parsed = parsePhoneNumber(phone);
    const person = parsed.ok ? site.world.byPhone(parsed.value) : undefined;
    if (!person) return '';
    return html`<li class="between">
      <a href="/inbox/${person.index}">${person.name} · ${phone}</a>
      <span class="soft">${t('count', { count: site.messages.of(phone).length })}</span>
    </li>`;
  });
  return html`<ul class="rows">
    ${rows}
  </ul>`;
}

function onePhone(site: Site, reader: Reader, { person, said }: { person: Person; said: string | undefined }): Markup {
  const { t } = reader;
  return html`${said === 'mobile-data'
      ? html`<p class="said" role="status">${t('mobileDataOn', { name: person.name })}</p>`
      : ''}
    ${stagedFacts(site, reader, person)}
    <ul class="rows" data-events="/inbox/${person.index}/events" data-list="/inbox/${person.index}/list">
      ${messageList(site, reader, site.messages.of(person.phone))}
    </ul>
    <section class="card" aria-label="${person.name}">
      ${factsOf(person, reader, site)}
      <div class="actions">
        <a class="button" href="/wallet/${person.index}">${t('openWallet')}</a>
        ${fileButtons(person, reader, site)}
        <form method="post" action="/inbox/${person.index}/mobile-data"><button>${t('mobileData')}</button></form>
      </div>
    </section>`;
}

function messageList(site: Site, { t }: Reader, messages: readonly Message[]): Markup {
  if (messages.length === 0) return html`<li class="soft">${t('noMessages')}</li>`;
  return html`${messages.map(({ from, text, at }) => {
    const code = codeIn(text);
    return html`<li>
      <div class="between">
        <strong>${from}</strong>
        <time class="soft" datetime="${at}">${localTime(site, Temporal.Instant.from(at))}</time>
      </div>
      <p>${text}</p>
      ${code ? html`<button class="main" data-copy="${code}">${t('copyCode', { code })}</button>` : ''}
    </li>`;
  })}`;
}
