import { err, ok, type Problem, type Result } from '@lendline/kernel';
import type {
  AskedChange,
  ChangePreview,
  Loan,
  LoanChangeRequest,
  LoanDelinquency,
  LoanLogEntry,
  LoansClient,
} from '@lendline/loans/contract';
import type { Handlers } from '../lender.ts';
import { cny, madeUpId } from './ids.ts';
import { loanList } from './loans.ts';

/** What staff of the made-up lender asked for. */
export interface Servicing {
  requests: LoanChangeRequest[];
}

const givesAway = ['waiver', 'goodwill-credit', 'refund', 'charge-off', 'write-off', 'interest-pause'];

export function newServicing(now: number): Servicing {
  return {
    requests: [
      {
        id: madeUpId('change', 1),
        loanId: madeUpId('loan', 16),
        change: { kind: 'waiver', component: 'interest', amount: cny(22.96) },
        on: '2026-10-20',
        reason: '系统故障期间无法还款，免除利息。',
        state: 'waiting',
        askedBy: `staff:${madeUpId('staff', 2)}`,
        askedAt: new Date(now - 3_600_000).toISOString(),
        decidedBy: null,
        decidedAt: null,
        note: null,
        eventId: null,
      },
    ],
  };
}

export function eventsOf(loanId: string): readonly LoanLogEntry[] {
  const loan = loanList.find(({ id }) => id === loanId);
  if (!loan || loan.disbursedOn === null) return [];
  const plain = {
    approvedBy: null,
    reason: null,
    reverses: null,
    reversedBy: null,
    met: null,
    madeBy: 'service:loans',
  };
  const paid = loan.instalments.filter(({ state }) => state === 'paid');
  return [
    { ...plain, id: madeUpId('event', 1), kind: 'disbursement', amount: loan.principal, ...at(loan.disbursedOn) },
    ...paid.map(
      ({ n, dueTotal, paidOn }): LoanLogEntry => ({
        ...plain,
        id: madeUpId('event', n + 1),
        kind: 'repayment',
        amount: dueTotal,
        ...at(paidOn!),
      }),
    ),
    {
      ...plain,
      id: madeUpId('event', 20),
      kind: 'goodwill-credit',
      amount: cny(20),
      ...at('2026-10-02'),
      madeBy: `staff:${madeUpId('staff', 2)}`,
      approvedBy: `staff:${madeUpId('staff', 3)}`,
      reason: '客服误导，补偿。',
      reversedBy: madeUpId('event', 21),
    },
  ];
}

function at(day: string) {
  return { on: day, enteredOn: day, recordedAt: `${day}T06:20:00Z` };
}

function delinquencyOf({ dpd, bucket, nextInstalment }: Loan): LoanDelinquency {
  if (dpd === 0 || nextInstalment === null)
    return {
      dpd,
      bucket,
      since: null,
      instalments: [],
      pauses: [],
      history: [{ from: '2026-06-05', bucket: 'current' }],
    };
  const { n, due, outstanding } = nextInstalment;
  return {
    dpd,
    bucket,
    since: due,
    instalments: [{ n, dpd, open: outstanding }],
    pauses: [{ from: '2026-08-10', until: '2026-08-20' }],
    history: [
      { from: '2026-06-05', bucket: 'current' },
      { from: '2026-08-06', bucket: '1-3' },
      { from: '2026-08-09', bucket: 'current' },
      { from: '2026-10-06', bucket: '4-30' },
    ],
  };
}

/** The server computes; here a change only takes a hundred yuan off what is open, so that a reader sees a difference. */
function previewOf(loan: Loan, { change }: AskedChange): ChangePreview {
  const less = (amount: Loan['payoff']) => ({ ...amount, amount: String(BigInt(amount.amount) - 10_000n) });
  return {
    loan: { ...loan, outstanding: less(loan.outstanding), payoff: less(loan.payoff) },
    rates: {
      nominal_ppm: 180_200,
      effective_ppm: 195_800,
      eu_ppm: 195_800,
      us_ppm: 180_200,
      cap_ppm: 240_000,
      arithmetic: [
        {
          'zh-CN': '上限 24 % 按名义年利率与实际年利率中较高者计算:19.58 %未超过上限。',
          en: 'The cap of 24 % counts the larger of nominal and effective annual rate: 19.58 % is within it.',
        },
      ],
    },
    needsSecondPerson: givesAway.includes(change.kind),
    postings: [{ debit: 'settlement', credit: 'loan_principal', amount: cny(100) }],
  };
}

export function servicingHandlers(servicing: Servicing, me: () => string): Handlers['loans'] {
  const loanOf = (loanId: string) => loanList.find(({ id }) => id === loanId)!;
  return {
    delinquency: ({ loanId }) => ok(delinquencyOf(loanOf(loanId))),
    listEvents: ({ loanId }) => ok({ events: eventsOf(loanId) }),
    listChanges: ({ loanId, state }) =>
      ok({
        requests: servicing.requests.filter(
          (one) => (loanId === undefined || one.loanId === loanId) && (state === undefined || one.state === state),
        ),
      }),
    previewChange: (asked) => ok(previewOf(loanOf(asked.loanId), asked)),
    changeLoan: (asked) => {
      const { loan, needsSecondPerson } = previewOf(loanOf(asked.loanId), asked);
      const request = requestOf(asked, { me: me(), number: servicing.requests.length + 1, waits: needsSecondPerson });
      servicing.requests.push(request);
      return ok({ request, loan });
    },
    decideChange: ({ changeId, approve, note }) => decide(servicing, { changeId, approve, note, me: me() }),
  };
}

function requestOf(
  { loanId, change, reason, on }: AskedChange & { readonly reason: string },
  { me, number, waits }: { me: string; number: number; waits: boolean },
): LoanChangeRequest {
  return {
    id: madeUpId('change', number),
    loanId,
    change,
    on: on ?? '2026-10-22',
    reason,
    state: waits ? 'waiting' : 'applied',
    askedBy: `staff:${me}`,
    askedAt: new Date().toISOString(),
    decidedBy: null,
    decidedAt: null,
    note: null,
    eventId: null,
  };
}

type Decided = Awaited<ReturnType<LoansClient['decideChange']>>;

function decide(
  servicing: Servicing,
  { changeId, approve, note, me }: { changeId: string; approve: boolean; note: string; me: string },
): Decided {
  const request = servicing.requests.find(({ id }) => id === changeId);
  if (!request || request.askedBy === `staff:${me}`) return refused();
  const decided = { decidedBy: `staff:${me}`, decidedAt: new Date().toISOString(), note };
  const done = { ...request, ...decided, state: approve ? 'applied' : 'refused' } as const;
  servicing.requests = servicing.requests.map((one) => (one.id === changeId ? done : one));
  return ok({ request: done, loan: loanList.find(({ id }) => id === request.loanId)! });
}

function refused(): Result<never, Problem> {
  const text = { 'zh-CN': '须由另一位员工复核，不能复核自己的申请。', en: 'Somebody else has to agree.' };
  return err({ code: 'loans.same-person', status: 403, text });
}
