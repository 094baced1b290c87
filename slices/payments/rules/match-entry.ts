import type { MatchFinding, MatchSignal } from '../contract.ts';

/** An entry of a statement as the matching sees it. */
export interface EntryFacts {
  readonly side: 'in' | 'out';
  readonly amount: bigint;
  readonly currency: string;
  readonly valueOn: Temporal.PlainDate;
  readonly reference: string | null;
  readonly paymentNamed: string | null;
  readonly takesBack: string | null;
  /** Ids of payments and loans that its text holds. */
  readonly idsInText: readonly string[];
}

/** A payment of our book that it might be. */
export interface PaymentFacts {
  readonly id: string;
  readonly direction: 'disbursement' | 'collection' | 'return';
  readonly state: 'created' | 'sent' | 'unknown' | 'succeeded' | 'failed';
  readonly loanId: string | null;
  readonly amount: bigint;
  readonly currency: string;
  readonly reference: string | null;
  readonly givesBack: string | null;
  readonly createdOn: Temporal.PlainDate;
}

/**
 * What each signal is worth. A name given by one of the two sides alone (60) and the amount (30) make certain; loan, amount
 * and day do (35 + 30 + 10); amount and day never do, because instalments of many borrowers are alike.
 */
export const weights = {
  'our-id': 60,
  'rail-reference': 60,
  'takes-back': 60,
  'id-in-text': 60,
  'loan-in-text': 35,
  amount: 30,
  'same-day': 10,
  'near-day': 5,
} as const satisfies Readonly<Record<MatchSignal, number>>;

const certain = 75;
/** How far the best must be ahead of the second. */
const lead = 20;
const near_days = 5;
const mostSuggestions = 3;

export interface Scored {
  readonly payment: PaymentFacts;
  readonly score: number;
  readonly signals: readonly MatchSignal[];
}

export interface Matching {
  readonly finding: MatchFinding;
  /** What it is, for `matched`; the payment that is spoken of, for `amount-differs`, `contradicts` and `payout-came-back`. */
  readonly best: Scored | null;
  readonly suggestions: readonly Scored[];
}

/** What speaks for an entry being a payment, and how much. */
export function scoreOf(entry: EntryFacts, payment: PaymentFacts): Scored {
  const days = Math.abs(payment.createdOn.until(entry.valueOn, { largestUnit: 'days' }).days);
  const holds: Readonly<Record<MatchSignal, boolean>> = {
    'our-id': entry.paymentNamed === payment.id,
    'rail-reference': entry.reference !== null && entry.reference === payment.reference,
    'takes-back': entry.takesBack !== null && [payment.givesBack, payment.reference].includes(entry.takesBack),
    'id-in-text': entry.idsInText.includes(payment.id),
    'loan-in-text': payment.loanId !== null && entry.idsInText.includes(payment.loanId),
    amount: entry.amount === payment.amount && entry.currency === payment.currency,
    'same-day': days <= 1,
    'near-day': days > 1 && days <= near_days,
  };
  const signals = (Object.keys(weights) as MatchSignal[]).filter((signal) => holds[signal]);
  return { payment, signals, score: signals.reduce((sum, signal) => sum + weights[signal], 0) };
}

/** Which payment an entry is, or why none can be told by rule. `payments` are those that no other entry is. */
export function matchEntry(entry: EntryFacts, payments: readonly PaymentFacts[]): Matching {
  const scored = payments.map((payment) => scoreOf(entry, payment)).toSorted(byScore);
  const fitting = scored.filter(({ payment }) => isSide(entry, payment));
  const suggestions = fitting.filter(({ score }) => score > weights['same-day']).slice(0, mostSuggestions);
  const back = entry.side === 'in' ? scored.find(cameBack) : undefined;
  if (back) return { finding: 'payout-came-back', best: back, suggestions: [] };
  const [best, second] = fitting;
  if (!best || !isNamed(best)) return { finding: 'missing-here', best: null, suggestions };
  if (!best.signals.includes('amount')) return { finding: 'amount-differs', best, suggestions };
  if (second && best.score - second.score < lead) return { finding: 'several-fit', best: null, suggestions };
  if (best.score < certain) return { finding: 'missing-here', best: null, suggestions };
  if (best.payment.state === 'failed') return { finding: 'contradicts', best, suggestions };
  return { finding: 'matched', best, suggestions };
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || (a.payment.id < b.payment.id ? -1 : 1);
}

/** Money comes in by a collection and goes out by a payout or a return. */
function isSide({ side }: EntryFacts, { direction }: PaymentFacts): boolean {
  return side === 'in' ? direction === 'collection' : direction !== 'collection';
}

const names: readonly MatchSignal[] = ['our-id', 'rail-reference', 'takes-back', 'id-in-text', 'loan-in-text'];

function isNamed({ signals }: Scored): boolean {
  return names.some((name) => signals.includes(name));
}

function cameBack({ payment, signals }: Scored): boolean {
  const named = signals.some((signal) => signal === 'our-id' || signal === 'takes-back' || signal === 'rail-reference');
  return payment.direction !== 'collection' && named;
}

const idForm = /(payment|loan)[\s_-]?([0-9a-hjkmnp-tv-z]{26})/gi;

/** Ids of ours in what a payer wrote, whatever a bank made of case, underscores and line breaks. */
export function idsIn(text: string): readonly string[] {
  const joined = text.replaceAll(/\s+/g, ' ');
  const tight = text.replaceAll(/\s+/g, '');
  const found = [...joined.matchAll(idForm), ...tight.matchAll(idForm)];
  return [...new Set(found.map(([, kind = '', id = '']) => `${kind.toLowerCase()}_${id.toLowerCase()}`))];
}
