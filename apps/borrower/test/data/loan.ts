import type { Offer } from '@lendline/applications/contract';
import type { Loan, LoanInstalment } from '@lendline/loans/contract';
import { wire } from './offers.ts';

/** `2026-03-05`, by the clock of this computer. */
export function today(offset_days = 0): string {
  return new Date(Date.now() + offset_days * 86_400_000).toISOString().slice(0, 10);
}

/** The loan that a signed offer becomes; `dpd` above zero shows its first instalment late. */
export function loanOf(offer: Offer, { lineId, dpd }: { lineId: Loan['lineId']; dpd: number }): Loan {
  const instalments = offer.schedule.map(
    (row): LoanInstalment => ({
      ...row,
      penalties: wire(0),
      paid: wire(0),
      outstanding: row.dueTotal,
      paidOn: null,
      state: row.n === 1 && dpd > 0 ? 'overdue' : 'open',
    }),
  );
  return totalled({
    id: 'loan_01k9x3v7m2bbbbbbbbbbbbbbbb',
    lineId,
    applicationId: 'application_1',
    state: dpd > 0 ? 'overdue' : 'active',
    principal: offer.cell.amount,
    rate_ppm: offer.cell.rate_ppm,
    apr: offer.cell.apr,
    disbursedOn: today(),
    maturesOn: instalments.at(-1)!.due,
    closedOn: null,
    outstanding: wire(0),
    payoff: wire(0),
    creditBalance: wire(0),
    dpd,
    bucket: dpd > 0 ? '1-30' : 'current',
    worstDpd: dpd,
    nextInstalment: null,
    instalments,
    servicing: {
      allocation: { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] },
      lateFee: null,
      inWords: {
        allocation: {
          'zh-CN': '还款先用于最早一期，每期内依次用于违约金、费用、利息、本金。',
          en: 'A payment goes to the oldest instalment first and in it to penalties, then fees, then interest, then principal.',
        },
        lateFee: { 'zh-CN': '逾期不收罚息和违约金。', en: 'Nothing is charged for paying late.' },
      },
      collectOn_d: [0, 1, 3],
    },
  });
}

/** The loan once its next instalment is paid. */
export function paidInstalment(loan: Loan): Loan {
  const n = loan.nextInstalment?.n;
  const instalments = loan.instalments.map(
    (row): LoanInstalment =>
      row.n === n ? { ...row, paid: row.dueTotal, outstanding: wire(0), paidOn: today(), state: 'paid' } : row,
  );
  return totalled({ ...loan, state: 'active', dpd: 0, instalments });
}

/** The loan after its borrower has withdrawn: what was received is due in one sum, with no interest. */
export function givenBack(loan: Loan, returnBy: string): Loan {
  const [first] = loan.instalments;
  const { principal } = loan;
  const one = {
    ...first!,
    n: 1,
    due: returnBy,
    principal,
    interest: wire(0),
    dueTotal: principal,
    outstanding: principal,
  };
  const withdrawn = totalled({ ...loan, maturesOn: returnBy, instalments: [one] });
  return { ...withdrawn, payoff: principal };
}

function totalled(loan: Loan): Loan {
  const open = loan.instalments.filter(({ state }) => state !== 'paid');
  const sum = (part: 'outstanding' | 'principal') => open.reduce((total, row) => total + Number(row[part].amount), 0);
  return {
    ...loan,
    outstanding: wire(sum('outstanding')),
    payoff: wire(sum('principal') + 150),
    nextInstalment: open[0] ?? null,
  };
}
