import type { LocalText } from '@lendline/kernel';
import type { LendingFeatures } from './features.ts';
import { blankIsZero, recencyFeatures, windowFeatures } from './grammar.ts';

export interface LendingAnswer {
  /** Of the grammar, those that were answered: blank is 0, or null for a gap that there is not. */
  readonly features: LendingFeatures;
  /** Of the grammar, those that the answer says nothing of: unknown, and never 0. */
  readonly missing: readonly string[];
  readonly faults: readonly LendingFault[];
}

export interface LendingFault {
  readonly name: string;
  readonly text: LocalText;
}

const stats = new Map([...windowFeatures, ...recencyFeatures].map(({ name, stat }) => [name, stat]));

/**
 * What a register answered in the grammar's names, with values as text or numbers. Fields that the grammar does not know are
 * left aside: answers carry much else. A value that is no number of at least 0 is a fault and stays unknown.
 */
export function readLendingAnswer(answer: Readonly<Record<string, unknown>>): LendingAnswer {
  const features: Record<string, number | null> = {};
  const missing: string[] = [];
  const faults: LendingFault[] = [];
  for (const [name, stat] of stats) {
    const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
    const read = value === '' ? (blankIsZero(stat) ? 0 : null) : numberOf(value);
    if (value === undefined || value === null) missing.push(name);
    else if (read === undefined) faults.push({ name, text: noNumber });
    else features[name] = read;
  }
  return { features, missing: [...missing, ...faults.map(({ name }) => name)], faults };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\d{1,9}(?:\.\d{1,6})?$/.test(value) ? Number(value) : undefined;
}

const noNumber: LocalText = {
  'zh-CN': '应为不小于 0 的数字，或空白（表示 0）；请核对数据方的接口版本。',
  en: 'Expected a number of at least 0, or blank for 0: check which version of the interface the register answers with.',
};
