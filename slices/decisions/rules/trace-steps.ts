import { type LocalText, toDecimalString } from '@lendline/kernel';
import type { StepId, TraceEntry } from '@lendline/strategy';
import type { TraceStep } from '../contract.ts';

const names: Readonly<Record<StepId, LocalText>> = {
  eligibility: { 'zh-CN': '准入与自有借款', en: 'Eligibility and own book' },
  identity: { 'zh-CN': '号码与身份', en: 'Line and identity' },
  lists: { 'zh-CN': '名单、频率与关联', en: 'Lists, velocity and rings' },
  'paid-checks': { 'zh-CN': '付费核验', en: 'Paid checks' },
  records: { 'zh-CN': '记录的新鲜度与覆盖', en: 'Freshness and coverage of records' },
  score: { 'zh-CN': '评分', en: 'Score' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  affordability: { 'zh-CN': '负担能力', en: 'Affordability' },
  menu: { 'zh-CN': '金额、期限与价格', en: 'Amount, term and price' },
  offer: { 'zh-CN': '报价', en: 'Offer' },
};

/** From worst to best: what several rules of a step come to. */
const verdicts = ['decline', 'hold', 'refer'] as const;

/** The trace as people read it: one entry per step, with what its rules looked at. */
export function traceSteps(trace: readonly TraceEntry[]): readonly TraceStep[] {
  const steps = [...new Set(trace.map(({ step }) => step))];
  return steps.map((step) => {
    const entries = trace.filter((entry) => entry.step === step);
    return {
      step,
      verdict: verdicts.find((verdict) => entries.some(({ outcome }) => outcome === verdict)) ?? 'pass',
      text: names[step],
      facts: factsOf(entries),
      rules: entries.map(({ rule, outcome, text }) => ({ rule, outcome, text })),
    };
  });
}

type Shown = TraceStep['facts'][string];

function factsOf(entries: readonly TraceEntry[]): TraceStep['facts'] {
  const inputs = entries.flatMap((entry) => Object.entries(entry.inputs));
  return Object.fromEntries(inputs.map(([name, value]) => [name, shown(value)]));
}

/** Money as `1500.00 CNY`, months as `[3, 6)` or `24+`, lists with commas, days as ISO text. */
function shown(value: TraceEntry['inputs'][keyof TraceEntry['inputs']]): Shown {
  if (value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Temporal.PlainDate) return value.toString();
  if ('currency' in value) return `${toDecimalString(value)} ${value.currency}`;
  if ('min' in value) return value.max === 'open' ? `${value.min}+` : `[${value.min}, ${value.max})`;
  return value.join(', ');
}
