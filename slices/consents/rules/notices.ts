import { canonicalJson, type LocalText } from '@lendline/kernel';
import type { AllowedSource, Pack } from '@lendline/strategy';
import type { Notice } from '../contract.ts';

export interface NoticeTerms {
  /** Whom the consent names as recipient. */
  readonly lender: string;
  readonly retentionDays: number;
  /** The sources that this installation reads; those that the pack does not allow are left out. */
  readonly sources: readonly string[];
}

/** Raised when the wording below changes, so that an older yes is not taken for the new text. */
const wordingVersion = 1;

/**
 * The notices of a lender under a pack. What the pack does not allow has none, so it cannot be consented to.
 * `hash` turns a notice's canonical text into the fingerprint that a consent keeps.
 */
export function noticesOf(pack: Pack, terms: NoticeTerms, hash: (text: string) => string): readonly Notice[] {
  return pack.allowedSources
    .filter((source) => terms.sources.includes(source.id))
    .map((source) => noticeText(source, terms))
    .map((text) => ({ ...text, hash: hash(canonicalJson(text)) }));
}

function noticeText(source: AllowedSource, terms: NoticeTerms): Omit<Notice, 'hash'> {
  return {
    source: source.id,
    version: wordingVersion,
    required: !source.optional,
    title: source.name,
    reason: source.why,
    detail: detailOf(source, terms),
    purpose: source.purpose,
    recipient: terms.lender,
    retentionDays: terms.retentionDays,
  };
}

function detailOf(source: AllowedSource, { lender, retentionDays }: NoticeTerms): LocalText {
  const months = Math.round(retentionDays / 30);
  return {
    'zh-CN':
      `只由${lender}用于本次借款审批，保存 ${months} 个月后删除。` +
      (source.optional ? '不同意也可以继续申请，' : '不同意则无法继续申请，') +
      '您可以随时撤回。',
    en:
      `Used by ${lender} alone, to decide on your loan, and deleted after ${months} months. ` +
      (source.optional ? 'You can go on without it, ' : 'We cannot go on without it, ') +
      'and you can withdraw at any time.',
  };
}
