import { type Context, money } from '@lendline/kernel';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LedgerAccount, ledgerAccounts } from '../rules/ledger-chart.ts';
import { loansSlice } from '../slice.ts';
import { type NewPosting, OtherPosting, post } from '../store/entries.ts';
import { differenceFromJournal, sumsByAccount } from '../store/ledger-balances.ts';
import { endHold, hold } from '../store/ledger-holds.ts';
import type { LoansTables } from '../store/tables.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [loansSlice] });
const context = (): Context => testContext({ actor: service('loans'), clock });
const store = () => db.database.forSlice<LoansTables>('loans');
const day = Temporal.PlainDate.from('2026-03-02');

/** What the books must be, kept in the simplest way there is: one number for each account, one body for each name. */
interface Oracle {
  readonly balances: Map<LedgerAccount, bigint>;
  readonly posted: Map<string, string>;
  readonly holds: Map<string, { readonly body: string; state: 'pending' | 'posted' | 'released' }>;
}

const movement = fc
  .tuple(fc.constantFrom(...ledgerAccounts), fc.constantFrom(...ledgerAccounts), fc.bigInt(1n, 10n ** 12n))
  .filter(([debit, credit]) => debit !== credit)
  .map(([debit, credit, amount]) => ({ debit, credit, amount: money(amount, 'CNY') }));
const body = fc.array(movement, { minLength: 1, maxLength: 3 });
// Few names, so that they meet again with the same and with other bodies.
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const act = fc.oneof(
  fc.record({ act: fc.constant('post' as const), name, body, dies: fc.boolean() }),
  fc.record({ act: fc.constant('again' as const), name }),
  fc.record({ act: fc.constant('hold' as const), name, body, dies: fc.boolean() }),
  fc.record({
    act: fc.constant('end' as const),
    name,
    outcome: fc.constantFrom('posted' as const, 'released' as const),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

class Killed extends Error {}

let run = 0;
beforeAll(() => void (run = 0));

const postingOf = (key: string, movements: NewPosting['movements']): NewPosting => ({
  kind: 'transfer',
  naturalKey: key,
  loanId: null,
  bookedOn: day,
  movements,
});
const textOf = (movements: NewPosting['movements']): string =>
  movements.map(({ debit, credit, amount }) => `${debit}>${credit}:${amount.amount}`).join(' ');

describe('any sequence of postings and holds, sent again and killed on the way', () => {
  it('leaves the books that a notebook with one number for each account would have', async () => {
    const start = await balances();
    const oracle: Oracle = { balances: start, posted: new Map(), holds: new Map() };
    const bodies = new Map<string, NewPosting['movements']>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
        run += 1;
        for (const one of acts) await take(one, { oracle, bodies });
        expect(await balances()).toEqual(oracle.balances);
        expect([...oracle.balances.values()].reduce((sum, value) => sum + value, 0n)).toBe(0n);
        expect(await store().transaction(context(), differenceFromJournal)).toBe(0n);
      }),
      { numRuns: 40 },
    );
  });
});

interface Books {
  readonly oracle: Oracle;
  readonly bodies: Map<string, NewPosting['movements']>;
}

async function take(one: Act, { oracle, bodies }: Books): Promise<void> {
  if (one.act === 'again') {
    const key = `${run}:${one.name}`;
    const movements = bodies.get(key);
    if (movements) await send(key, movements, { oracle, dies: false });
  } else if (one.act === 'post') {
    const key = `${run}:${one.name}`;
    if (await send(key, one.body, { oracle, dies: one.dies })) bodies.set(key, one.body);
  } else if (one.act === 'hold') await holdOne(`${run}:hold-${one.name}`, one, { oracle, bodies });
  else await endOne(`${run}:hold-${one.name}`, one.outcome, { oracle, bodies });
}

/** Whether it is in the books now. A transaction that dies before its commit has done nothing. */
async function send(
  key: string,
  movements: NewPosting['movements'],
  { oracle, dies }: { oracle: Oracle; dies: boolean },
): Promise<boolean> {
  const known = oracle.posted.get(key);
  const other = known !== undefined && known !== textOf(movements);
  const sent = store().transaction(context(), async (tx) => {
    await post(tx, [postingOf(key, movements)]);
    if (dies) throw new Killed();
  });
  if (other || dies) {
    await expect(sent).rejects.toThrow(other ? OtherPosting : Killed);
    return false;
  }
  await sent;
  if (known === undefined) book(oracle, key, movements);
  return true;
}

async function holdOne(
  key: string,
  one: { body: NewPosting['movements']; dies: boolean },
  { oracle, bodies }: Books,
): Promise<void> {
  const known = oracle.holds.get(key);
  const other = known !== undefined && known.body !== textOf(one.body);
  const sent = store().transaction(context(), async (tx) => {
    await hold(tx, { ...postingOf(key, one.body), expiresAt: clock.now().add({ hours: 1 }) });
    if (one.dies) throw new Killed();
  });
  if (other || one.dies) return expect(sent).rejects.toThrow(other ? OtherPosting : Killed);
  await sent;
  if (known !== undefined) return;
  oracle.holds.set(key, { body: textOf(one.body), state: 'pending' });
  bodies.set(key, one.body);
}

async function endOne(key: string, outcome: 'posted' | 'released', { oracle, bodies }: Books): Promise<void> {
  const known = oracle.holds.get(key);
  const ended = await store().transaction(context(), (tx) => endHold(tx, { id: key, outcome }));
  if (known === undefined) return expect(ended).toBeNull();
  if (known.state !== 'pending') return expect(ended).toBe(known.state);
  expect(ended).toBe(outcome);
  known.state = outcome;
  if (outcome === 'posted') book(oracle, key, bodies.get(key)!);
}

function book(oracle: Oracle, key: string, movements: NewPosting['movements']): void {
  oracle.posted.set(key, textOf(movements));
  for (const { debit, credit, amount } of movements) {
    oracle.balances.set(debit, oracle.balances.get(debit)! + amount.amount);
    oracle.balances.set(credit, oracle.balances.get(credit)! - amount.amount);
  }
}

async function balances(): Promise<Map<LedgerAccount, bigint>> {
  const sums = await store().transaction(context(), (tx) => sumsByAccount(tx, 'CNY'), { readOnly: true });
  return new Map(sums.map(({ account, debit, credit }) => [account, debit - credit]));
}
