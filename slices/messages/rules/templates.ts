import { type Locale, type LocalText } from '@lendline/kernel';

export interface Template {
  readonly name: string;
  /** `service`: about a thing the person asked for, sent at once. `reminder`: about money due, inside contact hours. */
  readonly kind: 'service' | 'reminder';
  /** `{name}` takes a parameter; `{lender}` is always there. */
  readonly text: LocalText;
}

/** Everything that Lendline says by text. No name, id number or whole phone number belongs into a text message. */
export const templates: readonly Template[] = [
  {
    name: 'loan-paid-out',
    kind: 'service',
    text: {
      'zh-CN': '【{lender}】您的借款 {amount} 已到账。首期 {instalment} 于 {due} 到期。',
      en: '{lender}: {amount} is in your wallet. Your first instalment of {instalment} is due on {due}.',
    },
  },
  {
    name: 'payment-received',
    kind: 'service',
    text: {
      'zh-CN': '【{lender}】已收到您的还款 {amount}，剩余应还 {outstanding}。',
      en: '{lender}: we received {amount}. You still owe {outstanding}.',
    },
  },
  {
    name: 'loan-closed',
    kind: 'service',
    text: {
      'zh-CN': '【{lender}】您的借款已全部还清，谢谢。',
      en: '{lender}: your loan is fully repaid. Thank you.',
    },
  },
  {
    name: 'due-soon',
    kind: 'reminder',
    text: {
      'zh-CN': '【{lender}】提醒：您的还款 {amount} 将于 {due} 到期。',
      en: '{lender}: a reminder that {amount} is due on {due}.',
    },
  },
  {
    name: 'due',
    kind: 'reminder',
    text: {
      'zh-CN': '【{lender}】您的还款 {amount} 今天到期，请在应用中还款。',
      en: '{lender}: {amount} is due today. You can pay it in the app.',
    },
  },
  {
    name: 'late',
    kind: 'reminder',
    text: {
      'zh-CN': '【{lender}】您的还款 {amount} 已于 {due} 到期，请尽快还款。不收取滞纳金。',
      en: '{lender}: {amount} was due on {due}. Please pay it soon; there is no late fee.',
    },
  },
  {
    name: 'hardship-offer',
    kind: 'reminder',
    text: {
      'zh-CN': '【{lender}】您的还款 {amount} 已逾期。如有困难，请在应用中告诉我们，可以一起商量还款安排。',
      en: '{lender}: {amount} is overdue. If you are in difficulty, tell us in the app: we can find an arrangement.',
    },
  },
];

export type Rendered = { readonly text: string } | { readonly missing: string };

/** Fills a template; says which parameter is missing rather than send a text with a hole in it. */
export function render(template: Template, locale: Locale, parameters: Readonly<Record<string, string>>): Rendered {
  const pattern = template.text[locale];
  const missing = [...pattern.matchAll(/\{(\w+)\}/g)].find(([, name]) => parameters[name ?? ''] === undefined);
  if (missing) return { missing: missing[1] ?? '' };
  return { text: pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '') };
}
