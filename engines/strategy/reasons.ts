import { bookReasons } from './reasons/book.ts';
import { lineReasons } from './reasons/line.ts';
import { moneyReasons } from './reasons/money.ts';
import type { Reason } from './reasons/reason.ts';
import { riskReasons } from './reasons/risk.ts';
import { scoreReasons } from './reasons/score.ts';

/** Every reason code, with what the borrower and the staff read. */
export const reasons = { ...bookReasons, ...lineReasons, ...riskReasons, ...scoreReasons, ...moneyReasons };

export type ReasonCode = keyof typeof reasons;

export type ScoreReasonCode = keyof typeof scoreReasons;

export const scoreReasonCodes = Object.keys(scoreReasons) as readonly ScoreReasonCode[];

export function isReason(code: unknown): code is ReasonCode {
  return typeof code === 'string' && Object.hasOwn(reasons, code);
}

export function reasonOf(code: ReasonCode): Reason {
  return reasons[code];
}

/** More than four principal reasons help nobody (Regulation B, 12 CFR 1002.9, commentary). */
export const maxPrincipalReasons = 4;
