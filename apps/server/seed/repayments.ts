import type { LineId } from '@lendline/lines/contract';
import type { Loan, LoanId } from '@lendline/loans/contract';
import type { Person, World } from '@lendline/world';
import type { Clients } from '../clients.ts';
import type { Country } from './country.ts';
import { contextOf, must, type WalkParts } from './walk.ts';

interface Due {
  readonly loanId: LoanId;
  readonly line: LineId;
  readonly person: Person;
  readonly amount: bigint;
}

/** Who will pay what on which day, as the simulated people decide it from the loan that they got. */
export interface RepaymentDiary {
  note(loan: Loan, of: { line: LineId; person: Person }): void;
  dueOn(day: Temporal.PlainDate): readonly Due[];
}

/** Days from due at which the pack's cadence reminds by text; the last one offers hardship help. */
const reminderDays = [-3, -1, 0, 1, 3];

export function repaymentDiary(world: World): RepaymentDiary {
  const days = new Map<string, Due[]>();
  return {
    note: (loan, { line, person }) => {
      const { payments } = world.repayment(person.index, {
        id: `demo/${person.index}/${loan.disbursedOn}`,
        principal: BigInt(loan.principal.amount),
        disbursedOn: Temporal.PlainDate.from(loan.disbursedOn ?? loan.instalments[0]?.due ?? ''),
        instalments: loan.instalments.map(({ due, dueTotal }) => ({
          due: Temporal.PlainDate.from(due),
          amount: BigInt(dueTotal.amount),
        })),
        apr_ppm: Math.max(loan.apr.nominal_ppm, loan.apr.effective_ppm),
        limit: BigInt(loan.principal.amount),
        reminders: loan.instalments.flatMap(({ due }) => remindersFor(Temporal.PlainDate.from(due))),
        otherLoans: [],
      });
      for (const payment of payments) {
        const key = payment.on.toString();
        const entry: Due = { loanId: loan.id, line, person, amount: payment.amount };
        days.set(key, [...(days.get(key) ?? []), entry]);
      }
    },
    dueOn: (day) => days.get(day.toString()) ?? [],
  };
}

function remindersFor(due: Temporal.PlainDate) {
  return reminderDays.map((days) => ({
    on: due.add({ days }),
    kind: days === 3 ? ('hardship-offer' as const) : ('sms' as const),
  }));
}

/** Pays what the diary says for a day, never more than the loan still needs, with money that came from outside. */
export async function payDues(
  parts: WalkParts & { readonly clients: Clients; readonly country: Country },
  dues: readonly Due[],
): Promise<void> {
  for (const due of dues) {
    const context = contextOf(parts, { kind: 'borrower', line: due.line });
    const loan = must(await parts.clients.loans.getMine(context, { loanId: due.loanId }));
    const payoff = BigInt(loan.payoff.amount);
    const amount = due.amount < payoff ? due.amount : payoff;
    if (amount <= 0n) continue;
    await parts.country.receive(due.person, amount);
    const asked = { amount: amount.toString(), currency: loan.payoff.currency };
    const repaid = await parts.clients.loans.repay(context, { loanId: due.loanId, amount: asked });
    // An earlier payment of the same loan is still on its way: this one is part of it.
    if (!repaid.ok && repaid.error.code !== 'loans.payment-under-way') must(repaid);
  }
}
