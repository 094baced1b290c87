import type { LocalText } from '@lendline/kernel';
import type { LeftOutEntry } from './feed-connector.ts';

/** Why a row of a provider is no record: what was expected of it, and what becomes of it. */
const texts = {
  'not-an-entry': {
    'zh-CN': '应为一条完整的交易记录，此行不是，没有采用。',
    en: 'Expected one transaction; this row is none and is not used.',
  },
  'bad-amount': {
    'zh-CN': '应为大于零、位数正确的金额，此行没有采用。',
    en: 'Expected an amount above zero with the decimals of its currency; this row is not used.',
  },
  'bad-currency': {
    'zh-CN': '应为本系统认识的币种，此行没有采用。',
    en: 'Expected a currency that is known here; this row is not used.',
  },
  'bad-time': { 'zh-CN': '应有交易时间，此行没有采用。', en: 'Expected a time; this row has none and is not used.' },
  'bad-direction': {
    'zh-CN': '应写明收入或支出，且与金额正负一致，此行没有采用。',
    en: 'Expected money in or money out, in keeping with the sign of the amount; this row is not used.',
  },
  information: {
    'zh-CN': '仅为提示信息，没有资金变动。',
    en: 'For information only: no money moved.',
  },
} as const satisfies Record<string, LocalText>;

export type EntryReason = keyof typeof texts;

/** What is wrong with one row, before it is known where it stands. */
export interface EntryProblem {
  readonly field: string;
  readonly reason: EntryReason;
}

export function leftOutEntry(raw: unknown, line: number, { field, reason }: EntryProblem): LeftOutEntry {
  const outcome = reason === 'information' ? 'ignored' : 'rejected';
  return { line, raw: JSON.stringify(raw) ?? '', outcome, field, reason, text: texts[reason] };
}
