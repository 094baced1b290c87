import type { NumberingPlan } from '@lendline/kernel';

export interface OwnNumber {
  /** E.164. */
  readonly phone: string;
  readonly country: string;
  readonly plan: NumberingPlan;
}

const lastDigits = 4;

/**
 * How a file that names both sides of every row (CIDER, GSMA) writes a person's number, whatever the form: the first text
 * in it that the numbering plan reads as that number. Undefined when none is.
 */
export function ownNumberIn(text: string, { phone, country, plan }: OwnNumber): string | undefined {
  const end = phone.slice(-lastDigits);
  const tried = new Set<string>();
  for (const [written] of text.matchAll(/(?<![\w+])\+?\d[\d ()-]{4,18}\d(?!\w)/g)) {
    // The plan is asked little: a file has as many times and ids as numbers.
    if (tried.has(written) || !written.replaceAll(/\D/g, '').endsWith(end)) continue;
    tried.add(written);
    if (plan(written, country) === phone) return written;
  }
  return undefined;
}
