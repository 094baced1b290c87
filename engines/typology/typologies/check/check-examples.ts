import type { LocalText } from '@lendline/kernel';
import { checkSignalValues, type SignalValues } from '../../signals/signal-values.ts';
import { assessTypology } from '../assess.ts';
import type { Typology, TypologyExample, TypologyOutcome } from '../typology.ts';
import { familyWithOnePhone, nothingWrong } from './must-stay-clear.ts';
import { fault, type TypologyFault } from './fault.ts';

/** What the examples of a typology say today, in their order. */
export interface ExampleResult {
  readonly example: TypologyExample;
  readonly score: number;
  readonly outcome: TypologyOutcome;
  readonly holds: boolean;
}

/** Error: throws on an example whose signals `checkTypology` refuses. */
export function runExamples(typology: Typology): readonly ExampleResult[] {
  return typology.examples.map((example) => {
    const { score, outcome } = assessTypology(example.signals as SignalValues, typology);
    return { example, score, outcome, holds: outcome === example.expected };
  });
}

export function exampleFaults(typology: Typology): TypologyFault[] {
  const wrong = typology.examples.flatMap(({ signals }, place) =>
    checkSignalValues(signals).map(({ signal, text }) =>
      fault(`examples[${place}].signals.${signal}`, 'example-with-wrong-signal', text),
    ),
  );
  return wrong.length > 0 ? wrong : [...missingExamples(typology), ...failedExamples(typology), ...alarms(typology)];
}

function missingExamples({ examples, thresholds }: Typology): TypologyFault[] {
  const needed: readonly TypologyOutcome[] =
    thresholds.interdict === null ? ['clear', 'alert'] : ['clear', 'alert', 'interdict'];
  return needed
    .filter((outcome) => !examples.some(({ expected }) => expected === outcome))
    .map((outcome) => fault('examples', 'example-missing', exampleMissing(outcome)));
}

function failedExamples(typology: Typology): TypologyFault[] {
  return runExamples(typology).flatMap(({ holds, example, score, outcome }, place) =>
    holds ? [] : [fault(`examples[${place}]`, 'example-fails', exampleFails(example.expected, { score, outcome }))],
  );
}

/** Two applicants on whom no typology may ever alert, whoever writes it. */
function alarms(typology: Typology): TypologyFault[] {
  const alerts = (signals: SignalValues): boolean => assessTypology(signals, typology).outcome !== 'clear';
  return [
    ...(alerts(nothingWrong) ? [fault('rules', 'nothing-wrong-alerts', nothingWrongAlerts)] : []),
    ...(alerts(familyWithOnePhone) ? [fault('rules', 'family-alerts', familyAlerts)] : []),
  ];
}

function exampleMissing(outcome: TypologyOutcome): LocalText {
  return {
    'zh-CN': `缺少预期结果为 ${outcome} 的示例。`,
    en: `Add an example whose expected outcome is ${outcome}.`,
  };
}

function exampleFails(
  expected: TypologyOutcome,
  { score, outcome }: { readonly score: number; readonly outcome: TypologyOutcome },
): LocalText {
  return {
    'zh-CN': `示例应为 ${expected}，得 ${score} 分，结果是 ${outcome}；请改规则或改示例。`,
    en: `The example is to be ${expected}, scores ${score} and is ${outcome}: change the rules, or the example.`,
  };
}

const nothingWrongAlerts: LocalText = {
  'zh-CN': '毫无异常的申请人也会触发；请调整规则或阈值。',
  en: 'It alerts on an applicant of whom nothing is wrong: change rules or thresholds.',
};

const familyAlerts: LocalText = {
  'zh-CN': '一家人共用一部手机也会触发：共用手机不是团伙。请调整规则或阈值。',
  en: 'It alerts on a family that shares a phone, which is no ring: change rules or thresholds.',
};
