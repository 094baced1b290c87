import type { MyApplication } from '@lendline/applications/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { must } from '../processes/phone.ts';
import { type Arrival, newcomer } from './arrivals.ts';
import { handsOf, type Label, type Reader } from './borrower-hands.ts';
import { desktop, launch, phone, visit } from './browser.ts';
import { type Api, apiOf } from './clients.ts';
import { arrive, handIn, takeLoan, toSignature, whenIn } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';
import { signInAsStaff } from './staff-hands.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
let browser: Browser;
/** Sees the payments and the book. */
let officer: Api;

beforeAll(async () => {
  browser = await launch();
  const { page } = await visit(browser, { url: `${lender}console/`, locale: 'en', viewport: desktop });
  await signInAsStaff(page, { user: inject('officers').users[0], password: inject('officers').password });
  officer = apiOf(page, lender);
});
afterAll(() => browser.close());

const patience = { timeout: 40_000, interval: 200 };

async function arrived(reader: Reader): Promise<Arrival> {
  const arrival = await newcomer(browser, { country, lender, reader });
  await arrive(arrival.visitor);
  return arrival;
}

/** Past the files, which are optional, to the button that hands in. */
async function toHandIn(page: Page, reader: Reader): Promise<void> {
  await page.goto(`${lender}records`);
  await page.getByRole('button', { name: reader === 'en' ? 'Go on without files' : '暂不提供，下一步' }).click();
  await page.waitForURL('**/request');
}

const button = (page: Page, reader: Reader, label: Label) =>
  page.getByRole('button', { name: handsOf({ page, reader }).say(label), exact: true });

async function theApplication({ visitor: { api } }: Arrival): Promise<MyApplication> {
  const { applications } = must(await api.applications.listMine({}));
  expect(applications).toHaveLength(1);
  return applications[0]!;
}

/** What moved for the person's one loan: settled payments, and the principal that the book has. */
async function moved({ visitor: { api } }: Arrival, direction: 'disbursement' | 'collection') {
  const { loans } = must(await api.loans.listMine({}));
  expect(loans).toHaveLength(1);
  const loan = loans[0]!;
  const { payments } = must(await officer.payments.listOfLoan({ loanId: loan.id }));
  return { loan, payments: payments.filter((payment) => payment.direction === direction) };
}

describe('what a person does twice', () => {
  it('is one application when the button is hit twice, and one loan when the signature is', async () => {
    const arrival = await arrived('en');
    const { page, visitor } = arrival;
    const { heading, fill, press } = handsOf({ page, reader: 'en' });
    await toHandIn(page, 'en');
    await button(page, 'en', 'submit').dblclick();
    await heading('offer');
    await toSignature(visitor, await theApplication(arrival));
    await page.goto(`${lender}agreement`);
    await heading('agreement');
    const before = await country.code(visitor.person.phone);
    await press('sendSigning');
    await fill('code', await country.code(visitor.person.phone, before));
    await button(page, 'en', 'sign').dblclick();
    await heading('arrived');
    const { loan, payments } = await moved(arrival, 'disbursement');
    expect(payments).toMatchObject([{ state: 'succeeded', amount: loan.principal }]);
    await arrival.close();
  });

  it('in two browsers at once is one application, and both show the same offer', async () => {
    const first = await arrived('zh-CN');
    await country.moveClockTo((await country.now()).add({ minutes: 2 }));
    const other = await visit(browser, { url: lender, locale: 'en', viewport: phone });
    const second = { ...first.visitor, api: apiOf(other.page, lender) };
    await arrive(second);
    await Promise.all([toHandIn(first.page, 'zh-CN'), toHandIn(other.page, 'en')]);
    await Promise.all([button(first.page, 'zh-CN', 'submit').click(), button(other.page, 'en', 'submit').click()]);
    await handsOf({ page: first.page, reader: 'zh-CN' }).heading('offer');
    await handsOf({ page: other.page, reader: 'en' }).heading('offer');
    expect((await theApplication(first)).state).toBe('offered');
    await Promise.all([first.close(), other.close()]);
  });
});

