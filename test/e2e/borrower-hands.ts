import type { Page } from 'playwright-core';
import type { Country, Inhabitant } from './sandbox.ts';

export type Reader = 'zh-CN' | 'en';

/** What a person looks for on the phone, in their language. */
const labels = {
  getCode: { 'zh-CN': '获取验证码', en: 'Send me a code' },
  phone: { 'zh-CN': '手机号', en: 'Phone number' },
  code: { 'zh-CN': '短信验证码', en: 'Code from the text message' },
  confirm: { 'zh-CN': '确认', en: 'Confirm' },
  allow: { 'zh-CN': '同意读取', en: 'Allow' },
  refuse: { 'zh-CN': '不同意', en: 'Do not allow' },
  name: { 'zh-CN': '姓名', en: 'Full name' },
  idNumber: { 'zh-CN': '身份证号码', en: 'Id number' },
  birthDate: { 'zh-CN': '出生日期', en: 'Date of birth' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  withoutFiles: { 'zh-CN': '暂不提供，下一步', en: 'Go on without files' },
  statementFile: { 'zh-CN': '支付流水: 选择文件', en: 'Payment statement: Choose a file' },
  callsFile: { 'zh-CN': '通话记录: 选择文件', en: 'Call records: Choose a file' },
  counts: { 'zh-CN': '已读取，可用于审批', en: 'Read, and it counts' },
  submit: { 'zh-CN': '提交申请', en: 'Hand in' },
  offer: { 'zh-CN': '您的方案', en: 'Your offer' },
  see: { 'zh-CN': '查看还款计划', en: 'See the repayment plan' },
  plan: { 'zh-CN': '还款计划', en: 'Your repayment plan' },
  read: { 'zh-CN': '阅读融资成本明示表', en: 'Read the cost statement' },
  haveRead: { 'zh-CN': '我已阅读并了解全部成本', en: 'I have read what this loan costs' },
  agreement: { 'zh-CN': '借款合同', en: 'Your agreement' },
  sendSigning: { 'zh-CN': '获取签署验证码', en: 'Send me the code to sign' },
  sign: { 'zh-CN': '签署并借款', en: 'Sign and take the loan' },
  arrived: { 'zh-CN': '款项已到账', en: 'The money has arrived' },
  toLoan: { 'zh-CN': '查看我的借款', en: 'Go to my loan' },
  loan: { 'zh-CN': '我的借款', en: 'My loan' },
  repaidInFull: { 'zh-CN': '已全部还清', en: 'Repaid in full' },
  repay: { 'zh-CN': '还款', en: 'Repay' },
  paid: { 'zh-CN': '还款成功', en: 'Your payment has arrived' },
  back: { 'zh-CN': '返回我的借款', en: 'Back to my loan' },
  receipts: { 'zh-CN': '还款记录', en: 'Receipts' },
  otherNumber: { 'zh-CN': '换一个手机号', en: 'Use another number' },
  review: { 'zh-CN': '工作人员正在审核', en: 'A person is looking at it' },
  declined: { 'zh-CN': '这次没有通过', en: 'Not this time' },
  appealMessage: { 'zh-CN': '请说明情况', en: 'Tell us what we should know' },
  sendAppeal: { 'zh-CN': '提交申诉', en: 'Send my appeal' },
  appealAnswer: { 'zh-CN': '工作人员的答复', en: 'The answer of a person' },
} as const;

export type Label = keyof typeof labels;

/** Called on every screen of a walk, once it stands. */
export type OnScreen = (name: string) => Promise<void>;

export interface Walk {
  readonly page: Page;
  readonly reader: Reader;
  readonly country: Country;
  readonly persona: Inhabitant;
  readonly on: OnScreen;
}

/** What differs from one country to the next in a walk; the prefix of a number says which one it is. */
const customs = {
  '+86': {
    sources: ['line-checks', 'multi-lending-register', 'call-records', 'payment-statement'],
    files: ['statement', 'call-records'],
    givesBirthDate: false,
  },
  '+254': { sources: ['line-checks', 'call-records'], files: ['call-records'], givesBirthDate: true },
} as const;

function prefixOf(phone: string): keyof typeof customs {
  return phone.startsWith('+254') ? '+254' : '+86';
}

/** A person's hands on the phone app, in one language. */
export function handsOf({ page, reader }: Pick<Walk, 'page' | 'reader'>) {
  const say = (label: Label): string => labels[label][reader];
  return {
    say,
    press: (label: Label) => page.getByRole('button', { name: say(label), exact: true }).click(),
    heading: (label: Label) => headingOf(page, say(label)),
    fill: (label: Label, text: string) => page.getByRole('textbox', { name: say(label) }).fill(text),
  };
}

/** Waits for a screen by its title. Error: what the page says instead. */
async function headingOf(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name, exact: true });
  await heading.waitFor({ timeout: 40_000 }).catch(async () => {
    throw new Error(`no “${name}”, but: ${await page.locator('main').innerText()}`);
  });
}

