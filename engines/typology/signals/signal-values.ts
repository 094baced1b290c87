import type { LocalText } from '@lendline/kernel';
import { findSignal, signalCatalogue, type SignalId } from './catalogue.ts';
import { none, type Signal, type SignalType, type SignalValue } from './signal.ts';

/** Signals that are missing or null are unknown. */
export type SignalValues = { readonly [Id in SignalId]?: SignalValue | null };

export interface SignalFault {
  readonly signal: string;
  readonly text: LocalText;
}

/** What is wrong with values: names that are no signal, and values that the signal cannot have. Unknown is never a fault. */
export function checkSignalValues(values: Readonly<Record<string, SignalValue | null>>): readonly SignalFault[] {
  return Object.entries(values).flatMap(([id, value]) => {
    const signal = findSignal(id);
    const text = signal === undefined ? notASignal : value === null ? null : wrongValue(signal, value);
    return text === null ? [] : [{ signal: id, text }];
  });
}

const notASignal: LocalText = {
  'zh-CN': '信号目录里没有这个名称；请从目录中选择。',
  en: 'No signal of the catalogue has this name: choose one of it.',
};

function wrongValue({ type }: Signal, value: SignalValue): LocalText | null {
  switch (type.kind) {
    case 'flag':
      return typeof value === 'boolean' ? null : { 'zh-CN': '应为 true 或 false。', en: 'Write true or false.' };
    case 'category': {
      const choices = type.choices.join(', ');
      return typeof value === 'string' && type.choices.includes(value)
        ? null
        : { 'zh-CN': `应为以下之一：${choices}。`, en: `Write one of ${choices}.` };
    }
    case 'number':
      return wrongNumber(type, value);
  }
}

function wrongNumber({ least, most }: Extract<SignalType, { kind: 'number' }>, value: SignalValue): LocalText | null {
  const fits = typeof value === 'number' && value >= least && value <= (most ?? Number.MAX_VALUE);
  if (value === none || fits) return null;
  const upTo = most === null ? { zh: '', en: '' } : { zh: `、不大于 ${most} `, en: ` and at most ${most}` };
  return {
    'zh-CN': `应为不小于 ${least}${upTo.zh}的数字，或 "none"。`,
    en: `Write a number of at least ${least}${upTo.en}, or "none".`,
  };
}

/** Signals that may not be made where only these sources are allowed: what a pack does not allow, nothing is compiled from. */
export function forbiddenSignals(allowedSources: readonly string[]): readonly SignalId[] {
  return signalCatalogue
    .filter(({ sources }) => sources.length > 0 && !sources.some((source) => allowedSources.includes(source)))
    .map(({ id }) => id);
}
