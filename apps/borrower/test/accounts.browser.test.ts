import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, desktop, launch, phone, sidewaysOverflow, smallTargets, visit } from './browser.ts';
import { begunAt } from './lender/begun-at.ts';
import { bankAddress } from './lender/feeds.ts';
import { type Lender, newLender } from './lender/lender.ts';
import { rightCode } from './lender/one-time-codes.ts';
import { zipPassword } from './lender/records.ts';
import { handsOf, type Reader } from './walk.ts';

let app: Awaited<ReturnType<typeof buildApp>>;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([buildApp(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await app.remove();
});

/** Set to a folder, the screens are also photographed for people to look at. */
const pictures = process.env['LENDLINE_PICTURES'];
const readers: readonly Reader[] = ['zh-CN', 'en'];
const say = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** What is wrong with a screen, in both themes, on a phone and on a desktop. */
async function faultsOn(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [colorScheme, viewport] of [
    ['dark', desktop],
    ['light', phone],
    ['dark', phone],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const wide = (await sidewaysOverflow(page)) > 0 ? ['wider than the window'] : [];
    const found = [...(await axeFindings(page)), ...(await smallTargets(page)), ...wide];
    faults.push(...found.map((fault) => `${name}, ${colorScheme}, ${viewport.width} px: ${fault}`));
    if (pictures)
      await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-${viewport.width}.png`, fullPage: true });
  }
  return faults;
}

/** Somebody on the screen of records, who has allowed nothing of what is optional unless told. */
async function atRecords(reader: Reader, { allows = true } = {}) {
  const lender = begunAt(newLender(), 'records');
  if (!allows) lender.consents = lender.consents.filter(({ source }) => source !== 'payment-statement');
  const visited = await visit(browser, { dist: app.dist, lender, signedIn: true, context: { locale: reader } });
  const { page } = visited;
  await page.goto(`${visited.address}/records`);
  const card = (name: string) => page.getByRole('article', { name, exact: true });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return { lender, ...visited, card, press, heading: handsOf(page, reader).heading };
}

/** Serves the bank's page: a link that agrees and comes back to the lender. */
async function openBank(page: Page, lender: Lender, back: string): Promise<void> {
  await page.route('http://bank.example/**', (route) => {
    if (route.request().url() === bankAddress)
      return route.fulfill({ contentType: 'text/html', body: '<a href="http://bank.example/agree">I agree</a>' });
    lender.temper.bank = 'agreed';
    return route.fulfill({ status: 303, headers: { location: `${back}/accounts` } });
  });
}

describe.each(readers)('an account instead of a file, for a reader of %s', (reader) => {
  const toAccounts = say('或者不用文件：连接钱包或银行', 'Or without a file: connect a wallet or a bank')[reader];
  const bank = say('银行账户', 'Bank account')[reader];

  it('is allowed first, agreed to at the bank, read once back, shown as counting, and stopped', async () => {
    const { page, lender, address, card, press, errors, close } = await atRecords(reader, { allows: false });
    await openBank(page, lender, address);
    await page.goto(`${address}/accounts`);
    const connect = say('连接：银行账户', 'Connect: Bank account')[reader];
    await page
      .getByRole('heading', { level: 2, name: say('先同意读取支付流水', 'First, allow payment statements')[reader] })
      .waitFor();
    expect(await page.getByRole('button', { name: connect, exact: true }).count()).toBe(0);
    const faults = [...(await faultsOn(page, `accounts-allow-${reader}`))];
    await press(say('同意读取', 'Allow')[reader]);
    await page.getByRole('button', { name: connect, exact: true }).waitFor();
    faults.push(...(await faultsOn(page, `accounts-${reader}`)));
    await press(connect);
    const toBank = page.getByRole('button', { name: say('去银行同意', 'Go to my bank')[reader], exact: true });
    await toBank.waitFor();
    faults.push(...(await faultsOn(page, `accounts-at-bank-${reader}`)));
    await toBank.click();
    await page.getByRole('link', { name: 'I agree' }).click();
    await page.waitForURL('**/accounts');
    await card(bank).getByText(say('可用于审批', 'and it counts')[reader]).waitFor();
    faults.push(...(await faultsOn(page, `accounts-read-${reader}`)));
    await press(say('停止读取：银行账户', 'Stop reading: Bank account')[reader]);
    await card(bank).getByText(say('您已停止读取。', 'You have stopped it.')[reader], { exact: true }).waitFor();
    expect(lender.feeds.map(({ provider, state }) => [provider, state])).toEqual([['open-banking', 'stopped']]);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  it('is reached from the records, takes the id that the wallet shows and no phone number, and refuses another’s', async () => {
    const { page, lender, card, press, close } = await atRecords(reader);
    await page.getByRole('link', { name: toAccounts, exact: true }).click();
    await page.waitForURL('**/accounts');
    const field = page.getByRole('textbox', { name: say('钱包编号', 'Wallet id')[reader] });
    const connect = say('连接：手机钱包', 'Connect: Mobile wallet')[reader];
    await field.fill('138 0000 0001');
    await press(connect);
    await page.locator('#mobile-money-account-error').waitFor();
    expect(lender.feeds).toEqual([]);
    await field.fill('w404');
    await press(connect);
    await page.getByText(say('账户不是您本人的', 'The account is not in your name')[reader]).waitFor();
    expect(await faultsOn(page, `accounts-refused-${reader}`)).toEqual([]);
    await field.fill('w12');
    await press(connect);
    await card(say('手机钱包', 'Mobile wallet')[reader])
      .filter({ hasText: say('可用于审批', 'and it counts')[reader] })
      .waitFor();
    await press(say('返回', 'Back')[reader]);
    await page.getByRole('button', { name: say('下一步', 'Next')[reader], exact: true }).waitFor();
    await close();
  }, 60_000);

  it('of a company that sends shows the number that the company has to be told', async () => {
    const { page, lender, address, card, press, close } = await atRecords(reader);
    await page.goto(`${address}/accounts`);
    await press(say('连接：sandbox-pay', 'Connect: sandbox-pay')[reader]);
    await card('sandbox-pay')
      .getByRole('button', { name: say('复制编号', 'Copy the number')[reader] })
      .waitFor();
    await expect.poll(() => card('sandbox-pay').innerText()).toContain(lender.feeds[0]!.id);
    expect(await faultsOn(page, `accounts-partner-${reader}`)).toEqual([]);
    await close();
  }, 60_000);
});

describe.each(readers)('a locked file, for a reader of %s', (reader) => {
  it('asks for its password in plain words and is read without being chosen again', async () => {
    const { page, lender, press, close } = await atRecords(reader);
    const fileName = 'alipay_20261123.zip';
    await page
      .getByLabel(say('支付流水: 选择文件', 'Payment statement: Choose a file')[reader], { exact: true })
      .setInputFiles({ name: fileName, mimeType: 'application/zip', buffer: Buffer.from('made up') });
    const password = page.getByRole('textbox', { name: say('解压密码', 'Password of the file')[reader] });
    const open = say('打开并读取', 'Open and read it')[reader];
    await password.waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('payment-statement-password');
    await press(open);
    const error = page.locator('#payment-statement-password-error');
    await error.filter({ hasText: say('请输入密码。', 'Give the password.')[reader] }).waitFor();
    await password.fill('000000');
    await press(open);
    await error.filter({ hasText: say('这个密码打不开文件', 'does not open the file')[reader] }).waitFor();
    expect(await faultsOn(page, `zip-${reader}`)).toEqual([]);
    await password.fill(zipPassword);
    await press(open);
    await page.getByText(say('已读取，可用于审批', 'Read, and it counts')[reader], { exact: true }).waitFor();
    expect(lender.imports.map(({ fileHash }) => fileHash)).toEqual([`hash-of-${fileName}`]);
    await password.waitFor({ state: 'detached' });
    await close();
  }, 60_000);
});

describe.each(readers)('a business with a licence, for a reader of %s', (reader) => {
  it('is stated with its representative, told what is wrong with it, and handed in for a credit line', async () => {
    const { page, lender, press, heading, errors, close } = await atRecords(reader);
    await press(say('暂不提供，下一步', 'Go on without files')[reader]);
    await page.locator('label.choice', { hasText: say('个体经营', 'For my business')[reader] }).click();
    await page.locator('a[href="/business"]').click();
    const go = say('继续', 'Go on')[reader];
    await page.locator('label.choice', { hasText: say('循环额度', 'A credit line')[reader] }).click();
    await press(go);
    await page.locator('#business-code-error').waitFor();
    const faults = [...(await faultsOn(page, `business-empty-${reader}`))];
    const typed = { amount: '20000', code: '9211', name: '示例杂货店', representative: '王不同', idNumber: '110' };
    for (const [entry, text] of Object.entries(typed)) await page.locator(`#business-${entry}`).fill(text);
    await press(go);
    await page
      .getByRole('alert')
      .filter({ hasText: say('应为 18 位', 'it has 18 characters')[reader] })
      .waitFor();
    await page.locator('#business-code').fill('92110100MA00000018');
    await press(go);
    await page
      .getByRole('alert')
      .filter({ hasText: say('不是同一人', 'not the owner')[reader] })
      .waitFor();
    faults.push(...(await faultsOn(page, `business-refused-${reader}`)));
    await page.locator('#business-representative').fill('林示例');
    await press(go);
    await page.getByText('示例杂货店', { exact: true }).waitFor();
    faults.push(...(await faultsOn(page, `business-stated-${reader}`)));
    await page.locator('a[href="/business/guarantor"]').click();
    await page.locator('#guarantor-name').fill('欧阳不同');
    await page.locator('#guarantor-phone').fill('139 0000 0007');
    await press(say('指定保证人', 'Name the guarantor')[reader]);
    await page.getByText(say('等待答复', 'waiting for an answer')[reader], { exact: true }).waitFor();
    faults.push(...(await faultsOn(page, `guarantor-${reader}`)));
    await press(say('取消保证人', 'Go on without a guarantor')[reader]);
    await page.getByText('欧**', { exact: true }).waitFor({ state: 'detached' });
    await press(say('返回', 'Back')[reader]);
    await press(say('提交申请', 'Hand in')[reader]);
    await heading('offer');
    expect(lender.application).toMatchObject({ product: 'credit-line', requested: { amount: '2000000' } });
    expect(lender.done.get('submit')).toBe(1);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  it('reads and signs the renewal of its credit line, and draws on it again: once, and on to the offer', async () => {
    const lender = begunAt(newLender(), 'loan');
    lender.application = { ...lender.application!, creditLineId: 'creditline_01k9x3v7m2aaaaaaaaaaaaaaaa' };
    const { page, address, errors, close } = await visit(browser, {
      dist: app.dist,
      lender,
      signedIn: true,
      context: { locale: reader },
    });
    await page.goto(`${address}/loan`);
    await page.getByRole('link', { name: say('我的循环额度', 'My credit line')[reader], exact: true }).click();
    const draw = page.getByRole('button', { name: say('提款', 'Draw')[reader], exact: true });
    await draw.waitFor();
    const renewal = page.getByRole('region', { name: say('续期', 'Your renewal')[reader], exact: true });
    const press = (name: string) => renewal.getByRole('button', { name, exact: true }).click();
    const file = page.waitForEvent('download');
    await press(say('阅读续期协议（PDF）', 'Read the agreement (PDF)')[reader]);
    expect((await file).suggestedFilename()).toBe('renewal.pdf');
    await press(say('获取验证码', 'Send me a code')[reader]);
    await page.locator('#code').fill(rightCode);
    const faults = await faultsOn(page, `credit-line-${reader}`);
    await press(say('签署续期', 'Sign the renewal')[reader]);
    await renewal.waitFor({ state: 'detached' });
    expect(lender.done.get('signRenewal')).toBe(1);
    await draw.dblclick();
    await handsOf(page, reader).heading('offer');
    expect(lender.done.get('start')).toBe(2);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);
});

describe.each(readers)('whoever is asked to be a guarantor, a reader of %s', (reader) => {
  it('finds the request from the help page, says who they are, agrees, reads and signs with a code', async () => {
    const lender = newLender();
    lender.guarantees = [
      {
        id: 'guarantor_1',
        state: 'asked',
        borrower: '林**',
        business: '示例杂货店',
        requested: { amount: '2000000', currency: 'CNY' },
        agreement: null,
        signedAt: null,
      },
    ];
    const { page, address, errors, close } = await visit(browser, {
      dist: app.dist,
      lender,
      signedIn: true,
      context: { locale: reader },
    });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${address}/help`);
    await page.locator('a[href="/guarantees"]').click();
    const agree = say('同意担保', 'Agree to guarantee')[reader];
    await press(agree);
    await page.locator('#own-name-error').waitFor();
    const faults = [...(await faultsOn(page, `guarantee-asked-${reader}`))];
    await page.locator('#own-name').fill('林示例');
    await page.locator('#own-idNumber').fill('110101199001011237');
    await press(agree);
    await page.getByText(say('您已同意。', 'You have agreed.')[reader]).waitFor();
    const made = { hash: 'a-hash', locale: 'zh-CN', amount: lender.guarantees[0]!.requested! } as const;
    const totalRepayable = { amount: '2110000', currency: 'CNY' } as const;
    lender.guarantees = [{ ...lender.guarantees[0]!, agreement: { ...made, totalRepayable } }];
    await page.reload();
    await press(say('获取签署验证码', 'Send me the code to sign')[reader]);
    await page.locator('#code').fill(rightCode);
    faults.push(...(await faultsOn(page, `guarantee-signing-${reader}`)));
    await press(say('作为保证人签署', 'Sign as guarantor')[reader]);
    await page
      .getByText(say('您已签署这份协议。', 'You have signed this agreement.')[reader], { exact: true })
      .waitFor();
    expect(lender.guarantees).toMatchObject([{ state: 'agreed', signedAt: expect.any(String) as string }]);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);
});

describe.each(readers)('people whom a reader of %s names', (reader) => {
  it('are asked for with the reason and what becomes of the number, kept by kind alone, and taken out again', async () => {
    const { page, lender, press, errors, close } = await atRecords(reader);
    await page.getByRole('link', { name: say('填写或查看', 'Name or see them')[reader], exact: true }).click();
    await page.waitForURL('**/people');
    const promise = say('不会因此联系他们：不推销', 'Nobody is contacted for it: not to sell')[reader];
    await page.getByRole('listitem').filter({ hasText: promise }).waitFor();
    const faults = [...(await faultsOn(page, `people-allow-${reader}`))];
    await press(say('同意读取', 'Allow')[reader]);
    await page.getByText(say('没有填写任何人。', 'Nobody.')[reader], { exact: true }).waitFor();
    await press(say('再填一位', 'One more person')[reader]);
    const [first, second] = [1, 2].map((n) =>
      page.getByRole('group', { name: say(`第 ${n} 位`, `Person ${n}`)[reader], exact: true }),
    );
    const number = say('手机号', 'Their phone number')[reader];
    await first!.getByRole('textbox', { name: number }).fill('139 0000 0001');
    await second!.getByRole('combobox').selectOption('guarantor');
    await second!.getByRole('textbox', { name: number }).fill('my brother');
    const save = say('保存', 'Save')[reader];
    await press(save);
    await page.locator('#person-2-phone-error').waitFor();
    faults.push(...(await faultsOn(page, `people-wrong-${reader}`)));
    expect(lender.ties).toEqual([]);
    await second!.getByRole('textbox', { name: number }).fill('13900000002');
    await press(save);
    await page
      .getByText(say('已保存。号码已变成密文。', 'Saved. The numbers are scrambled now.')[reader], { exact: true })
      .waitFor();
    expect(lender.ties.map(({ kind }) => kind)).toEqual(['emergency-contact', 'guarantor']);
    expect(await page.locator('main').innerHTML()).not.toContain('13900000002');
    faults.push(...(await faultsOn(page, `people-named-${reader}`)));
    await press(say('全部移除', 'Take everybody out')[reader]);
    await page.getByText(say('没有填写任何人。', 'Nobody.')[reader], { exact: true }).waitFor();
    expect(lender.ties).toEqual([]);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);
});
