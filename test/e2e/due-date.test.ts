import { axeFindings } from '@lendline/testkit';
import type { Browser } from 'playwright-core';
import type { Loan } from '@lendline/loans/contract';
import { formatMoney } from '@lendline/ui';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { must } from '../processes/phone.ts';
import { newcomer } from './arrivals.ts';
import { launch } from './browser.ts';
import { arrive, handIn, takeLoan, type Visitor } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('a due date that comes is shown as due on the phone and reminded of by a text, the amount the same in both, and paid where that was agreed to', async () => {
  const { page, visitor, close } = await newcomer(browser, { country, lender, reader: 'zh-CN' });
  await arrive(visitor);
  const loan = await takeLoan(visitor, await handIn(visitor));
  const due = loan.nextInstalment!;
  const payer = await newcomer(browser, { country, lender, reader: 'en' });
  const mandated = await borrowUnderMandate(payer.visitor);
  const morning = Temporal.PlainDate.from(due.due).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:30' });
  await country.moveClockTo(morning.toInstant());

  await vi.waitFor(
    async () => {
      const texts = (await country.messages(visitor.person.phone)).map(({ text }) => text);
      expect(texts.some((text) => text.includes('今天到期') && text.includes(formatMoney(due.dueTotal)))).toBe(true);
    },
    { timeout: 40_000, interval: 200 },
  );
  await signedIn(visitor);
  expect(must(await visitor.api.loans.getMine({ loanId: loan.id })).instalments[0]).toMatchObject({ state: 'due' });
  await page.goto(`${lender}loan`);
  const first = page.locator('tbody tr').first();
  await first.locator('.state.due').waitFor();
  await expect.poll(() => first.innerText()).toContain('应还');
  await expect.poll(() => page.locator('.next .figure').innerText()).toBe(formatMoney(due.dueTotal));
  expect(await axeFindings(page)).toEqual([]);
  await signedIn(payer.visitor);
  await vi.waitFor(
    async () => {
      const { instalments } = must(await payer.visitor.api.loans.getMine({ loanId: mandated.id }));
      expect(instalments[0]).toMatchObject({ state: 'paid' });
    },
    { timeout: 40_000, interval: 200 },
  );
  await payer.close();
  await close();
});

/** A loan whose borrower agreed to automatic repayment and has the money for it. */
async function borrowUnderMandate(visitor: Visitor): Promise<Loan> {
  await arrive(visitor);
  const loan = await takeLoan(visitor, await handIn(visitor));
  const { dueTotal } = loan.nextInstalment!;
  const terms = { loanId: loan.id, limit: dueTotal, endsOn: loan.maturesOn! };
  must(await visitor.api.payments.setUpMandate(terms));
  await vi.waitFor(async () => {
    const { mandates } = must(await visitor.api.payments.listMandates({ loanId: loan.id }));
    expect(mandates).toMatchObject([{ state: 'active' }]);
  }, 40_000);
  await country.receive(visitor.person.index, '20000.00');
  return loan;
}

/** A month has passed: the session of the phone may be over, and a code brings it back. */
async function signedIn(visitor: Visitor): Promise<void> {
  if (!(await visitor.api.lines.getMyLine({})).ok) await arrive(visitor, { declares: false });
}
