import { type Currency, money, parseDecimal, toWire, type WireMoney } from '@lendline/kernel';
import type { LoanChange } from '@lendline/loans/contract';

/** What the form offers; a reversal begins at the event itself. */
export const offeredKinds = [
  'repayment',
  'waiver',
  'charge',
  'goodwill-credit',
  'refund',
  'chargeback',
  're-age',
  're-amortise',
  'reschedule',
  'interest-pause',
  'delinquency-pause',
  'withdrawal',
  'charge-off',
  'write-off',
] as const satisfies readonly LoanChange['kind'][];

export type OfferedKind = (typeof offeredKinds)[number];

/** Entries as they are typed. */
export interface Draft {
  readonly kind: OfferedKind | null;
  readonly amount: string;
  /** The day for which it counts; empty: today. */
  readonly on: string;
  /** The day that the kind asks for: due, first, until. */
  readonly day: string;
  readonly count: string;
  readonly component: 'interest' | 'fee' | 'penalty';
  readonly fraud: boolean;
  readonly reason: string;
}

export const emptyDraft: Draft = {
  kind: null,
  amount: '',
  on: '',
  day: '',
  count: '',
  component: 'interest',
  fraud: false,
  reason: '',
};

export type DraftField =
  | 'amount'
  | 'component'
  | 'isPenalty'
  | 'fraud'
  | 'due'
  | 'first'
  | 'until'
  | 'instalments'
  | 'extraInstalments';

/** What each kind asks for beside its day and reason. */
export const fieldsOf: Readonly<Record<OfferedKind, readonly DraftField[]>> = {
  repayment: ['amount'],
  waiver: ['component', 'amount'],
  charge: ['isPenalty', 'amount', 'due'],
  'goodwill-credit': ['amount'],
  refund: ['amount'],
  chargeback: ['amount'],
  're-age': ['first', 'instalments'],
  're-amortise': [],
  reschedule: ['first', 'extraInstalments'],
  'interest-pause': ['until'],
  'delinquency-pause': ['until'],
  withdrawal: [],
  'charge-off': ['fraud'],
  'write-off': [],
};

const leastReason = 3;

export function isReason(reason: string): boolean {
  return reason.trim().length >= leastReason;
}

/** Reads an amount as people type it; null when it is none above zero. */
export function amountOf({ amount }: Draft, currency: Currency): WireMoney | null {
  const read = parseDecimal(amount.normalize('NFKC').replaceAll(/[\s,，¥￥]|KSh/gi, ''), currency);
  return read.ok && read.value.amount > 0n ? toWire(money(read.value.amount, currency)) : null;
}

export function countOf({ count }: Draft): number | null {
  return /^\d{1,3}$/.test(count.trim()) ? Number(count) : null;
}

/** The change that a draft asks for; null while something of it is missing. */
export function changeOf(draft: Draft, currency: Currency): LoanChange | null {
  if (draft.kind === null) return null;
  return makers[draft.kind]({ draft, amount: amountOf(draft, currency), count: countOf(draft) });
}

interface Read {
  readonly draft: Draft;
  readonly amount: WireMoney | null;
  readonly count: number | null;
}

const makers: { readonly [K in OfferedKind]: (read: Read) => LoanChange | null } = {
  repayment: ({ amount }) => amount && { kind: 'repayment', amount },
  waiver: ({ draft: { component }, amount }) => amount && { kind: 'waiver', component, amount },
  charge: ({ draft: { component, day }, amount }) =>
    amount && day !== '' ? { kind: 'charge', penalty: component === 'penalty', amount, due: day } : null,
  'goodwill-credit': ({ amount }) => amount && { kind: 'goodwill-credit', amount },
  refund: ({ amount }) => amount && { kind: 'refund', amount },
  chargeback: ({ amount }) => amount && { kind: 'chargeback', amount },
  're-age': ({ draft: { day }, count }) =>
    day !== '' && count !== null && count > 0 ? { kind: 're-age', first: day, instalments: count } : null,
  're-amortise': () => ({ kind: 're-amortise' }),
  reschedule: ({ draft: { day }, count }) =>
    day !== '' && count !== null ? { kind: 'reschedule', first: day, extraInstalments: count } : null,
  'interest-pause': ({ draft: { day } }) => (day === '' ? null : { kind: 'interest-pause', until: day }),
  'delinquency-pause': ({ draft: { day } }) => (day === '' ? null : { kind: 'delinquency-pause', until: day }),
  withdrawal: () => ({ kind: 'withdrawal' }),
  'charge-off': ({ draft: { fraud } }) => ({ kind: 'charge-off', fraud }),
  'write-off': () => ({ kind: 'write-off' }),
};
