import type { Page } from 'playwright-core';
import { rightCode } from './lender/one-time-codes.ts';

export type Reader = 'zh-CN' | 'en';

/** Called on every screen of a walk, once it stands. */
export type OnScreen = (name: string) => Promise<void>;

/** What a person looks for, in their language. */
const labels = {
  getCode: { 'zh-CN': '获取验证码', en: 'Send me a code' },
  phone: { 'zh-CN': '手机号', en: 'Phone number' },
  code: { 'zh-CN': '短信验证码', en: 'Code from the text message' },
  confirm: { 'zh-CN': '确认', en: 'Confirm' },
  allow: { 'zh-CN': '同意读取', en: 'Allow' },
  refuse: { 'zh-CN': '不同意', en: 'Do not allow' },
  name: { 'zh-CN': '姓名', en: 'Full name' },
  idNumber: { 'zh-CN': '身份证号码', en: 'Id number' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  statementFile: { 'zh-CN': '支付流水: 选择文件', en: 'Payment statement: Choose a file' },
  counts: { 'zh-CN': '已读取，可用于审批', en: 'Read, and it counts' },
  submit: { 'zh-CN': '提交申请', en: 'Hand in' },
  deciding: { 'zh-CN': '正在审批', en: 'We are deciding' },
  offer: { 'zh-CN': '您的方案', en: 'Your offer' },
  see: { 'zh-CN': '查看还款计划', en: 'See the repayment plan' },
  plan: { 'zh-CN': '还款计划', en: 'Your repayment plan' },
  read: { 'zh-CN': '阅读融资成本明示表', en: 'Read the cost statement' },
  haveRead: { 'zh-CN': '我已阅读并了解全部成本', en: 'I have read what this loan costs' },
  agreement: { 'zh-CN': '借款合同', en: 'Your agreement' },
  sendSigning: { 'zh-CN': '获取签署验证码', en: 'Send me the code to sign' },
  sign: { 'zh-CN': '签署并借款', en: 'Sign and take the loan' },
  onItsWay: { 'zh-CN': '款项正在发放', en: 'Your money is on its way' },
  arrived: { 'zh-CN': '款项已到账', en: 'The money has arrived' },
  toLoan: { 'zh-CN': '查看我的借款', en: 'Go to my loan' },
  loan: { 'zh-CN': '我的借款', en: 'My loan' },
  repay: { 'zh-CN': '还款', en: 'Repay' },
  paid: { 'zh-CN': '还款成功', en: 'Your payment has arrived' },
  back: { 'zh-CN': '返回我的借款', en: 'Back to my loan' },
  receipts: { 'zh-CN': '还款记录', en: 'Receipts' },
  backTo: { 'zh-CN': '返回', en: 'Back' },
  myData: { 'zh-CN': '我的数据', en: 'My data' },
  help: { 'zh-CN': '帮助与投诉', en: 'Help and complaints' },
} as const;

export type Label = keyof typeof labels;

/** A person's hands on a page, in one language. */
export function handsOf(page: Page, reader: Reader) {
  const say = (label: Label): string => labels[label][reader];
  const press = (label: Label) => page.getByRole('button', { name: say(label), exact: true }).click();
  const heading = (label: Label) => page.getByRole('heading', { level: 1, name: say(label), exact: true }).waitFor();
  const fill = (label: Label, text: string) => page.getByRole('textbox', { name: say(label) }).fill(text);
  return { say, press, heading, fill };
}

const nothing: OnScreen = async () => undefined;

/** A made-up id number whose check character is right. */
export const madeUpId = '110101199001011237';

/** From the first screen to behind the one-time code. */
export async function signIn(page: Page, reader: Reader, on: OnScreen = nothing): Promise<void> {
  const { press, fill } = handsOf(page, reader);
  await on('start');
  await fill('phone', '138 0000 0001');
  await press('getCode');
  await page.getByRole('textbox', { name: labels.code[reader] }).waitFor();
  await on('code');
  await fill('code', rightCode);
  await press('confirm');
  await page.waitForURL('**/permissions/*');
}

/** Permissions, one at a time: the call records are refused, the rest allowed; then name and id number. */
export async function sayWho(page: Page, reader: Reader, on: OnScreen = nothing): Promise<void> {
  const { press, fill } = handsOf(page, reader);
  for (const source of ['line-checks', 'credit-bureau', 'call-records', 'payment-statement']) {
    await page.waitForURL(`**/permissions/${source}`);
    await on(`permission-${source}`);
    await press(source === 'call-records' ? 'refuse' : 'allow');
  }
  await page.waitForURL('**/about-you');
  await on('about-you');
  await fill('name', '林示例');
  await fill('idNumber', madeUpId);
  await press('next');
  await page.waitForURL('**/records');
}

/** A statement is added, a wish is made, and the application handed in. */
export async function apply(page: Page, reader: Reader, on: OnScreen = nothing): Promise<void> {
  const { press, say } = handsOf(page, reader);
  await on('records');
  await page
    .getByLabel(say('statementFile'))
    .setInputFiles({ name: 'alipay.csv', mimeType: 'text/csv', buffer: Buffer.from('made up') });
  await page.getByText(say('counts'), { exact: true }).waitFor();
  await on('records-read');
  await press('next');
  await page.waitForURL('**/request');
  await page.locator('#amount').fill('2,000');
  await on('request');
  await press('submit');
}

/** From the offer to a signed agreement. */
export async function accept(page: Page, reader: Reader, on: OnScreen = nothing): Promise<void> {
  const { press, heading, fill } = handsOf(page, reader);
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
  await press('sendSigning');
  await fill('code', rightCode);
  await on('signing');
  await press('sign');
}

/** From the money to a repayment and what it went to, and all the pages around. */
export async function repay(page: Page, reader: Reader, on: OnScreen = nothing): Promise<void> {
  const { press, heading, say } = handsOf(page, reader);
  await heading('arrived');
  await on('arrived');
  await press('toLoan');
  await heading('loan');
  await on('loan');
  await press('repay');
  await page.waitForURL('**/loan/repay');
  await page.locator('button[type=submit]').waitFor();
  await on('repay');
  await page.locator('button[type=submit]').click();
  await heading('paid');
  await on('repaid');
  await press('back');
  await heading('loan');
  await page.getByRole('link', { name: say('receipts') }).click();
  await heading('receipts');
  await page.locator('.card .figure').waitFor();
  await on('receipts');
  await press('backTo');
  await page.getByRole('link', { name: say('myData') }).click();
  await heading('myData');
  await on('my-data');
  await page.getByRole('link', { name: say('help') }).click();
  await heading('help');
  await on('help');
}
