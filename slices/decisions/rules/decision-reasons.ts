import type { LocalText } from '@lendline/kernel';
import type { ScoredReason } from '@lendline/models/contract';
import { type ReasonCode, reasonOf } from '@lendline/strategy';
import type { DecisionReason } from '../contract.ts';
import { reasonCodeOf } from './score-reason-codes.ts';

/** Codes with their texts. Staff also read which features of the score a reason stands for. */
export function decisionReasons(
  codes: readonly ReasonCode[],
  scored: readonly ScoredReason[] = [],
): readonly DecisionReason[] {
  return codes.map((code) => {
    const { borrower, staff } = reasonOf(code);
    const behind = scored.filter(({ feature }) => reasonCodeOf(feature) === code).map(({ text }) => text);
    return { code, borrowerText: borrower, staffText: behind.length === 0 ? staff : withFeatures(staff, behind) };
  });
}

function withFeatures(staff: LocalText, features: readonly LocalText[]): LocalText {
  return {
    'zh-CN': `${staff['zh-CN']}：${features.map((text) => text['zh-CN']).join('、')}`,
    en: `${staff.en}: ${features.map((text) => text.en).join(', ')}`,
  };
}
