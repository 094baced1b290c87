import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { must } from '../processes/phone.ts';
import { handsOf } from './borrower-hands.ts';
import { desktop, launch, phone, visit } from './browser.ts';
import { apiOf } from './clients.ts';
import { arrive, handIn, type Visitor } from './quick-borrower.ts';
import { stranger } from './people.ts';
import { countryAt } from './sandbox.ts';
import { decide, openConsole, signInAsStaff } from './staff-hands.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
const { users, password } = inject('officers');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A person whose application the strategy left to a person, looking at it on the phone. */
async function referred(
  person: Visitor['person'],
): Promise<{ visitor: Visitor; page: Page; path: string; close: () => Promise<void> }> {
  const { page, close } = await visit(browser, { url: lender, locale: 'zh-CN', viewport: phone });
  const visitor = { api: apiOf(page, lender), country, person };
  await arrive(visitor);
  const { id, state } = await handIn(visitor);
  expect(state).toBe('in-review');
  await page.reload();
  await handsOf({ page, reader: 'zh-CN' }).heading('review');
  return { visitor, page, path: `/applications/${id}`, close };
}

async function officerAt(path: string, user: string) {
  const { page, close } = await visit(browser, { url: `${lender}console/`, locale: 'en', viewport: desktop });
  await signInAsStaff(page, { user, password });
  await openConsole(page, { lender, path });
  return { page, close };
}

describe('an application that goes to a person', () => {
  it('is declined with a note, appealed on the phone, answered by another officer, and each step is seen live', async () => {
    const borrower = await referred(await country.persona('mismatch'));
    const hands = handsOf({ page: borrower.page, reader: 'zh-CN' });
    const first = await officerAt(borrower.path, users[0]);
    await first.page
      .locator('section#checks')
      .getByText('The id number differs from the carrier’s record', { exact: true })
      .waitFor();
    await decide(first.page, { outcome: 'Decline', note: 'The document shown is of another person.' });

    await hands.heading('declined');
    expect(await borrower.page.locator('.reasons li').first().innerText()).not.toBe('');
    expect(await axeFindings(borrower.page)).toEqual([]);
    await borrower.page.getByLabel(hands.say('appealMessage')).fill('号码是母亲为我办的。');
    await hands.press('sendAppeal');
    await hands.heading('review');

    const second = await officerAt(borrower.path, users[1]);
    await second.page.getByText('号码是母亲为我办的。').first().waitFor();
    await decide(second.page, { outcome: 'Decline', note: 'The line has to be in your own name first.' });
    await borrower.page.getByRole('heading', { name: hands.say('appealAnswer') }).waitFor();
    await borrower.page.getByText('The line has to be in your own name first.', { exact: true }).waitFor();
    const { applications } = must(await borrower.visitor.api.applications.listMine({}));
    expect(applications.map(({ state }) => state)).toEqual(['declined']);
    await Promise.all([borrower.close(), first.close(), second.close()]);
  });

  it('is approved at a tier for a name that the carrier has otherwise, and the offer stands on the phone by itself', async () => {
    const person = await stranger(country);
    const borrower = await referred({ ...person, name: '欧阳示例' });
    const officer = await officerAt(borrower.path, users[0]);
    await decide(officer.page, { outcome: 'Approve', tier: 'D', note: 'Called back and compared the card.' });
    await handsOf({ page: borrower.page, reader: 'zh-CN' }).heading('offer');
    const { applications } = must(await borrower.visitor.api.applications.listMine({}));
    expect(applications.map(({ state }) => state)).toEqual(['offered']);
    await Promise.all([borrower.close(), officer.close()]);
  });
});
