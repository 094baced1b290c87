import { assert, divide, money } from '@lendline/kernel';
import { daysBetween } from '../day-count.ts';
import { components } from '../component.ts';
import { minus, noParts, onlyPart, type Parts, plus, smaller, sumOf } from '../life/parts.ts';
import { spend } from '../life/spend.ts';
import { buildSchedule } from '../schedule.ts';
import type { Account, Returned } from './account.ts';
import { payBack, takeOpen } from './carry.ts';
import type { ServicingEvent, ServicingEventOf } from './event.ts';
import { ServicedInstalment } from './line.ts';
import { reAge, reAmortise, reschedule } from './replan.ts';

type Reader<K extends ServicingEvent['kind']> = (account: Account, event: ServicingEventOf<K>) => void;

/** What each kind of entry does on the day it takes effect. */
const readers: { readonly [K in ServicingEvent['kind']]: Reader<K> } = {
  disbursement: disburse,
  payment: pay,
  charge,
  waiver: waive,
  chargeback: giveBack,
  credit_balance_refund: giveBack,
  charge_off: (account, event) => chargeOff(account, event, event.fraud),
  write_off: writeOff,
  re_age: reAge,
  re_amortise: reAmortise,
  reschedule,
  interest_pause: pauseInterest,
  withdrawal: withdraw,
  delinquency_pause: (account, { on, until }) => void account.pauses.push({ from: on, until }),
  undo: () => undefined,
};

export function readEntry<K extends ServicingEvent['kind']>(
  account: Account,
  event: ServicingEventOf<K> & { readonly kind: K },
): void {
  const reader: Reader<K> = readers[event.kind];
  reader(account, event);
}

/** The schedule is dated from the day of payment; fees of that day are kept back from the payout. */
function disburse(account: Account, event: ServicingEventOf<'disbursement'>): void {
  const principal = money(event.amount, account.currency);
  const built = buildSchedule({ ...account.rules.terms, principal, disbursed: event.on });
  assert(built.ok, 'the terms of a loan that lives have a schedule');
  const { instalments, charges } = built.value;
  account.plan = instalments.map((row) => {
    const line = new ServicedInstalment(row.due.equals(event.on) ? 'down_payment' : 'regular', row);
    line.owe('principal', row.principal);
    line.owe('interest', row.interest);
    line.owe('fee', row.fees);
    line.duty = charges.filter(({ n }) => n === row.n).reduce((sum, { duty }) => sum + duty, 0n);
    return line;
  });
  for (const { n, fee, duty } of charges) {
    if (n > 0) continue;
    account.keptBack = { fee: account.keptBack.fee + fee, duty: account.keptBack.duty + duty };
  }
  account.note(event, 'disbursement', { amount: event.amount });
}

/**
 * Below the payoff money pays what is open by the strategy. From the payoff on it ends the loan: interest of days that
 * will not come is not owed, also where it was paid in advance, and what is above stays the borrower's.
 */
function pay(account: Account, event: ServicingEventOf<'payment'>): void {
  const { amount, on, as } = event;
  const ends = account.outstanding > 0n && amount >= account.payoffOn(on);
  const inAdvance = ends ? endInterest(account, on) : 0n;
  const { strategy } = account.rules;
  const { parts, left } = spend({ plan: account.plan, charges: [] }, { amount: amount + inAdvance, on, as }, strategy);
  account.overpaid += left;
  const returned = inAdvance === 0n ? null : returnedOf(inAdvance, { parts, overpaid: left });
  const met = returned === null ? parts : minus(parts, returned.to);
  account.note(event, as, { amount, parts: met, overpaid: left - (returned?.toOverpaid ?? 0n), returned });
}

/** Interest to come is owed no more, and all fees count as income. Answers what had been paid of that interest. */
function endInterest(account: Account, on: Temporal.PlainDate): bigint {
  for (const line of account.plan) line.feesAreEarned = true;
  return account.forgoUnearned(account.plan, on);
}

/** Interest paid in advance for days that will not come pays principal first, then whatever else the last payment met. */
function returnedOf(inAdvance: bigint, { parts, overpaid }: { parts: Parts; overpaid: bigint }): Returned {
  let left = inAdvance;
  let to = noParts;
  for (const component of components.toReversed()) {
    const part = smaller(left, parts[component]);
    to = plus(to, onlyPart(component, part));
    left -= part;
  }
  assert(left <= overpaid, 'a payment and what was paid in advance went somewhere');
  return { from: onlyPart('interest', inAdvance), to, toOverpaid: left };
}

