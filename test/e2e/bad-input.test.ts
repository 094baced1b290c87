import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { must } from '../processes/phone.ts';
import { type Arrival, newcomer } from './arrivals.ts';
import { handsOf, type Reader } from './borrower-hands.ts';
import { launch } from './browser.ts';
import { arrive } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';
import { callsWithBadRows, type GivenFile, oldStatement, statementMishaps } from './spoilt-files.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const arriving = (reader: Reader) => newcomer(browser, { country, lender, reader });

/** Asks for a code and stands on the screen that takes it. */
async function askForCode({ page, visitor }: Arrival, reader: Reader): Promise<void> {
  const { fill, press, say } = handsOf({ page, reader });
  await fill('phone', visitor.person.phone.slice(3));
  await press('getCode');
  await page.getByRole('textbox', { name: say('code') }).waitFor();
}

const wrongFor = (code: string): string => (code.startsWith('1') ? '2' : '1') + code.slice(1);

async function isSignedIn({ visitor }: Arrival): Promise<boolean> {
  return (await visitor.api.lines.getMyLine({})).ok;
}

describe('a one-time code', () => {
  it('that is wrong says how many tries are left, and after the last one even the right code is refused', async () => {
    const arrival = await arriving('zh-CN');
    const { page, visitor } = arrival;
    const { fill, press } = handsOf({ page, reader: 'zh-CN' });
    await askForCode(arrival, 'zh-CN');
    const code = await country.code(visitor.person.phone);
    const spent = page.getByText('验证码错误次数过多，请重新获取验证码。', { exact: true });
    const wrong = page.getByText(/验证码不正确，还可以再试 \d 次。/);
    const left: number[] = [];
    while (!(await spent.isVisible())) {
      await fill('code', wrongFor(code));
      await press('confirm');
      await wrong.or(spent).waitFor();
      if (await wrong.isVisible()) left.push(Number(/\d/.exec(await wrong.innerText())?.[0]));
    }
    expect(left.length).toBeGreaterThan(1);
    expect(left).toEqual(left.map((_, n) => left[0]! - n));
    expect(await axeFindings(page)).toEqual([]);
    await fill('code', code);
    await press('confirm');
    await spent.waitFor();
    expect(await isSignedIn(arrival)).toBe(false);
    await arrival.close();
  });

  it('that has expired is refused, and a new one signs in', async () => {
    const arrival = await arriving('en');
    const { page, visitor } = arrival;
    const { fill, press } = handsOf({ page, reader: 'en' });
    await askForCode(arrival, 'en');
    const old = await country.code(visitor.person.phone);
    await country.moveClockTo((await country.now()).add({ minutes: 6 }));
    await fill('code', old);
    await press('confirm');
    await page.getByText('The code has expired; please ask for a new one.', { exact: true }).waitFor();
    expect(await isSignedIn(arrival)).toBe(false);
    await press('otherNumber');
    await askForCode(arrival, 'en');
    await fill('code', await country.code(visitor.person.phone, old));
    await press('confirm');
    await page.waitForURL('**/permissions/*');
    expect(await isSignedIn(arrival)).toBe(true);
    await arrival.close();
  });

  it('is not sent to a number that the carrier has given to nobody', async () => {
    const { page, close } = await arriving('zh-CN');
    const { fill, press } = handsOf({ page, reader: 'zh-CN' });
    await fill('phone', '10099999999');
    await press('getCode');
    await page.getByText('运营商没有这个号码的用户，请检查号码是否输入正确。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });
});

it('tells of an id number whose check digit is wrong before it is sent, and the server takes it from nobody', async () => {
  const arrival = await arriving('zh-CN');
  const { page, visitor } = arrival;
  const { name, idNumber } = visitor.person;
  await arrive(visitor, { declares: false });
  await page.goto(lender);
  await page.waitForURL('**/about-you');
  const { fill, press } = handsOf({ page, reader: 'zh-CN' });
  const mistyped = idNumber.slice(0, 16) + ((Number(idNumber[16]) + 1) % 10) + idNumber.slice(17);
  await fill('name', name);
  await fill('idNumber', mistyped);
  await press('next');
  await page.getByText('号码似乎有一位不对，请与身份证逐位核对。', { exact: true }).waitFor();
  const sent = await visitor.api.lines.declareIdentity({ name, idNumber: mistyped });
  expect(sent).toMatchObject({ ok: false, error: { code: 'lines.id-number-not-readable' } });
  expect(must(await visitor.api.lines.getMyLine({})).identity).toBeNull();
  await fill('idNumber', idNumber);
  await press('next');
  await page.waitForURL('**/records');
  await arrival.close();
});

describe('a payment statement', () => {
  let arrival: Arrival;
  let page: Page;
  beforeAll(async () => {
    arrival = await arriving('zh-CN');
    page = arrival.page;
    await arrive(arrival.visitor);
    await page.goto(`${lender}records`);
  });
  afterAll(() => arrival.close());

  const add = async (file: GivenFile): Promise<void> =>
    page.locator('section[aria-labelledby="payment-statement-title"] input[type=file]').setInputFiles(file);
  const original = () => country.file(arrival.visitor.person.index, 'statement');
  const imports = async () => must(await arrival.visitor.api.records.listMine({})).imports;

  it.each([
    ['empty', '文件是空的。'],
    ['cut off in its head', '没有找到表头行，文件可能被截断或修改。'],
    ['mis-encoded', '文字已成乱码：文件曾以错误的编码打开并保存。'],
  ] as const)('that is %s is refused with what to do, and nothing of it is kept', async (mishap, told) => {
    await add(statementMishaps[mishap]((await original()).buffer));
    await page.getByRole('alert').filter({ hasText: told }).filter({ hasText: '请在 App 中重新导出' }).waitFor();
    expect(await imports()).toEqual([]);
  });

  it('in the place of the call records is told where it belongs', async () => {
    const calls = page.locator('section[aria-labelledby="call-records-title"] input[type=file]');
    await calls.setInputFiles(await original());
    await page.getByText('请在“支付流水”处上传').waitFor();
    expect(await imports()).toEqual([]);
  });

  it.each([
    ['cut off among its rows', '文件开头写明的条数比实际多', 'fewer-rows-than-promised'],
    ['re-saved by a spreadsheet', '文件似乎被打开并重新保存过', 'resaved'],
  ] as const)('that is %s counts, and carries the remark for whoever decides', async (mishap, told, flag) => {
    await add(statementMishaps[mishap]((await original()).buffer));
    await page.getByText(told).waitFor();
    const newest = (await imports()).toSorted((a, b) => a.importedAt.localeCompare(b.importedAt)).at(-1);
    expect(newest).toMatchObject({ counts: true, flags: [flag] });
    const { read, accepted, rejected, ignored } = newest!.rows;
    expect(accepted + rejected + ignored).toBe(read);
  });

  it('whose newest row is over seven days old counts as absent', async () => {
    await add(oldStatement(arrival.visitor.person, await country.now(), 9));
    await page.getByText('最新一条记录已超过 7 天，按规定视为没有提供。').waitFor();
    expect((await imports()).filter(({ flags }) => flags.includes('stale'))).toMatchObject([{ counts: false }]);
  });

  it('of another holder counts as absent', async () => {
    await add(await country.file(arrival.visitor.person.index + 1, 'statement'));
    await page.getByText('文件里的姓名或号码不是您本人，不能用于审批。').waitFor();
    expect((await imports()).filter(({ flags }) => flags.includes('other-holder'))).toMatchObject([{ counts: false }]);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('as the wallet gave it out counts, also after all of these, and twice the same file is one import', async () => {
    await add(await original());
    await page.getByText('已读取，可用于审批', { exact: true }).waitFor();
    const before = (await imports()).length;
    await add(await original());
    await page.getByText('已读取，可用于审批', { exact: true }).waitFor();
    expect(await imports()).toHaveLength(before);
  });
});

it('takes a call list with unreadable rows for the rest of it, and says which rows and why', async () => {
  const arrival = await arriving('en');
  const { page, visitor } = arrival;
  await arrive(visitor);
  await page.goto(`${lender}records`);
  const { say } = handsOf({ page, reader: 'en' });
  await page.getByLabel(say('callsFile')).setInputFiles(await callsWithBadRows(country, visitor.person));
  await page.getByText(say('counts'), { exact: true }).waitFor();
  await page.getByText('See the rows that were left out', { exact: true }).click();
  await page.getByText('a date and time that exist').first().waitFor();
  const [report] = must(await visitor.api.records.listMine({})).imports;
  expect(report).toMatchObject({ counts: true, rows: { rejected: 2 } });
  expect(report!.rows.accepted).toBeGreaterThan(0);
  await arrival.close();
});
