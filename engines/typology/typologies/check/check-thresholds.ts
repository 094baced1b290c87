import { type LocalText, present } from '@lendline/kernel';
import { findSignal } from '../../signals/catalogue.ts';
import { isAboutOthers } from '../assess.ts';
import type { Typology, TypologyRule } from '../typology.ts';
import { mostScore } from './check-rules.ts';
import { fault, type TypologyFault } from './fault.ts';

export function thresholdFaults({ rules, thresholds: { alert, interdict } }: Typology): TypologyFault[] {
  const faults: TypologyFault[] = [];
  if (!Number.isSafeInteger(alert) || alert < 1)
    faults.push(fault('thresholds.alert', 'threshold-out-of-range', whole));
  const most = mostScore(rules);
  if (most < alert) faults.push(fault('thresholds.alert', 'alert-out-of-reach', outOfReach(most)));
  return interdict === null ? faults : [...faults, ...interdictFaults(rules, { alert, interdict })];
}

function interdictFaults(
  rules: readonly TypologyRule[],
  { alert, interdict }: { readonly alert: number; readonly interdict: number },
): TypologyFault[] {
  const at = 'thresholds.interdict';
  if (!Number.isSafeInteger(interdict)) return [fault(at, 'threshold-out-of-range', whole)];
  const own = ownRules(rules);
  const most = mostScore(own);
  const silence = own.reduce((sum, { unknown }) => sum + Math.max(0, unknown), 0);
  const aboutOthers = mostScore(rules) - most;
  return [
    ...(interdict > alert ? [] : [fault(at, 'interdict-not-above-alert', notAboveAlert)]),
    ...(most < interdict
      ? [
          aboutOthers > 0
            ? fault(at, 'alerts-only', alertsOnly(most))
            : fault(at, 'interdict-out-of-reach', outOfReach(most)),
        ]
      : []),
    ...(silence >= interdict ? [fault(at, 'silence-interdicts', silenceInterdicts(silence))] : []),
  ];
}

/** The most that rules add up to without ring and contact signals, which alone never interdict. */
export function mostOwnScore(rules: readonly TypologyRule[]): number {
  return mostScore(ownRules(rules));
}

function ownRules(rules: readonly TypologyRule[]): readonly TypologyRule[] {
  return rules.filter(
    ({ signal }) => !isAboutOthers(present(findSignal(signal), 'rules are checked before thresholds')),
  );
}

const whole: LocalText = {
  'zh-CN': '阈值是从 1 开始的整数。',
  en: 'A threshold is a whole number from 1.',
};

const notAboveAlert: LocalText = {
  'zh-CN': '拦截阈值要高于提醒阈值。',
  en: 'The threshold to interdict is above the one to alert.',
};

function outOfReach(most: number): LocalText {
  return {
    'zh-CN': `规则加起来最多 ${most} 分，永远到不了；请降低阈值或提高权重。`,
    en: `The rules add up to ${most} at most, which never gets there: lower the threshold, or raise weights.`,
  };
}

function alertsOnly(most: number): LocalText {
  return {
    'zh-CN': `不算团伙和联系人信号，规则最多 ${most} 分：关于他人的证据只能提醒，不能拦截。请把 interdict 设为 null。`,
    en: `Without ring and contact signals the rules add up to ${most} at most: evidence about other people only alerts. Set interdict to null.`,
  };
}

function silenceInterdicts(silence: number): LocalText {
  return {
    'zh-CN': `所有信号都未知时就有 ${silence} 分，达到拦截；没人回答不是欺诈证据。请降低 unknown 的权重。`,
    en: `Silence alone adds up to ${silence} and interdicts: that nobody answered is no evidence of fraud. Lower the weights of unknown.`,
  };
}
