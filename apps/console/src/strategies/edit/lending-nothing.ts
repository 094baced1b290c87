import { asList, type Loose } from '../jdm.ts';

/** A tier under a cap: the licence it binds and the day it begins. */
export interface TierUnderCap {
  readonly licence: string;
  readonly from: string;
  readonly tier: string;
}

const tiersOf = ({ tiers }: Loose): readonly string[] =>
  Array.isArray(tiers) ? tiers.filter((tier) => typeof tier === 'string') : [];

const isOf =
  ({ licence, from }: Omit<TierUnderCap, 'tier'>) =>
  (entry: Loose) =>
    entry['licence'] === licence && entry['from'] === from;

/** Whether `withoutLawfulPrice` says that a tier lends nothing under a cap. */
export function isLendingNothing(said: unknown, at: TierUnderCap): boolean {
  return asList(said).some((entry) => isOf(at)(entry) && tiersOf(entry).includes(at.tier));
}

/** Says it or takes it back; an entry that names no tier any more goes. */
export function setLendingNothing(said: unknown, { tier, ...cap }: TierUnderCap, isSaid: boolean): readonly Loose[] {
  const entries = asList(said);
  const before = entries.find(isOf(cap));
  const others = tiersOf(before ?? {}).filter((one) => one !== tier);
  const tiers = isSaid ? [...others, tier].toSorted((a, b) => (a < b ? -1 : 1)) : others;
  if (!before) return tiers.length === 0 ? entries : [...entries, { ...cap, tiers }];
  return entries.flatMap((entry) => (entry === before ? (tiers.length === 0 ? [] : [{ ...entry, tiers }]) : [entry]));
}
