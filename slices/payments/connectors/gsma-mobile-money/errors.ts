import type { FailureReason, OrderAnswer } from '../rail.ts';
import type { WalletAnswer } from './client.ts';

/**
 * The harmonised error codes of the GSMA Mobile Money API 1.2, all 38: why the money surely did not move, or `open` where
 * the code does not say so. `duplicateRequest` means that the order is there already; a refused token, a limit on calls
 * or `genericError` say nothing about it.
 */
export const errorCodes = {
  genericError: 'open',
  rateLimitError: 'open',
  duplicateRequest: 'open',
  clientAuthorisationError: 'open',
  dailyVolumeLimitExceeded: 'limit-reached',
  dailyValueLimitExceeded: 'limit-reached',
  weeklyVolumeLimitExceeded: 'limit-reached',
  weeklyValueLimitExceeded: 'limit-reached',
  monthlyVolumeLimitExceeded: 'limit-reached',
  monthlyValueLimitExceeded: 'limit-reached',
  accountMaxTotalVolumeExceeded: 'limit-reached',
  accountMaxTotalValueExceeded: 'limit-reached',
  maxBalanceExceeded: 'limit-reached',
  lessThanTransactionMinValue: 'amount-refused',
  greaterThanTransactionMaxValue: 'amount-refused',
  underPaymentNotAllowed: 'amount-refused',
  overPaymentNotAllowed: 'amount-refused',
  negativeValue: 'amount-refused',
  currencyNotSupported: 'amount-refused',
  insufficientFunds: 'insufficient-funds',
  identifierError: 'no-such-wallet',
  noMandateAuthority: 'no-mandate',
  requestDeclined: 'declined-by-payer',
  requestingPartyAuthorisationError: 'not-permitted',
  servicingPartyAuthorisationError: 'not-permitted',
  countryofOriginNotPermitted: 'not-permitted',
  nationalityNotPermitted: 'not-permitted',
  idDocumentNotSupported: 'not-permitted',
  issuingCountryNotSupported: 'not-permitted',
  linkViolation: 'not-permitted',
  samePartiesError: 'refused-by-rail',
  incorrectState: 'refused-by-rail',
  transactionTypeError: 'refused-by-rail',
  quoteHasExpired: 'refused-by-rail',
  lengthError: 'refused-by-rail',
  formatError: 'refused-by-rail',
  mandatoryValueNotSupplied: 'refused-by-rail',
  invalidOffset: 'refused-by-rail',
} as const satisfies Readonly<Record<string, FailureReason | 'open'>>;

/** Why an order surely failed; `null` where a code, also one that is no harmonised one, leaves it open. */
export function refusalOf(code: string): FailureReason | null {
  const known = Object.hasOwn(errorCodes, code) ? errorCodes[code as keyof typeof errorCodes] : 'open';
  return known === 'open' ? null : known;
}

/** What an operator's answer to an order means. */
export function readOrdered(answer: WalletAnswer): OrderAnswer {
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  if (answer.kind === 'answer') return { kind: 'accepted', request: textOf(answer.body['serverCorrelationId']) };
  const reason = refusalOf(answer.code);
  return reason ? { kind: 'failed', reason, reference: null } : { kind: 'unknown', because: 'rail-error' };
}

/** A text of the operator's of a length that can be a name. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 256 ? value : null;
}
