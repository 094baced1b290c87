import type { Random } from '@lendline/kernel';
import { belongingsOf } from '../applications/belongings.ts';
import type { Belongings } from '../applications/observation.ts';
import { type DayNumber, timeOf } from '../days.ts';
import { lognormal } from '../draws.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { parameters } from '../parameters.ts';
import { wakingSecond } from './papers.ts';
import { type Act, type Conduct, type Draft, type FraudKind, isFraud } from './scheme.ts';

interface Request extends Partial<Omit<Act, 'at_ms' | 'belongings'>> {
  readonly random: Random;
  readonly day: DayNumber;
  /** After local midnight; a waking hour unless given. */
  readonly second?: number;
  /** What is not the person's own. */
  readonly belongings?: Partial<Belongings>;
}

/** A request for money by one of a scheme: what is not said is as the kind of scheme has it. */
export function requestOf(draft: Draft, who: Inhabitant, { random, day, second, ...rest }: Request): Act {
  const { at_ms } = timeOf(draft.setting.country, day, second ?? wakingSecond(random));
  return {
    at_ms,
    stage: 'application',
    amount: wishedAmount(who, random),
    isPartOfIt: true,
    ...manner(draft, random),
    handsInStatement: random.next() < parameters.fraud.belongings.statements.value,
    ...rest,
    belongings: withTwoContacts(belongingsOf(draft.setting, who.person, at_ms), rest.belongings),
  };
}

/** Forms ask for two people: who names one of the scheme's fills in somebody of their own. */
function withTwoContacts(own: Belongings, changed: Partial<Belongings> = {}): Belongings {
  const contacts = [...(changed.contacts ?? []), ...own.contacts].slice(0, 2);
  return { ...own, ...changed, contacts };
}

/** As somebody honest asks, before or beside what the scheme is about. */
export function honestly(random: Random): Pick<Act, 'isPartOfIt' | 'conduct' | 'payoutLeftAfter_minutes'> {
  return { isPartOfIt: false, ...honestManner(random) };
}

function manner({ kind }: Draft, random: Random): Pick<Act, 'conduct' | 'payoutLeftAfter_minutes'> {
  if (!isFraud(kind)) return honestManner(random);
  return { conduct: conductOf(kind, random), payoutLeftAfter_minutes: leaving(kind, random) };
}

export function honestManner(random: Random): Pick<Act, 'conduct' | 'payoutLeftAfter_minutes'> {
  const leaves = random.next() < parameters.fraud.conduct.honestPayoutLeaves.value;
  return { conduct: 'as-anyone', payoutLeftAfter_minutes: leaves ? 4 + random.below(1436) : null };
}

function conductOf(kind: FraudKind, random: Random): Conduct {
  const { vanishes, paysFirst } = parameters.fraud.conduct;
  if (random.next() < vanishes[kind].value) return 'vanishes';
  return random.next() < paysFirst.value ? 'pays-first' : 'as-anyone';
}

function leaving(kind: FraudKind, random: Random): number | null {
  const { payoutLeaves, payoutLeavesMedian } = parameters.fraud.conduct;
  // Who only lies about an income spends the money as others do.
  const share = { 'mule-account': 0.96, 'edited-statement': 0.2, 'multi-lending-burst': 0.5 } as const;
  const leaves = random.next() < (share[kind as keyof typeof share] ?? payoutLeaves.value);
  return leaves ? Math.min(600, Math.max(1, Math.round(lognormal(payoutLeavesMedian.value, 0.9, random)))) : null;
}

/** Most of what a lender gives at first, in whole hundreds; honest people ask about as much. */
function wishedAmount({ borrower }: Inhabitant, random: Random): bigint {
  const wished = lognormal(Number(borrower.monthlyIncome) * parameters.demand.amountInIncomes.value, 0.6, random);
  return BigInt(Math.max(5, Math.round(wished / 10_000))) * 10_000n;
}
