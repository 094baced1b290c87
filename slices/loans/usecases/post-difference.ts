import { type BookedThing, booksOf, missingSides, type ServicedLoan } from '@lendline/credit';
import type { SliceTransaction } from '@lendline/platform';
import { movementsOf } from '../rules/ledger-movements.ts';
import { bookedOf } from '../store/booked.ts';
import { type NewPosting, post } from '../store/entries.ts';
import type { EntryKind, LoanEventRow, LoanRow, LoansTables } from '../store/tables.ts';

type Tx = SliceTransaction<LoansTables>;

interface Correction {
  readonly loan: LoanRow;
  readonly life: ServicedLoan;
  readonly log: readonly LoanEventRow[];
  /** The event that was written down now. */
  readonly cause: LoanEventRow;
}

/**
 * Books what the journal does not say of a loan yet. An event that is backdated or undone changes what others met: what was
 * booked of them stays and is corrected by another posting, which names its cause.
 */
export async function postDifference(tx: Tx, correction: Correction): Promise<void> {
  await post(tx, await missingPostings(tx, correction));
}

/** The same, without writing it. */
export async function missingPostings(tx: Tx, correction: Correction): Promise<readonly NewPosting[]> {
  const { loan, life, log, cause } = correction;
  const booked = await bookedOf(tx, loan.id);
  const names = new Map(log.map((event) => [event.id, bookName(event)]));
  const must = new Map(booksOf(life).map((thing) => [names.get(thing.source) ?? thing.source, thing]));
  return [...new Set([...must.keys(), ...booked.keys()])].flatMap((source): NewPosting[] => {
    const thing = must.get(source);
    const sides = missingSides(thing?.moves ?? nothing, booked.get(source) ?? nothing);
    if (sides.length === 0) return [];
    const isFirst = thing !== undefined && !isIncome(source) && !booked.has(source);
    return [
      {
        kind: kindOf(
          thing,
          sides.some(({ account, debit }) => account === 'interest_receivable' && debit > 0n),
        ),
        naturalKey: isFirst ? source : `${isIncome(source) ? `${source}:${loan.id}` : source}@${cause.id}`,
        loanId: loan.id,
        bookedOn: thing?.on ?? valueDayOf(log, source) ?? cause.value_on,
        movements: movementsOf(sides, loan.currency),
      },
    ];
  });
}

const nothing: BookedThing['moves'] = new Map();

function isIncome(source: string): boolean {
  return source === 'interest' || source === 'fee' || source === 'penalty';
}

/** What an event is called in the journal: by the payment that it follows from, where it follows from one. */
function bookName({ kind, source, id }: LoanEventRow): string {
  return `${kind}:${source ?? id}`;
}

function valueDayOf(log: readonly LoanEventRow[], source: string): Temporal.PlainDate | undefined {
  return log.find((event) => bookName(event) === source)?.value_on;
}

function kindOf(thing: BookedThing | undefined, isMoreInterest: boolean): EntryKind {
  if (thing === undefined) return 'reversal';
  if (thing.kind === 'interest') return isMoreInterest ? 'interest' : 'interest-reversed';
  return thing.kind === 'returned' ? 'transfer' : (thing.kind.replaceAll('_', '-') as EntryKind);
}
