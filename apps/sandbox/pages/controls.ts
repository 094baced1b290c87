import { dayIn } from '@lendline/kernel';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { morningOf, readMove } from '../clock/moves.ts';
import {
  bankFaults,
  billingFaults,
  carrierFaults,
  readFaultChange,
  recordFaults,
  registerFaults,
  smsFaults,
  statementFaults,
  walletFaults,
} from '../faults.ts';
import { type Markup, page, type Reader, readerOf } from './layout.ts';
import { localTime, type Pages, type Site } from './site.ts';
import { texts } from './texts.ts';

/** The country's clock and its faults: as JSON for tests, as a page for people. */
export const controlPages: Pages = (app, site) => {
  app.get('/controls', async (c) => {
    const reader = readerOf(c);
    const body = html`${outcome(reader, c.req.query('said'))} ${await clockForms(site, reader)}
    ${faultForm(site, reader)}`;
    return c.html(page(reader, { title: reader.t('controls'), body }));
  });
  clockDoor(app, site);
  faultDoor(app, site);
};

/** `GET /clock`; `POST /clock/move` with `{days}` or `{to}` answers when every listener is done. */
function clockDoor(app: Hono, site: Site): void {
  app.get('/clock', (c) => c.json({ now: site.clock.now().toString(), zone: site.zone }));
  app.post('/clock/move', async (c) => {
    if (isForm(c)) return moveByForm(c, site);
    const to = readMove(await jsonOf(c), { now: site.clock.now(), zone: site.zone });
    if (!to.ok) {
      const message =
        to.error === 'back'
          ? 'the clock only moves on, unless allowBack is true'
          : 'send {"days": 1} or {"to": "2026-03-05"} or {"to": "2026-03-05T01:00:00Z"}';
      return c.json({ status: 400, code: 'INVALID_ARGUMENT', message }, 400);
    }
    if (await moveTo(site, to.value)) return c.json({ now: site.clock.now().toString(), zone: site.zone });
    const message = 'the clock has moved, but a listener failed; see the log of the lender';
    return c.json({ status: 500, code: 'INTERNAL', message }, 500);
  });
}

async function moveByForm(c: Context, site: Site): Promise<Response> {
  const form = await c.req.parseBody();
  const now = site.clock.now();
  if (form['to'] === 'next-due') {
    const due = (await site.nextDueDate?.()) ?? null;
    if (!due) return c.redirect('/controls?said=noDue', 303);
    const morning = morningOf(due.toString(), site.zone);
    const moved = Temporal.Instant.compare(morning, now) < 0 || (await moveTo(site, morning));
    return c.redirect(`/controls?said=${moved ? 'moved' : 'moveFailed'}`, 303);
  }
  const asked = form['to'] === undefined ? { days: Number(form['days']) } : { to: form['to'] };
  const to = readMove(asked, { now, zone: site.zone });
  if (!to.ok) return c.redirect('/controls?said=backRefused', 303);
  const moved = await moveTo(site, to.value);
  return c.redirect(`/controls?said=${moved ? 'moved' : 'moveFailed'}`, 303);
}

/** False when a listener failed. */
async function moveTo(site: Site, to: Temporal.Instant): Promise<boolean> {
  try {
    await site.clock.moveTo(to);
    return true;
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    for (const failure of error.errors) site.log.error({ err: failure }, 'a listener of the clock failed');
    return false;
  }
}

/**
 * `GET /faults`; `POST /faults` with any of `carrier`, `sms`, `wallet`, `records`, `bank`, `billing`, `statements`,
 * `register`, `apis` answers the new state.
 */
function faultDoor(app: Hono, site: Site): void {
  app.get('/faults', (c) => c.json(site.faults.state()));
  app.post('/faults', async (c) => {
    const form = isForm(c);
    const change = readFaultChange(form ? await c.req.parseBody() : await jsonOf(c));
    if (!change.ok) return c.json({ status: 400, code: 'INVALID_ARGUMENT', message: change.message }, 400);
    const state = site.faults.change(change.change);
    return form ? c.redirect('/controls?said=applied', 303) : c.json(state);
  });
}

function outcome({ t }: Reader, said: string | undefined): Markup | string {
  switch (said) {
    case 'moved':
    case 'applied':
      return html`<p class="said" role="status">${t(said)}</p>`;
    case 'noDue':
    case 'moveFailed':
    case 'backRefused':
      return html`<p class="said bad" role="alert">${t(said)}</p>`;
    case undefined:
    default:
      return '';
  }
}

async function clockForms(site: Site, { t }: Reader): Promise<Markup> {
  const today = dayIn(site.zone, site.clock.now());
  const due = site.nextDueDate ? await site.nextDueDate() : null;
  const dueButton = html`<form method="post" action="/clock/move">
    <button name="to" value="next-due" ${due ? '' : 'disabled'}>
      ${t('nextDue')}${due ? ` · ${due.toString()}` : ''}
    </button>
  </form>`;
  return html`<h2>${t('clock')}</h2>
    <p class="large">${localTime(site, site.clock.now())}</p>
    <p class="soft">${t('clockHint')}</p>
    <div class="actions">
      <form method="post" action="/clock/move">
        <button class="main" name="days" value="1">${t('oneDay')}</button>
      </form>
      ${site.nextDueDate ? dueButton : ''}
    </div>
    ${site.nextDueDate && !due ? html`<p class="soft">${t('noDue')}</p>` : ''}
    <form method="post" action="/clock/move">
      <label for="to">${t('pickDate')}</label>
      <div class="line">
        <input id="to" name="to" type="date" required min="${today.add({ days: 1 }).toString()}" />
        <button>${t('move')}</button>
      </div>
    </form>`;
}

function faultForm(site: Site, { t }: Reader): Markup {
  const state = site.faults.state();
  const doors = [
    ['carrier', carrierFaults, state.carrier],
    ['sms', smsFaults, state.sms],
    ['wallet', walletFaults, state.wallet],
    ['records', recordFaults, state.records],
    ['bank', bankFaults, state.bank],
    ['billing', billingFaults, state.billing],
    ['statements', statementFaults, state.statements],
    ['register', registerFaults, state.register],
  ] as const;
  return html`<h2>${t('faults')}</h2>
    <p class="soft">${t('faultsHint')}</p>
    <form method="post" action="/faults" class="cards">
      ${doors.map(
        ([door, faults, current]) =>
          html`<div>
            <label for="${door}">${t(door)}</label>
            <select id="${door}" name="${door}">
              ${faults.map(
                (fault) =>
                  html`<option value="${fault}" ${fault === current ? 'selected' : ''}>${faultText(t, fault)}</option>`,
              )}
            </select>
          </div>`,
      )}
      <div class="actions"><button class="main">${t('apply')}</button></div>
    </form>`;
}

function faultText(t: Reader['t'], fault: string): string {
  const key = `fault.${fault}`;
  return Object.hasOwn(texts, key) ? t(key as keyof typeof texts) : fault;
}

function isForm(c: Context): boolean {
  return (c.req.header('content-type') ?? '').includes('form');
}

async function jsonOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}