function charge(account: Account, event: ServicingEventOf<'charge'>): void {
  const line = account.lineFor(event.due);
  if (event.penalty) line.owe('penalty', event.amount);
  else {
    line.owe('fee', event.amount + event.duty);
    line.duty += event.duty;
  }
}

function waive(account: Account, event: ServicingEventOf<'waiver'>): void {
  let left = event.amount;
  for (const line of account.plan) {
    const part = smaller(left, line.open(event.component));
    if (part <= 0n) continue;
    if (event.component === 'fee') line.takeDuty(part);
    line.waive(event.component, part, event.on);
    left -= part;
  }
  account.note(event, 'waiver', { amount: event.amount - left, parts: onlyPart(event.component, event.amount - left) });
}

/** Money leaves the loan: out of what was overpaid where that is enough; the rest is owed again. */
function giveBack(account: Account, event: ServicingEventOf<'chargeback' | 'credit_balance_refund'>): void {
  const overpaid = smaller(account.overpaid, event.amount);
  const parts = onlyPart('principal', event.amount - overpaid);
  account.overpaid -= overpaid;
  if (parts.principal > 0n) account.lineFor(event.on).owe('principal', parts.principal);
  account.note(event, event.kind, { amount: event.amount, parts, overpaid });
}

/** All that is open is a loss from the day on; it is still owed, and earns no more. */
function chargeOff(
  account: Account,
  event: { readonly id: string; readonly on: Temporal.PlainDate },
  fraud: boolean,
): void {
  if (account.chargedOff !== null) return;
  for (const line of account.plan) line.feesAreEarned = true;
  account.stopInterest(event.on, event.on);
  const parts = account.plan.reduce<Parts>((sum, { openParts }) => plus(sum, openParts), noParts);
  account.note(event, 'charge_off', { amount: sumOf(parts), parts });
  account.chargedOff = { on: event.on, fraud };
}

function writeOff(account: Account, event: ServicingEventOf<'write_off'>): void {
  chargeOff(account, event, false);
  account.writtenOffOn = event.on;
}

/** The interest of the days that the pause shares with an instalment's period is let go, half-even; what is paid of it stays. */
function pauseInterest(account: Account, event: ServicingEventOf<'interest_pause'>): void {
  let amount = 0n;
  for (const line of account.plan) {
    const days = sharedDays(line, { from: event.on.subtract({ days: 1 }), due: event.until });
    if (days === 0 || line.interestIsEarned) continue;
    const share = divide(line.interest * BigInt(days), BigInt(daysBetween(line.from, line.due)), 'half-even');
    const part = smaller(share, line.open('interest'));
    line.waive('interest', part, event.on);
    amount += part;
  }
  account.note(event, 'interest_pause', { amount, parts: onlyPart('interest', amount) });
}

type Days = Pick<ServicedInstalment, 'from' | 'due'>;

function sharedDays(a: Days, b: Days): number {
  const from = Temporal.PlainDate.compare(a.from, b.from) > 0 ? a.from : b.from;
  const due = Temporal.PlainDate.compare(a.due, b.due) < 0 ? a.due : b.due;
  return Math.max(0, daysBetween(from, due));
}

/** Interest and fees fall away, also where they were paid; the principal is due in one sum. */
function withdraw(account: Account, event: ServicingEventOf<'withdrawal'>): void {
  const { plan } = account;
  const paid = plan.reduce<Parts>((sum, one) => plus(sum, one.paid), noParts);
  const ahead: Parts = { ...noParts, interest: paid.interest, fee: paid.fee };
  for (const line of plan) {
    line.paid = { ...line.paid, interest: 0n, fee: 0n };
    line.takeDuty(line.fees);
    line.waive('fee', line.open('fee'), event.on);
    line.waive('interest', line.open('interest'), event.on);
  }
  const returned = payBack(account, plan, { inAdvance: ahead, on: event.on });
  const taken = plan.map((line) => takeOpen(line, event.on));
  const principal = taken.reduce((sum, one) => sum + one.principal, 0n);
  const line = new ServicedInstalment('re_aged', { from: event.on, due: event.returnBy });
  line.owe('principal', principal);
  line.owe(
    'penalty',
    taken.reduce((sum, { penalty }) => sum + penalty, 0n),
  );
  const kept = plan.filter((one) => one.paidTotal > 0n || Temporal.PlainDate.compare(one.due, event.on) <= 0);
  account.plan = [...kept, line].toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  account.note(event, 'withdrawal', { amount: principal, parts: onlyPart('principal', principal), returned });
}
