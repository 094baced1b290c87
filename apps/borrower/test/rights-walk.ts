import type { Page } from 'playwright-core';
import { handsOf, type OnScreen, type Reader } from './walk.ts';

const labels = {
  automatic: { 'zh-CN': '自动还款', en: 'Automatic repayment' },
  agree: { 'zh-CN': '同意自动还款', en: 'Agree to automatic repayment' },
  on: { 'zh-CN': '自动还款已开通。', en: 'Automatic repayment is on.' },
  stop: { 'zh-CN': '停止自动还款', en: 'Stop automatic repayment' },
  off: { 'zh-CN': '自动还款已停止，不再扣款。', en: 'Automatic repayment is off' },
  phoneBill: { 'zh-CN': '话费账单', en: 'Phone bill' },
  payoff: { 'zh-CN': '提前结清', en: 'Pay it off early' },
  saved: { 'zh-CN': /^比按计划还款少付利息/, en: /less interest than by the repayment plan/ },
  notYet: { 'zh-CN': /^这是 .* 的金额/, en: /^This is the amount on/ },
  history: { 'zh-CN': '这笔借款的变动', en: 'What happened on this loan' },
  repaid: { 'zh-CN': '您还款', en: 'You repaid' },
  withdraw: { 'zh-CN': '撤回借款', en: 'Withdraw from the loan' },
  sure: { 'zh-CN': '确定撤回', en: 'Yes, withdraw' },
  withdrawn: { 'zh-CN': '您已撤回这笔借款。', en: 'You have withdrawn from this loan.' },
} as const;

/** From the loan through all that its borrower may do with it beside paying the next instalment, to a withdrawal. */
export async function useRights({ page, reader, on }: { page: Page; reader: Reader; on: OnScreen }): Promise<void> {
  const { press, heading } = handsOf(page, reader);
  const follow = (label: keyof typeof labels) =>
    page.getByRole('link', { name: labels[label][reader], exact: true }).click();
  const tap = (label: 'agree' | 'stop' | 'withdraw' | 'sure') =>
    page.getByRole('button', { name: labels[label][reader], exact: true }).click();
  const says = (label: keyof typeof labels) => page.getByText(labels[label][reader]).first().waitFor();
  await heading('loan');
  await press('repay');
  await page.locator('label.choice', { hasText: labels.phoneBill[reader] }).click();
  await on('ways to pay');
  await page.locator('button[type=submit]').click();
  await heading('paid');
  await press('back');
  await follow('automatic');
  await page.locator('#limit').fill('100');
  await on('mandate asked for');
  await tap('agree');
  await says('on');
  await on('mandate');
  await tap('stop');
  await says('off');
  await press('backTo');
  await follow('payoff');
  await says('saved');
  await on('payoff');
  await page.locator('#day').fill((await page.locator('#day').getAttribute('max'))!);
  await says('notYet');
  await on('payoff on a day to come');
  await press('backTo');
  await follow('history');
  await says('repaid');
  await on('history');
  await press('backTo');
  await follow('withdraw');
  await tap('withdraw');
  await on('withdrawal');
  await tap('sure');
  await says('withdrawn');
  await on('withdrawn');
}
