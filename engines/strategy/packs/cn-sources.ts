import { sourced } from '../basis.ts';
import type { AllowedSource, ProhibitedSource } from '../pack.ts';
import {
  callRecords,
  contactList,
  declaredTies,
  lineChecks,
  locationHistory,
  photos,
  socialMedia,
  topUps,
} from './shared-text.ts';

export const allowedSources: readonly AllowedSource[] = [
  lineChecks,
  callRecords,
  topUps,
  {
    id: 'payment-statement',
    name: { 'zh-CN': '支付流水', en: 'Payment statement' },
    why: {
      'zh-CN': '支付宝、微信或银行流水能证明您的收入和每月固定支出，额度因此可能更高，也避免借得过多。',
      en: 'An Alipay, WeChat or bank statement proves your income and what you already owe: the limit may be higher, and you are not lent more than you can carry.',
    },
    optional: true,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Personal Information Protection Law art. 29: separate consent for financial accounts.'),
  },
  {
    id: 'multi-lending-register',
    name: { 'zh-CN': '多头借贷查询', en: 'Loans at other lenders' },
    why: {
      'zh-CN': '查询您在其他机构的借款，以免每月还款总额过高。',
      en: 'We ask whether you have loans elsewhere, so that your instalments together stay bearable.',
    },
    optional: false,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Personal Information Protection Law art. 23: separate consent naming the recipient.'),
  },
  {
    id: 'credit-bureau',
    name: { 'zh-CN': '个人信用报告', en: 'Credit report' },
    why: {
      'zh-CN': '经您书面同意后查询征信，仅用于本次借款审批。',
      en: 'With your written consent we read your credit report, for this application only.',
    },
    optional: false,
    consent: 'written',
    purpose: 'dpv:CreditChecking',
    basis: sourced(
      'Credit Reporting Industry Regulation (征信业管理条例) art. 18: written consent with an agreed use.',
    ),
  },
  declaredTies,
];

export const prohibitedSources: readonly ProhibitedSource[] = [
  contactList,
  photos,
  locationHistory,
  socialMedia,
  {
    id: 'sensitive-traits',
    why: {
      'zh-CN': '宗教信仰、基因、指纹、血型、疾病信息依法不得采集。',
      en: 'The law forbids collecting religion, genes, fingerprints, blood type and illness.',
    },
    basis: sourced('Credit Reporting Industry Regulation (征信业管理条例) art. 14.'),
  },
];
