import { divide, present } from '@lendline/kernel';
import type { EventOf } from './event.ts';
import { Instalment } from './instalment.ts';
import { smaller } from './parts.ts';

/** A fee or penalty of a loan, and the instalment that it falls due with. */
export interface LoanCharge {
  readonly id: string;
  readonly name: string;
  readonly penalty: boolean;
  readonly due: Temporal.PlainDate;
  readonly entered: Temporal.PlainDate;
  readonly amount: bigint;
  waived: bigint;
  readonly within: Instalment;
}

/** What became of a charge so far. */
export interface ChargeStanding extends Readonly<LoanCharge> {
  readonly paid: bigint;
}

/**
 * Adds a charge to the instalment in whose period it falls due; one due on the day of disbursement belongs to the first
 * regular instalment, one after the last due date to an additional instalment.
 */
export function addCharge(plan: Instalment[], event: EventOf<'charge'>, base: bigint): LoanCharge {
  const within = instalmentOf(plan, event.on);
  const amount =
    'flat' in event.amount ? event.amount.flat : divide(base * BigInt(event.amount.share_ppm), 1_000_000n, 'half-even');
  within.owe(componentOf(event), amount);
  const { id, name, penalty, on, entered } = event;
  return { id, name, penalty, due: on, entered, amount, waived: 0n, within };
}

function instalmentOf(plan: Instalment[], day: Temporal.PlainDate): Instalment {
  const regular = plan.filter(({ kind }) => kind !== 'down_payment');
  return regular.find(({ due }) => Temporal.PlainDate.compare(day, due) <= 0) ?? afterLast(plan, day);
}

/** The instalment for what comes after the last due date; the first such day makes it, a later one moves its due date. */
export function afterLast(plan: Instalment[], day: Temporal.PlainDate): Instalment {
  const last = present(plan.at(-1), 'a plan has instalments');
  if (last.kind === 'additional') {
    if (Temporal.PlainDate.compare(day, last.due) > 0) last.due = day;
    return last;
  }
  const additional = new Instalment('additional', { from: last.due, due: day });
  plan.push(additional);
  return additional;
}

/** What was paid of each charge: an instalment's charges share its money, the earliest due first. */
export function chargeStandings(charges: readonly LoanCharge[]): ChargeStanding[] {
  const unspent = new Map<string, bigint>();
  const places = new Map<Instalment, number>();
  const paid = new Map<string, bigint>();
  for (const charge of charges.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due))) {
    const component = componentOf(charge);
    const place = places.get(charge.within) ?? places.size;
    places.set(charge.within, place);
    const pot = `${place} ${component}`;
    const money = unspent.get(pot) ?? charge.within.paid[component];
    const part = smaller(money, charge.amount - charge.waived);
    unspent.set(pot, money - part);
    paid.set(charge.id, part);
  }
  return charges.map((charge) => ({ ...charge, paid: paid.get(charge.id) ?? 0n }));
}

export function componentOf({ penalty }: Pick<LoanCharge, 'penalty'>): 'penalty' | 'fee' {
  return penalty ? 'penalty' : 'fee';
}
