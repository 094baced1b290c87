import { axeFindings } from '@lendline/testkit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../processes/phone.ts';
import { accept, apply, handsOf, repay, sayWho, signIn, type Walk } from './borrower-hands.ts';
import { launch, phone, sidewaysOverflow, visit } from './browser.ts';
import { apiOf } from './clients.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';
import { historyDays, stranger } from './people.ts';
import { type Country, countryAt, type Inhabitant } from './sandbox.ts';

let demo: RunningDemo;
let country: Country;
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
  demo = await startDemo({ country: 'ke', people: 8, days: historyDays.ke });
  country = countryAt(demo.sandbox);
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

/** Somebody on the first screen of a phone, with what is wrong with any screen noted on the way. */
async function arriving(persona: Inhabitant) {
  const visited = await visit(browser, { url: demo.lender, locale: 'en', viewport: phone });
  const { page } = visited;
  const found: string[] = [];
  const on = async (name: string): Promise<void> => {
    const strange = foreign.exec(await page.locator('main').innerText());
    if (strange) found.push(`${name}: has no place here: ${strange[0]}`);
    if ((await sidewaysOverflow(page)) > 0) found.push(`${name}: wider than the window`);
    found.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
  };
  const walk: Walk = { page, reader: 'en', country, persona, on };
  return { ...visited, walk, found, api: apiOf(page, demo.lender) };
}

/** Chinese, and what belongs to Chinese money. */
const foreign = /\p{Script=Han}+|¥|CNY|Alipay|WeChat/u;

/** The country of the form is asked of the lender, so a person sees it change before they have read the screen. */
async function seeKenya({ page }: Walk): Promise<void> {
  await page.locator('#country:has(option[value=KE]:checked)').waitFor({ state: 'attached' });
}

describe('a Kenyan lender', () => {
  it('opens on Kenya and lends for a fee in shillings, from a number to a repaid loan, all in English', async () => {
    const { walk, found, errors, api, close } = await arriving(await country.persona('steady'));
    await seeKenya(walk);
    await signIn(walk);
    await sayWho(walk);
    await apply(walk, { files: true, amount: '1000' });
    await accept(walk);
    await repay(walk, { instalments: 'one' });
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    const [application] = must(await api.applications.listMine({})).applications;
    expect(application?.offer?.cost).toMatchObject({ interest: { amount: '0' }, duty: { currency: 'KES' } });
    expect(application!.offer!.cell.fee_ppm).toBeGreaterThan(0);
    const [loan] = must(await api.loans.listMine({})).loans;
    expect(loan).toMatchObject({ state: 'closed', principal: { amount: '100000', currency: 'KES' } });
    const texts = async () => (await country.messages(walk.persona.phone)).map(({ text }) => text);
    await expect.poll(texts).toContainEqual(expect.stringContaining('is in your wallet'));
    expect((await texts()).filter((text) => foreign.test(text))).toEqual([]);
    await close();
  });

  it('sends a mistyped birth date to a person, and says so in plain words', async () => {
    const someone = await stranger(country, { of: 'ke' });
    const mistyped = { ...someone, birthDate: someone.birthDate.add({ days: 1 }) };
    const { walk, page, found, api, close } = await arriving(mistyped);
    await seeKenya(walk);
    await signIn(walk);
    await sayWho(walk);
    await apply(walk, { files: false, amount: '1000' });
    await handsOf(walk).heading('review');
    await walk.on('review');
    await expect.poll(() => page.locator('main').innerText()).toContain('your application has gone to a person');
    expect(must(await api.applications.listMine({})).applications).toMatchObject([{ state: 'in-review' }]);
    expect(found).toEqual([]);
    await close();
  });

  it('declines whoever is below 18, with that reason', async () => {
    const minor = await stranger(country, {
      of: 'ke',
      like: ({ birthDate, line }, today) =>
        birthDate.add({ years: 18 }).since(today).days > 1 && Temporal.PlainDate.compare(line.activatedOn, today) < 0,
    });
    const { walk, page, found, close } = await arriving(minor);
    await seeKenya(walk);
    await signIn(walk);
    await sayWho(walk);
    await apply(walk, { files: false, amount: '1000' });
    await handsOf(walk).heading('declined');
    await walk.on('declined');
    await expect.poll(() => page.locator('.reasons').first().innerText()).toContain('below the legal age');
    expect(found).toEqual([]);
    await close();
  });
});
