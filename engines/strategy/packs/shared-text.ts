import type { LocalText } from '@lendline/kernel';
import type { AllowedSource, PeopleRules, ProhibitedSource } from '../pack.ts';
import { judgement, sourced } from '../basis.ts';

/** What more than one country says in the same words. A pack takes these by name; nothing is inherited silently. */
export const lineChecks: AllowedSource = {
  id: 'line-checks',
  name: { 'zh-CN': '运营商核验', en: 'Checks with your phone company' },
  why: {
    'zh-CN':
      '向运营商核对这个号码是否由您本人使用、用了多久、最近是否换过卡，防止有人冒用您的号码借款。我们还会在这个浏览器里存一个随机编号，并把网络地址的密文保存 7 天，用来发现同一部设备冒用多人名义申请。',
    en: 'We ask your phone company whether this number is yours, how long you have had it and whether its SIM was changed, so that nobody can borrow in your name. We also keep a random number in this browser, and a scrambled form of your network address for 7 days, to notice when one device applies in the names of many people.',
  },
  optional: false,
  consent: 'separate',
  purpose: 'dpv:IdentityVerification',
  basis: judgement('An application cannot be tied to a person without it.'),
};

export const callRecords: AllowedSource = {
  id: 'call-records',
  name: { 'zh-CN': '通话记录', en: 'Call records' },
  why: {
    'zh-CN': '通话的规律能帮助我们了解您的还款习惯。我们只看时间和次数，别人的号码导入时就变成密文，绝不会联系他们。',
    en: 'How regularly a line is used helps us judge a loan. We look at times and counts only; other people’s numbers are scrambled on arrival and never contacted.',
  },
  optional: true,
  consent: 'separate',
  purpose: 'dpv:CreditChecking',
  basis: judgement('Bjorkegren and Grissen: phone records rank risk for people without a credit file.'),
};

export const topUps: AllowedSource = {
  id: 'top-ups',
  name: { 'zh-CN': '充值记录', en: 'Top-ups' },
  why: {
    'zh-CN': '充值的金额和间隔能反映收支是否稳定。',
    en: 'The size and rhythm of top-ups show how steady your money is.',
  },
  optional: true,
  consent: 'separate',
  purpose: 'dpv:CreditChecking',
  basis: judgement('Read from the same file as call records, where the carrier gives it.'),
};

export const declaredTies: AllowedSource = {
  id: 'declared-ties',
  name: { 'zh-CN': '您填写的联系人', en: 'People whom you name' },
  why: {
    'zh-CN':
      '您可以自愿填写紧急联系人或担保人。号码保存时就变成密文，我们不保存姓名，不会因此联系他们，也不会因他们拒绝您。',
    en: 'You may name emergency contacts or a guarantor. Numbers are scrambled before they are kept, names are not kept, nobody is contacted for having been named, and you are not declined for whom you know.',
  },
  optional: true,
  consent: 'separate',
  purpose: 'dpv:FraudPreventionAndDetection',
  basis: judgement('Only what the person names, never a phone book; links can only ask a person to look.'),
};

export const contactList: ProhibitedSource = {
  id: 'contact-list',
  why: {
    'zh-CN': '通讯录里是别人的信息，我们不读取，也不会联系您的亲友。',
    en: 'Your phone book holds other people’s data. We never read it and never contact them.',
  },
  basis: sourced(
    'App store policies on personal-loan apps forbid access to contacts; see also the data-protection law named in this pack.',
  ),
};

export const photos: ProhibitedSource = {
  id: 'photos',
  why: {
    'zh-CN': '相册与借款无关，我们不读取。',
    en: 'Your photos have nothing to do with a loan. We never read them.',
  },
  basis: sourced('App store policies on personal-loan apps forbid access to photos and videos.'),
};

export const locationHistory: ProhibitedSource = {
  id: 'location-history',
  why: {
    'zh-CN': '精确位置对借款并非必要，我们不收集。',
    en: 'Where you go is not needed for a loan. We do not collect it.',
  },
  basis: sourced(
    'App store policies on personal-loan apps forbid precise location; data-protection law asks for the least data that serves.',
  ),
};

export const socialMedia: ProhibitedSource = {
  id: 'social-media',
  why: {
    'zh-CN': '我们不查看您的社交账号和好友。',
    en: 'We do not look at your social accounts or your friends there.',
  },
  basis: judgement('Not needed for a loan, and it holds other people’s data.'),
};

export const people: PeopleRules = {
  otherPeoplesNumbers: 'keyed-hash-at-import-never-contacted',
  exposureToDefaulters: 'off',
  graphEvidence: 'may-refer-never-declines',
  basis: judgement('Nobody is declined for whom they know; links can only ask a person to look.'),
};

export const automatedDecision: LocalText = {
  'zh-CN': '这个决定由系统自动作出。您可以要求说明理由，也可以要求由工作人员重新审核。',
  en: 'This decision is made automatically. You may ask for the reasons, and for a person to decide instead.',
};
