import type { LineRecord, Transaction } from '@lendline/behaviour';
import { callsBetween } from './calls.ts';
import { dayNumber, type DayNumber } from './days.ts';
import { callerOf, type Inhabitant } from './inhabitant.ts';
import { topupsBetween } from './topups.ts';
import { flowsBetween } from './wallet.ts';
import { transactionOf, type Wallet } from './wallet-words.ts';

/** Calls, texts and top-ups of somebody's own time on the number, oldest first. */
export function recordsOf(who: Inhabitant, from: DayNumber, until: DayNumber): LineRecord[] {
  const span = lineSpan(who, from, until);
  const caller = callerOf(who, span.from, span.until);
  const records = [...callsBetween(caller, span.from, span.until), ...topupsBetween(caller, span.from, span.until)];
  return records.toSorted((a, b) => a.at_ms - b.at_ms);
}

/** Rows of a wallet's statement, oldest first. */
export function transactionsOf(
  who: Inhabitant,
  span: { readonly from: DayNumber; readonly until: DayNumber },
  wallet: Wallet = who.setting.country === 'cn' ? 'alipay' : 'mobile-money',
): Transaction[] {
  return flowsBetween(who, span.from, span.until).map((flow) => transactionOf(flow, wallet, who.setting.country));
}

/** The part of a span in which the number is this person's. */
export function lineSpan(
  { person }: Inhabitant,
  from: DayNumber,
  until: DayNumber,
): { from: DayNumber; until: DayNumber } {
  const activated = dayNumber(person.line.activatedOn);
  const lost = person.line.recycledOn === null ? activated : dayNumber(person.line.recycledOn);
  return { from: Math.max(from, activated), until: lost > activated ? Math.min(until, lost) : until };
}