/** From the first screen to behind the one-time code. */
export async function signIn(walk: Walk): Promise<void> {
  const { press, fill, say } = handsOf(walk);
  const { page, persona, country, on } = walk;
  await page.getByRole('textbox', { name: say('phone') }).waitFor();
  await on('start');
  await fill('phone', persona.phone.slice(prefixOf(persona.phone).length));
  await press('getCode');
  await page.getByRole('textbox', { name: say('code') }).waitFor();
  await on('code');
  await fill('code', await country.code(persona.phone));
  await press('confirm');
}

/** Permissions one at a time, all allowed; then who the person is, with a birth date where the country asks for it. */
export async function sayWho(walk: Walk): Promise<void> {
  const { press, fill, say } = handsOf(walk);
  const { page, persona, on } = walk;
  const { sources, givesBirthDate } = customs[prefixOf(persona.phone)];
  for (const source of sources) {
    await page.waitForURL(`**/permissions/${source}`);
    await on(`permission-${source}`);
    await press('allow');
  }
  await page.waitForURL('**/about-you');
  await on('about-you');
  await fill('name', persona.name);
  await fill('idNumber', persona.idNumber);
  if (givesBirthDate) await page.getByLabel(say('birthDate')).fill(persona.birthDate.toString());
  await press('next');
  await page.waitForURL('**/records');
}

/** Adds what files the person has, says how much, and hands in. */
export async function apply(walk: Walk, of: { files: boolean; amount: string }): Promise<void> {
  const { press, say } = handsOf(walk);
  const { page, persona, country, on } = walk;
  await on('records');
  const files = of.files ? customs[prefixOf(persona.phone)].files : [];
  for (const [already, kind] of files.entries()) {
    const field = kind === 'statement' ? 'statementFile' : 'callsFile';
    await page.getByLabel(say(field)).setInputFiles(await country.file(persona.index, kind));
    await page.getByText(say('counts'), { exact: true }).nth(already).waitFor();
  }
  if (files.length > 0) await on('records-read');
  await press(files.length > 0 ? 'next' : 'withoutFiles');
  await page.waitForURL('**/request');
  await page.locator('#amount').fill(of.amount);
  await on('request');
  await press('submit');
}

/** From the offer to a signed agreement. */
export async function accept(walk: Walk): Promise<void> {
  const { press, heading, fill } = handsOf(walk);
  const { page, persona, country, on } = walk;
  await heading('offer');
  await on('offer');
  await press('see');
  await heading('plan');
  await on('plan');
  await press('read');
  await page.getByRole('dialog').waitFor();
  await on('cost-statement');
  await press('haveRead');
  await heading('agreement');
  await on('agreement');
  const before = await country.code(persona.phone);
  await press('sendSigning');
  await fill('code', await country.code(persona.phone, before));
  await on('signing');
  await press('sign');
}

/** From the money to the repayment of an instalment, which may be the only one, and its receipt. */
export async function repay(walk: Walk, of: { instalments: 'many' | 'one' } = { instalments: 'many' }): Promise<void> {
  const { press, heading, say } = handsOf(walk);
  const { page, persona, country, on } = walk;
  await heading('arrived');
  await on('arrived');
  await press('toLoan');
  await heading('loan');
  await on('loan');
  await country.receive(persona.index, '20000.00');
  await press('repay');
  await page.waitForURL('**/loan/repay');
  await on('repay');
  await page.locator('button[type=submit]').click();
  await heading('paid');
  await on('repaid');
  await press('back');
  await heading(of.instalments === 'one' ? 'repaidInFull' : 'loan');
  await page.getByRole('link', { name: say('receipts') }).click();
  await heading('receipts');
  await page.locator('.card .figure').first().waitFor();
  await on('receipts');
}
