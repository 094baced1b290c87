import type { LocalText } from '@lendline/kernel';
import type { SignalId } from '../../signals/catalogue.ts';
import type { SignalValue } from '../../signals/signal.ts';
import type { SignalValues } from '../../signals/signal-values.ts';
import { nothingWrong } from '../check/must-stay-clear.ts';
import type { Typology, TypologyExample, TypologyOutcome, TypologyRule } from '../typology.ts';

/** Weights of a rule whose signal is a number: `[from, to, weight]`, and what silence and "there is none" add. */
interface NumberWeights {
  readonly bands: readonly (readonly [from: number | null, to: number | null, weight: number])[];
  readonly unknown?: number;
  readonly none?: number;
}

export function inBands(signal: SignalId, weights: NumberWeights, says: LocalText): TypologyRule {
  const bands = weights.bands.map(([from, to, weight]) => ({ from, to, weight }));
  return {
    id: nameOf(signal),
    signal,
    says,
    kind: 'number',
    bands,
    none: weights.none ?? 0,
    unknown: weights.unknown ?? 0,
  };
}

interface FlagWeights {
  readonly true?: number;
  readonly false?: number;
  readonly unknown?: number;
}

export function byFlag(signal: SignalId, weights: FlagWeights, says: LocalText): TypologyRule {
  return {
    id: nameOf(signal),
    signal,
    says,
    kind: 'flag',
    true: weights.true ?? 0,
    false: weights.false ?? 0,
    unknown: weights.unknown ?? 0,
  };
}

interface ChoiceWeights {
  readonly choices: Readonly<Record<string, number>>;
  readonly unknown?: number;
}

export function byChoice(signal: SignalId, weights: ChoiceWeights, says: LocalText): TypologyRule {
  return {
    id: nameOf(signal),
    signal,
    says,
    kind: 'category',
    choices: weights.choices,
    unknown: weights.unknown ?? 0,
  };
}

/** A rule is called as its signal is: there is one for each. */
function nameOf(signal: SignalId): string {
  return signal.replaceAll('_', '-');
}

interface WrittenExample {
  readonly name: LocalText;
  readonly expected: TypologyOutcome;
  /** Where it differs from an applicant of whom nothing is wrong. */
  readonly but: SignalValues;
}

type Written = Omit<Typology, 'basis' | 'version' | 'needs' | 'examples'> & {
  readonly needs: readonly SignalId[];
  readonly examples: readonly WrittenExample[];
};

/** A typology of the box, whose examples say of every signal that its rules look at what it is. */
export function written(typology: Written): Typology {
  return {
    ...typology,
    version: 1,
    basis,
    examples: typology.examples.map((example) => filled(example, typology.rules)),
  };
}

function filled({ name, expected, but }: WrittenExample, rules: readonly TypologyRule[]): TypologyExample {
  const ordinary: Readonly<Record<string, SignalValue>> = nothingWrong;
  const given: Readonly<Record<string, SignalValue | null | undefined>> = but;
  const signals = rules.map(({ signal }) => {
    const own = given[signal];
    return [signal, own === undefined ? ordinary[signal]! : own] as const;
  });
  return { name, expected, signals: Object.fromEntries(signals) };
}

const basis: LocalText = {
  'zh-CN':
    '2026 年 11 月 24 日的判断，门槛在模拟国家（种子 1 至 10）上确定，未经真实案件校准；用自有案件重新衡量后再作为依据。',
  en: 'Judgement of 24 November 2026, its thresholds fixed on simulated countries (seeds 1 to 10) and not on real cases: weigh it anew on your own before you rely on it.',
};
