import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '连接账户', en: 'Connect an account' },
  lead: {
    'zh-CN': '不必下载文件：由钱包或银行直接把收支记录给我们，每天更新一次。只读取，不能转账，也看不到密码。',
    en: 'Nothing to download: your wallet or bank gives us what came in and went out, once a day. We can read, never pay, and see no password.',
  },
  first: { 'zh-CN': '先同意读取支付流水', en: 'First, allow payment statements' },
  connected: { 'zh-CN': '已连接', en: 'Connected' },
  ended: { 'zh-CN': '不再读取', en: 'No longer read' },
  toConnect: { 'zh-CN': '可以连接', en: 'You can connect' },
  none: {
    'zh-CN': '本机构没有接入钱包或银行，请上传文件。',
    en: 'No wallet or bank is connected here. Please add a file.',
  },
  'mobile-money': { 'zh-CN': '手机钱包', en: 'Mobile wallet' },
  'mobile-money-how': {
    'zh-CN': '在钱包 App 的账户页面找到钱包编号，填在这里。我们会先核对户名是不是您本人。',
    en: 'Find the wallet id on the account page of your wallet app. We first check that the account is in your name.',
  },
  'open-banking': { 'zh-CN': '银行账户', en: 'Bank account' },
  'open-banking-how': {
    'zh-CN': '会带您到银行自己的页面，由您在那里同意；我们拿不到您的银行密码。',
    en: 'You are taken to a page of your bank and agree there. Your bank password never reaches us.',
  },
  'partner-how': {
    'zh-CN': '由 {who} 把收支记录发给我们。连接后，请把连接编号告诉对方。',
    en: '{who} sends us what came in and went out. Once connected, give them the connection number.',
  },
  account: { 'zh-CN': '钱包编号', en: 'Wallet id' },
  accountHint: { 'zh-CN': '例如 walletid@w12，不是手机号', en: 'Such as walletid@w12; not your phone number' },
  accountWrong: {
    'zh-CN': '这不是钱包编号。请照钱包里显示的填写，不要填手机号。',
    en: 'This is no wallet id. Give it as the wallet shows it, and not your phone number.',
  },
  connectOf: { 'zh-CN': '连接：{what}', en: 'Connect: {what}' },
  stopOf: { 'zh-CN': '停止读取：{what}', en: 'Stop reading: {what}' },
  since: { 'zh-CN': '{day} 连接', en: 'Connected on {day}' },
  'at-bank': {
    'zh-CN': '还差一步：请到银行的页面上同意。之后回到这里，我们马上读取。',
    en: 'One step is left: agree on the page of your bank. Then come back here and we read at once.',
  },
  toBank: { 'zh-CN': '去银行同意', en: 'Go to my bank' },
  'first-reading': { 'zh-CN': '正在第一次读取最近半年的记录…', en: 'Reading the last half year for the first time…' },
  read: { 'zh-CN': '已读取到 {until}，可用于审批', en: 'Read up to {until}, and it counts' },
  next: { 'zh-CN': '下次读取：{at}', en: 'Next reading: {at}' },
  'nothing-sent': {
    'zh-CN': '还没有收到记录。请把连接编号告诉对方：',
    en: 'Nothing has come yet. Give them this number:',
  },
  sends: { 'zh-CN': '最近一次收到：{at}', en: 'Something came last on {at}' },
  copy: { 'zh-CN': '复制编号', en: 'Copy the number' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  stopped: { 'zh-CN': '您已停止读取。', en: 'You have stopped it.' },
  'consent-ended': { 'zh-CN': '授权已结束，不再读取。', en: 'Your permission has ended, so it is not read any more.' },
  offer: {
    'zh-CN': '或者不用文件：连接钱包或银行',
    en: 'Or without a file: connect a wallet or a bank',
  },
  count: { 'zh-CN': '已连接 {n} 个账户', en: 'Accounts connected: {n}' },
} as const satisfies Dictionary;

/** Why an account is not read now, in plain words; the lender tries again by itself. */
export const troubles: Readonly<Record<string, LocalText | undefined>> = {
  timeout: {
    'zh-CN': '对方没有及时回答，我们会自动再试。',
    en: 'There was no answer in time. We try again by ourselves.',
  },
  'provider-error': {
    'zh-CN': '对方的系统暂时不可用，我们会自动再试。',
    en: 'Their system is out of service. We try again by ourselves.',
  },
  unreadable: {
    'zh-CN': '收到的内容读不出来，我们会自动再试，并已知道此事。',
    en: 'What came cannot be read. We know of it and try again by ourselves.',
  },
  'page-repeated': {
    'zh-CN': '对方重复给了同一页，我们会自动再试。',
    en: 'The same page came twice. We try again by ourselves.',
  },
};

/** What is said of a trouble that has no words of its own. */
export const someTrouble: LocalText = {
  'zh-CN': '暂时读不了，我们会自动再试。',
  en: 'It cannot be read right now. We try again by ourselves.',
};

/** Why an account will not be read, and what can be done. */
export const refusals: Readonly<Record<string, LocalText | undefined>> = {
  'other-holder': {
    'zh-CN': '账户不是您本人的，没有读取任何内容。请连接自己的账户。',
    en: 'The account is not in your name, and nothing was read. Please connect one of your own.',
  },
  'not-authorised': {
    'zh-CN': '银行说您没有同意，或同意已结束。可以重新连接。',
    en: 'The bank says that you did not agree, or that it has ended. You can connect it again.',
  },
  'no-such-account': {
    'zh-CN': '对方没有这个账户。请核对编号后重新连接。',
    en: 'They know no such account. Check the number and connect it again.',
  },
};
