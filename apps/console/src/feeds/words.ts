import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';
import type { Tone } from '../words/states.ts';

/** Accounts that are read and partners that send, on the page of an application. */
export const feedWords = {
  feeds: { 'zh-CN': '已连接的账户', en: 'Connected accounts' },
  none: {
    'zh-CN': '借款人没有连接账户；可以在借款人应用里连接。',
    en: 'The borrower has connected no account; that is done in the borrower app.',
  },
  linked: { 'zh-CN': '连接于', en: 'Connected' },
  pull: { 'zh-CN': '由我们读取', en: 'Read by us' },
  push: { 'zh-CN': '由对方发送', en: 'Sent to us' },
  lastPull: { 'zh-CN': '已读取到', en: 'Read up to' },
  lastArrival: { 'zh-CN': '最近一次收到', en: 'Came last' },
  nextPull: { 'zh-CN': '下次读取', en: 'Next reading' },
  notYet: { 'zh-CN': '还没有', en: 'Not yet' },
  rows: { 'zh-CN': '读到的行', en: 'Rows' },
  rowsOf: { 'zh-CN': '{accepted} 采纳 / {read}', en: '{accepted} accepted of {read}' },
  pullNow: { 'zh-CN': '立即读取', en: 'Read now' },
  pullNowOf: { 'zh-CN': '立即读取：{provider}', en: 'Read now: {provider}' },
  asked: { 'zh-CN': '已安排，稍后自动更新。', en: 'It is being read; this page follows by itself.' },
} as const satisfies Dictionary;

export const providerTexts: Readonly<Record<string, LocalText | undefined>> = {
  'mobile-money': { 'zh-CN': '手机钱包', en: 'Mobile wallet' },
  'open-banking': { 'zh-CN': '银行账户', en: 'Bank account' },
};

export const standings = {
  'at-bank': { tone: 'busy', text: { 'zh-CN': '等借款人在银行同意', en: 'Waits for the borrower at the bank' } },
  'first-reading': { tone: 'busy', text: { 'zh-CN': '第一次读取中', en: 'First reading' } },
  read: { tone: 'good', text: { 'zh-CN': '正常', en: 'Read' } },
  'sent-to-us': { tone: 'good', text: { 'zh-CN': '已连接', en: 'Connected' } },
  troubled: { tone: 'warn', text: { 'zh-CN': '读取失败', en: 'Reading fails' } },
  stopped: { tone: 'quiet', text: { 'zh-CN': '借款人已停止', en: 'Stopped by the borrower' } },
  'consent-ended': { tone: 'quiet', text: { 'zh-CN': '授权已结束', en: 'Consent has ended' } },
  refused: { tone: 'bad', text: { 'zh-CN': '不能读取', en: 'Not to be read' } },
} as const satisfies Readonly<Record<string, { readonly tone: Tone; readonly text: LocalText }>>;

/** The last unknown outcome; it is tried again by itself. */
export const troubles: Readonly<Record<string, LocalText | undefined>> = {
  timeout: {
    'zh-CN': '对方没有及时回答，会自动再试。这不等于没有流水。',
    en: 'The provider did not answer in time; it is tried again. That does not mean there are no rows.',
  },
  'provider-error': {
    'zh-CN': '对方的系统出错，会自动再试。',
    en: 'The provider’s system failed; it is tried again.',
  },
  unreadable: {
    'zh-CN': '对方的回答读不出来，可能改了格式；会自动再试。',
    en: 'The answer cannot be read, its form may have changed; it is tried again.',
  },
  'page-repeated': {
    'zh-CN': '对方重复给了同一页，没有采用；会自动再试。',
    en: 'The provider gave the same page twice and it was not taken; it is tried again.',
  },
  'consent-unknown': {
    'zh-CN': '暂时无法核对授权，没有读取；会自动再试。',
    en: 'The consent could not be checked, so nothing was read; it is tried again.',
  },
  'line-unknown': {
    'zh-CN': '暂时无法核对号码，没有读取；会自动再试。',
    en: 'The line could not be looked up, so nothing was read; it is tried again.',
  },
};

/** Why a feed has ended. */
export const endings: Readonly<Record<string, LocalText | undefined>> = {
  'other-holder': {
    'zh-CN': '账户户名不是申请人，没有读取。',
    en: 'The account is not in the applicant’s name and was not read.',
  },
  'not-authorised': {
    'zh-CN': '借款人在银行没有同意，或同意已结束。',
    en: 'The borrower did not agree at the bank, or that has ended.',
  },
  'no-such-account': { 'zh-CN': '对方没有这个账户。', en: 'The provider knows no such account.' },
  withdrawn: { 'zh-CN': '借款人撤回了授权。', en: 'The borrower withdrew the consent.' },
  expired: { 'zh-CN': '授权已到期。', en: 'The consent has expired.' },
};
