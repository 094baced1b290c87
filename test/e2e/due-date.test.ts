import { axeFindings } from '@lendline/testkit';
import type { Browser } from 'playwright-core';
import { formatMoney } from '@lendline/ui';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { must } from '../processes/phone.ts';
import { newcomer } from './arrivals.ts';
import { launch } from './browser.ts';
import { arrive, handIn, takeLoan } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('a due date that comes is shown as due on the phone and reminded of by a text, the amount the same in both', async () => {
  const { page, visitor, close } = await newcomer(browser, { country, lender, reader: 'zh-CN' });
  await arrive(visitor);
  const loan = await takeLoan(visitor, await handIn(visitor));
  const due = loan.nextInstalment!;
  const morning = Temporal.PlainDate.from(due.due).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:30' });
  await country.moveClockTo(morning.toInstant());

  await vi.waitFor(
    async () => {
      const texts = (await country.messages(visitor.person.phone)).map(({ text }) => text);
      expect(texts.some((text) => text.includes('今天到期') && text.includes(formatMoney(due.dueTotal)))).toBe(true);
    },
    { timeout: 40_000, interval: 200 },
  );
  // A month has passed: the session of the phone may be over, and a code brings it back.
  if (!(await visitor.api.lines.getMyLine({})).ok) await arrive(visitor, { declares: false });
  expect(must(await visitor.api.loans.getMine({ loanId: loan.id })).instalments[0]).toMatchObject({ state: 'due' });
  await page.goto(`${lender}loan`);
  const first = page.locator('tbody tr').first();
  await first.locator('.state.due').waitFor();
  expect(await first.innerText()).toContain('应还');
  expect(await page.locator('.next .figure').innerText()).toBe(formatMoney(due.dueTotal));
  expect(await axeFindings(page)).toEqual([]);
  await close();
});
