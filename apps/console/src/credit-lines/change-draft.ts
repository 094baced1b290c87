import { type Currency, money, parseDecimal, toWire, type WireMoney } from '@lendline/kernel';
import type { CreditLineChange, CreditLineStatus } from '@lendline/loans/contract';

type Kind = CreditLineChange['kind'];

/** Entries as they are typed. */
export interface Draft {
  readonly kind: Kind | null;
  readonly limit: string;
  readonly until: string;
}

export const emptyDraft: Draft = { kind: null, limit: '', until: '' };

const offered: Readonly<Record<CreditLineStatus, readonly Kind[]>> = {
  open: ['freeze', 'limit', 'renewal', 'close'],
  frozen: ['release', 'limit', 'close'],
  expired: ['renewal', 'limit', 'close'],
  closed: [],
};

/** What can be done to a credit line of this status. */
export function offeredTo(status: CreditLineStatus): readonly Kind[] {
  return offered[status];
}

/** Reads a limit as people type it; null when it is none above zero. */
export function limitOf({ limit }: Draft, currency: Currency): WireMoney | null {
  const read = parseDecimal(limit.normalize('NFKC').replaceAll(/[\s,，¥￥]/g, ''), currency);
  return read.ok && read.value.amount > 0n ? toWire(money(read.value.amount, currency)) : null;
}

/** The change that a draft asks for; null while something of it is missing. */
export function changeOf(draft: Draft, currency: Currency): CreditLineChange | null {
  const { kind, until } = draft;
  if (kind === null) return null;
  if (kind === 'freeze' || kind === 'release' || kind === 'close') return { kind };
  const limit = limitOf(draft, currency);
  if (limit === null) return null;
  if (kind === 'limit') return { kind, limit };
  return until === '' ? null : { kind, until, limit };
}
