import type { Actor, WireMoney } from '@lendline/kernel';
import { type FakeClock, staff, testContext } from '@lendline/testkit';
import { expect } from 'vitest';
import type { Loan, LoanChange, LoanChangeId } from '../contract.ts';
import { type LoansWorld, must } from './world.ts';

export const cny = (amount: bigint | number): WireMoney => ({ amount: amount.toString(), currency: 'CNY' });

/** What two people of the lender do with loans in a world, which stands only once the tests run. */
export function staffHands(world: () => LoansWorld, clock: FakeClock) {
  const as = (actor: Actor) => testContext({ actor, clock });
  const permissions = ['loans.read', 'loans.operate', 'loans.approve'] as const;
  const first = () => as(staff('staff_1', ...permissions));
  const second = () => as(staff('staff_2', ...permissions));
  const client = () => world().loans.client;
  const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

  async function agree(changeId: LoanChangeId): Promise<{ loan: Loan }> {
    const decided = must(await client().decideChange(second(), { changeId, approve: true, note: 'agreed' }));
    expect(decided.request).toMatchObject({ state: 'applied', decidedBy: 'staff:staff_2' });
    return decided;
  }

  /** A change as one person asks for it and, where it needs that, another agrees. */
  async function change(loan: Loan, wanted: LoanChange, on?: string): Promise<Loan> {
    const asked = {
      loanId: loan.id,
      change: wanted,
      reason: 'as agreed by telephone',
      ...(on === undefined ? {} : { on }),
    };
    const preview = must(await client().previewChange(first(), asked));
    const done = must(await client().changeLoan(first(), asked));
    expect(done.request.state).toBe(preview.needsSecondPerson ? 'waiting' : 'applied');
    const { loan: after } = preview.needsSecondPerson ? await agree(done.request.id) : done;
    expect(after).toEqual(preview.loan);
    return after;
  }

  return {
    as,
    first,
    second,
    client,
    today,
    agree,
    change,
    day: (days: number) => today().add({ days }).toString(),
    newLoan: async () => world().paidOut(await world().newLine()),
    close: async () => must(await client().closeOfBusiness(world().asService(), {})),
    balanced: async () => must(await client().trialBalance(world().asService(), {})).balanced,
    eventsOf: async (loan: Loan) => must(await client().listEvents(first(), { loanId: loan.id })).events,
  };
}
