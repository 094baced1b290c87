import type { LocalText } from '@lendline/kernel';

/** One thing wrong with a typology: where, what, and what to do about it. */
export interface TypologyFault {
  /** A path into the document: `rules[2].bands[0]`. */
  readonly where: string;
  readonly code: TypologyFaultCode;
  readonly text: LocalText;
}

export type TypologyFaultCode =
  | 'wrong-shape'
  | 'no-such-field'
  | 'id-is-no-name'
  | 'id-twice'
  | 'version-below-1'
  | 'text-missing'
  | 'no-rules'
  | 'rule-twice'
  | 'signal-twice'
  | 'no-such-signal'
  | 'source-not-allowed'
  | 'wrong-kind'
  | 'no-such-choice'
  | 'band-empty'
  | 'bands-overlap'
  | 'band-out-of-range'
  | 'weight-out-of-range'
  | 'weighs-nothing'
  | 'threshold-out-of-range'
  | 'interdict-not-above-alert'
  | 'alert-out-of-reach'
  | 'interdict-out-of-reach'
  | 'alerts-only'
  | 'silence-interdicts'
  | 'need-without-rule'
  | 'example-missing'
  | 'example-with-wrong-signal'
  | 'example-fails'
  | 'nothing-wrong-alerts'
  | 'family-alerts';

export function fault(where: string, code: TypologyFaultCode, text: LocalText): TypologyFault {
  return { where, code, text };
}
