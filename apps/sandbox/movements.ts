import { type Clock, dayIn } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { zoneOf } from './subscriber.ts';
import type { Entry, Ledger } from './wallet/ledger.ts';

/** Money that moved on a person's account, as its statement tells it. */
export interface Movement {
  readonly reference: string;
  readonly at: Temporal.Instant;
  /** Minor units, above zero. */
  readonly amount: bigint;
  readonly isIn: boolean;
  /** Who is on the other side, as far as a statement says. */
  readonly party: string;
  /** The provider's word for the kind of movement. */
  readonly word: string;
  readonly text: string;
  /** It was given back whole afterwards. */
  readonly isReversed: boolean;
}

export interface Span {
  readonly from: Temporal.Instant;
  /** Not itself in the span. */
  readonly until: Temporal.Instant;
}

export interface Movements {
  /** What moved in a span and has happened by now, newest first. */
  of(person: Person, span: Span): readonly Movement[];
}

/** A life's money out of the world's books, and what lenders moved out of the wallet's ledger. */
export function createMovements({ world, clock, ledger }: { world: World; clock: Clock; ledger: Ledger }): Movements {
  const zone = zoneOf(world);
  return {
    of: (person, { from, until }) => {
      const now = clock.now();
      const end = Temporal.Instant.compare(until, now) < 0 ? until : now;
      const days = [dayIn(zone, from), dayIn(zone, end).add({ days: 1 })] as const;
      const lived = world.transactions(person.index, ...days).map((row): Movement => {
        const isIn =
          row.direction === 'in' || row.status === 'refund' || /充值|^Deposit$/.test(row.category + row.description);
        return {
          reference: row.order_id ?? '',
          at: Temporal.Instant.fromEpochMilliseconds(row.at_ms),
          amount: row.amount,
          isIn,
          party: row.counterparty ?? '',
          word: wordOf(row, isIn),
          text: row.description,
          isReversed: row.status === 'closed',
        };
      });
      const lent = ledger.entriesOf(`person:${person.index}`).flatMap((entry) => moved(entry, person));
      return [...lived, ...lent]
        .filter(({ at }) => Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, end) < 0)
        .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.reference < b.reference ? 1 : -1));
    },
  };
}

/** Mobile money's word for what Alipay files under its own; elsewhere the wallet's own word. */
function wordOf({ category, description }: ReturnType<World['transactions']>[number], isIn: boolean): string {
  if (description === '工资') return 'Salary Payment';
  const words: Readonly<Record<string, string>> = {
    转账红包: isIn ? 'Funds Received' : 'Customer Transfer',
    商业服务: isIn ? 'Customer Payment' : 'Merchant Payment',
    日用百货: 'Merchant Payment',
    退款: 'Reversal',
    住房物业: 'Pay Bill',
    账户存取: isIn ? 'Deposit' : 'Transfer to Bank',
    投资理财: 'Savings Deposit',
    信用借还: 'Loan Repayment',
  };
  return words[category] ?? category;
}

/** What a lender paid out or collected; how a wallet was filled at first is no payment. */
function moved({ at, reference, text, postings }: Entry, person: Person): Movement[] {
  const own = postings.find(({ account }) => account === `person:${person.index}`);
  const other = postings.find(({ account }) => /^(client|bank):/.test(account));
  if (!own || !other || own.amount === 0n) return [];
  const isIn = own.amount > 0n;
  return [
    {
      reference,
      at: Temporal.Instant.from(at),
      amount: isIn ? own.amount : -own.amount,
      isIn,
      party: other.account.replace(/^(client|bank):/, ''),
      word: isIn ? 'Loan Received' : 'Loan Repayment',
      text,
      isReversed: false,
    },
  ];
}
