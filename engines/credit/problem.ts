import type { LocalText } from '@lendline/kernel';

/** What is wrong with one field of an input, and what to do about it. */
export interface Problem {
  /** Where: `rate_ppm`, `fees[0].name`. Empty for the document itself. */
  readonly field: string;
  /** What stood there, as JSON, cut to 60 characters. */
  readonly got: string;
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

export function problem(field: string, got: unknown, texts: Pick<Problem, 'expected' | 'doThis'>): Problem {
  return { field, got: shown(got), expected: texts.expected, doThis: texts.doThis };
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
