import type { LocalText } from '@lendline/kernel';
import { findSignal } from '../../signals/catalogue.ts';
import type { Signal, SignalType } from '../../signals/signal.ts';
import { mostOf } from '../assess.ts';
import type { Typology, TypologyRule } from '../typology.ts';
import { bandFaults } from './check-bands.ts';
import { fault, type TypologyFault } from './fault.ts';

export interface CheckOptions {
  /** Sources that the pack allows, by name; all of them unless given. */
  readonly allowedSources?: readonly string[] | undefined;
}

const mostWeight = 1000;

export function ruleFaults({ rules, needs }: Typology, options: CheckOptions): TypologyFault[] {
  const [ids, signals] = [rules.map(({ id }) => id), rules.map(({ signal }) => signal)];
  return [
    ...(rules.length === 0 ? [fault('rules', 'no-rules', noRules)] : []),
    ...rules.flatMap((rule, place) => [
      ...(ids.indexOf(rule.id) < place ? [fault(`rules[${place}].id`, 'rule-twice', ruleTwice)] : []),
      ...(signals.indexOf(rule.signal) < place
        ? [fault(`rules[${place}].signal`, 'signal-twice', signalTwice(rule.signal))]
        : []),
      ...faultsOf(rule, `rules[${place}]`, options),
    ]),
    ...needs.flatMap((signal, place) =>
      signals.includes(signal) ? [] : [fault(`needs[${place}]`, 'need-without-rule', needWithoutRule(signal))],
    ),
  ];
}

function faultsOf(rule: TypologyRule, where: string, { allowedSources }: CheckOptions): TypologyFault[] {
  const signal = findSignal(rule.signal);
  if (signal === undefined) return [fault(`${where}.signal`, 'no-such-signal', noSuchSignal(rule.signal))];
  return [
    ...(isAllowed(signal, allowedSources)
      ? []
      : [fault(`${where}.signal`, 'source-not-allowed', sourceNotAllowed(signal))]),
    ...kindFaults(rule, signal.type, where),
    ...weightFaults(rule, where),
  ];
}

function isAllowed({ sources }: Signal, allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || sources.length === 0 || sources.some((source) => allowed.includes(source));
}

function kindFaults(rule: TypologyRule, type: SignalType, where: string): TypologyFault[] {
  if (rule.kind !== type.kind) return [fault(`${where}.kind`, 'wrong-kind', wrongKind(type))];
  if (rule.kind === 'category' && type.kind === 'category') {
    return Object.keys(rule.choices).flatMap((choice) =>
      type.choices.includes(choice)
        ? []
        : [fault(`${where}.choices.${choice}`, 'no-such-choice', noSuchChoice(type.choices))],
    );
  }
  return rule.kind === 'number' && type.kind === 'number' ? bandFaults(rule.bands, type, where) : [];
}

function weightFaults(rule: TypologyRule, where: string): TypologyFault[] {
  const weights = weightsOf(rule);
  const outOfRange = weights.flatMap(([place, weight]) =>
    Number.isSafeInteger(weight) && Math.abs(weight) <= mostWeight
      ? []
      : [fault(`${where}.${place}`, 'weight-out-of-range', weightOutOfRange)],
  );
  const nothing = weights.every(([, weight]) => weight === 0);
  return nothing ? [...outOfRange, fault(where, 'weighs-nothing', weighsNothing)] : outOfRange;
}

function weightsOf(rule: TypologyRule): readonly (readonly [string, number])[] {
  const unknown = ['unknown', rule.unknown] as const;
  switch (rule.kind) {
    case 'flag':
      return [unknown, ['true', rule.true], ['false', rule.false]];
    case 'category':
      return [
        unknown,
        ...Object.entries(rule.choices).map(([choice, weight]) => [`choices.${choice}`, weight] as const),
      ];
    case 'number':
      return [
        unknown,
        ['none', rule.none],
        ...rule.bands.map(({ weight }, place) => [`bands[${place}].weight`, weight] as const),
      ];
  }
}

/** The most that rules can add up to, whatever the answers, with what silence adds where that is more. */
export function mostScore(rules: readonly TypologyRule[]): number {
  return rules.reduce((sum, rule) => sum + Math.max(mostOf(rule), rule.unknown), 0);
}

const noRules: LocalText = { 'zh-CN': '至少要有一条规则。', en: 'A typology has at least one rule.' };

const ruleTwice: LocalText = { 'zh-CN': '规则名重复；请改名。', en: 'Another rule has this id: rename one.' };

const weightOutOfRange: LocalText = {
  'zh-CN': `权重是 -${mostWeight} 到 ${mostWeight} 的整数。`,
  en: `A weight is a whole number from -${mostWeight} to ${mostWeight}.`,
};

const weighsNothing: LocalText = {
  'zh-CN': '这条规则的权重全为 0；请填写权重或删除规则。',
  en: 'No weight of this rule adds anything: give it one, or take the rule out.',
};

function signalTwice(signal: string): LocalText {
  return {
    'zh-CN': `已有规则使用 ${signal}，会重复计分；请合并成一条。`,
    en: `Another rule is about ${signal}, which would count it twice: make one of the two.`,
  };
}

function noSuchSignal(signal: string): LocalText {
  return {
    'zh-CN': `信号目录里没有 ${signal}；请从目录中选择。`,
    en: `The catalogue has no signal ${signal}: choose one of it.`,
  };
}

function sourceNotAllowed({ id, sources }: Signal): LocalText {
  const names = sources.join(', ');
  return {
    'zh-CN': `${id} 来自 ${names}，本地区的规则包不允许；请删除规则。`,
    en: `${id} comes from ${names}, which the pack does not allow: take the rule out.`,
  };
}

function wrongKind({ kind }: SignalType): LocalText {
  return {
    'zh-CN': `该信号的类型是 ${kind}；请按此类型填写规则。`,
    en: `The signal is of the kind ${kind}: write the rule for that.`,
  };
}

function noSuchChoice(choices: readonly string[]): LocalText {
  const names = choices.join(', ');
  return { 'zh-CN': `可选值只有 ${names}。`, en: `The signal’s choices are ${names}.` };
}

function needWithoutRule(signal: string): LocalText {
  return {
    'zh-CN': `没有规则使用 ${signal}；请加规则或从 needs 中删除。`,
    en: `No rule is about ${signal}: add one, or take it out of needs.`,
  };
}
