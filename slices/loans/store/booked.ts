import type { AccountMoves, LifeAccount } from '@lendline/credit';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { countedByLot } from './lots.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/**
 * What the journal says of a loan so far, by what it was booked for: `interest`, `fee` and `penalty` over all days, anything
 * else by its name up to the `@` with which a correction adds its own cause. Debits above zero, credits below.
 */
export async function bookedOf({ db }: Tx, loanId: string): Promise<ReadonlyMap<string, AccountMoves>> {
  const { rows } = await sql<{ source: string; account: LifeAccount; moved: bigint }>`
    select source, account, sum(moves)::bigint as moved
      from (
        select case when kind in ('interest', 'interest-reversed') then 'interest'
                    when kind in ('fee', 'penalty') then kind
                    else split_part(natural_key, '@', 1) end as source, debit, credit, amount
          from entry where loan_id = ${loanId}
        union all
        select 'interest', 'interest_receivable', 'interest_income', interest_booked + ${countedByLot} from loan where id = ${loanId}
      ) own, lateral (values (debit, amount), (credit, -amount)) side (account, moves)
      group by source, account`.execute(db);
  const sources = Map.groupBy(rows, ({ source }) => source);
  return new Map([...sources].map(([source, own]) => [source, new Map(own.map((one) => [one.account, one.moved]))]));
}