describe('a carrier that is silent', () => {
  it('is never a no: the application goes to a person, and nothing that was given is lost', async () => {
    const arrival = await arrived('zh-CN');
    const { page } = arrival;
    await toHandIn(page, 'zh-CN');
    await country.during({ carrier: 'timeout' }, async () => {
      await button(page, 'zh-CN', 'submit').click();
      await handsOf({ page, reader: 'zh-CN' }).heading('review');
    });
    const { id, state, decision } = await theApplication(arrival);
    expect(state).toBe('in-review');
    expect(decision?.outcome).toBe('refer');
    expect(must(await arrival.visitor.api.applications.getMine({ applicationId: id })).state).not.toBe('declined');
    await arrival.close();
  });

  it('while a code is asked for is told as such, the number stays typed, and the next try gets one', async () => {
    const arrival = await newcomer(browser, { country, lender, reader: 'zh-CN' });
    const { page, visitor } = arrival;
    const { fill, press, say } = handsOf({ page, reader: 'zh-CN' });
    const typed = visitor.person.phone.slice(3);
    await country.during({ carrier: 'timeout' }, async () => {
      await fill('phone', typed);
      await press('getCode');
      await page.getByText('运营商暂时没有回应，验证码可能没有发出。').waitFor();
    });
    await expect.poll(() => page.getByRole('textbox', { name: say('phone') }).inputValue()).toBe(typed);
    await country.moveClockTo((await country.now()).add({ minutes: 2 }));
    await press('getCode');
    await fill('code', await country.code(visitor.person.phone));
    await press('confirm');
    await page.waitForURL('**/permissions/*');
    await arrival.close();
  });
});

describe('a wallet whose answer', () => {
  it('comes twice has paid out once and collected once', async () => {
    const arrival = await arrived('en');
    const { page, visitor } = arrival;
    const application = await handIn(visitor);
    await country.during({ wallet: 'twice' }, async () => {
      const loan = await takeLoan(visitor, application);
      await country.receive(visitor.person.index, '20000.00');
      await page.goto(`${lender}loan/repay`);
      await page.locator('button[type=submit]').click();
      await handsOf({ page, reader: 'en' }).heading('paid');
      const { receipts } = must(await visitor.api.loans.listMyReceipts({ loanId: loan.id }));
      expect(receipts).toHaveLength(1);
    });
    const out = await moved(arrival, 'disbursement');
    expect(out.payments).toMatchObject([{ state: 'succeeded', amount: out.loan.principal }]);
    const back = await moved(arrival, 'collection');
    expect(back.payments).toMatchObject([{ state: 'succeeded', amount: back.loan.instalments[0]!.dueTotal }]);
    expect(back.loan.instalments[0]!.state).toBe('paid');
    expect(back.loan.instalments.slice(1).every(({ paid }) => paid.amount === '0')).toBe(true);
    await arrival.close();
  });

  it('is late has paid out once, and the money is told on the phone when it is known', async () => {
    const arrival = await arrived('zh-CN');
    const { page, visitor } = arrival;
    const application = await handIn(visitor);
    await toSignature(visitor, application);
    await page.goto(`${lender}agreement`);
    const { heading, press, fill } = handsOf({ page, reader: 'zh-CN' });
    await heading('agreement');
    const before = await country.code(visitor.person.phone);
    await press('sendSigning');
    await fill('code', await country.code(visitor.person.phone, before));
    await country.during({ wallet: 'late' }, async () => {
      await press('sign');
      await whenIn(visitor.api, application.id, (state) => state === 'disbursing' || state === 'active');
      await heading('arrived');
    });
    await vi.waitFor(async () => {
      const told = (await country.messages(visitor.person.phone)).filter(({ text }) => text.includes('已到账'));
      expect(told).toHaveLength(1);
    }, patience);
    const { loan, payments } = await moved(arrival, 'disbursement');
    expect(payments).toMatchObject([{ state: 'succeeded', amount: loan.principal }]);
    await arrival.close();
  });
});
