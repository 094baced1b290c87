import type { SentCode } from '../one-time-code/waits.ts';
import { keep, keptKeys, readKept } from '../offline/kept.ts';

/** The lenders' countries that there are packs for. */
export const countries = ['CN', 'KE'] as const;
export type Country = (typeof countries)[number];

export interface PhoneDraft {
  readonly country: Country;
  readonly phone: string;
}

export function emptyDraft(country: Country): PhoneDraft {
  return { country, phone: '' };
}

/** Null while nothing was typed or chosen. For this tab alone: no number is left behind on a shared phone. */
export function readPhoneDraft(): PhoneDraft | null {
  return readKept<PhoneDraft>(sessionStorage, keptKeys.phone);
}

export function keepPhoneDraft(draft: PhoneDraft): void {
  keep(sessionStorage, keptKeys.phone, draft);
}

export function readSentCode(): SentCode | null {
  return readKept<SentCode>(sessionStorage, keptKeys.challenge);
}

export function keepSentCode(sent: SentCode | null): void {
  keep(sessionStorage, keptKeys.challenge, sent);
}
