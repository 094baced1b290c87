import { err, ok } from '@lendline/kernel';
import type { CreditLine, CreditLineLogEntry, CreditLineRequest } from '@lendline/loans/contract';
import type { Handlers } from '../lender.ts';
import { ago, cny, madeUpId } from './ids.ts';

/** One credit line of a trader, which the handlers change. */
export interface CreditLines {
  line: CreditLine;
  log: CreditLineLogEntry[];
  requests: CreditLineRequest[];
}

export function newCreditLines(now: number): CreditLines {
  const line: CreditLine = {
    id: madeUpId('creditline', 1),
    lineId: madeUpId('line', 4),
    applicationId: madeUpId('application', 4),
    status: 'open',
    limit: cny(30_000),
    drawn: cny(12_500),
    available: cny(17_500),
    isPastDue: false,
    openedOn: '2026-06-05',
    until: '2027-06-05',
    leastDrawdown: cny(1_000),
    mostInstalments: 12,
    rate_ppm: 144_000,
    rested_d: 0,
    restBeforeRenewal_d: 30,
    loanIds: [madeUpId('loan', 17), madeUpId('loan', 16)],
  };
  return { line, log: logAt(now), requests: [waitingAt(now)] };
}

function logAt(now: number): CreditLineLogEntry[] {
  const drawn = {
    until: null,
    madeBy: 'service:applications',
    approvedBy: null,
    reason: null,
    recordedAt: ago(now, 60),
  } as const;
  return [
    { ...drawn, seq: 1, kind: 'drawdown', on: '2026-06-05', amount: cny(7_500), loanId: madeUpId('loan', 16) },
    { ...drawn, seq: 2, kind: 'principal_repaid', on: '2026-07-05', amount: cny(2_500), loanId: madeUpId('loan', 16) },
    { ...drawn, seq: 3, kind: 'drawdown', on: '2026-08-01', amount: cny(7_500), loanId: madeUpId('loan', 17) },
    {
      ...drawn,
      seq: 4,
      kind: 'renewal',
      on: '2026-09-01',
      amount: cny(30_000),
      until: '2027-06-05',
      loanId: null,
      madeBy: `staff:${madeUpId('staff', 2)}`,
      approvedBy: `staff:${madeUpId('staff', 3)}`,
      reason: '流水稳定，续期一年。',
    },
  ];
}

function waitingAt(now: number): CreditLineRequest {
  return {
    id: madeUpId('change', 80),
    creditLineId: madeUpId('creditline', 1),
    change: { kind: 'limit', limit: cny(45_000) },
    reason: '旺季备货，近六个月流水上升。',
    state: 'waiting',
    askedBy: `staff:${madeUpId('staff', 3)}`,
    askedAt: ago(now, 90),
    decidedBy: null,
    decidedAt: null,
    note: null,
  };
}

export function creditLineHandlers(kept: CreditLines, me: () => string): Handlers['loans'] {
  return {
    listCreditLines: () => ok({ creditLines: [kept.line], next: null }),
    getCreditLine: () => ok({ creditLine: kept.line, log: kept.log, requests: kept.requests }),
    changeCreditLine: ({ change, reason }) => {
      const rises = 'limit' in change && BigInt(change.limit.amount) > BigInt(kept.line.limit.amount);
      const request: CreditLineRequest = {
        ...waitingAt(Date.now()),
        id: madeUpId('change', 81 + kept.requests.length),
        change,
        reason,
        state: rises ? 'waiting' : 'applied',
        askedBy: `staff:${me()}`,
      };
      kept.requests = [request, ...kept.requests];
      if (change.kind === 'freeze') kept.line = { ...kept.line, status: 'frozen', available: cny(0) };
      return ok({ request, creditLine: kept.line });
    },
    decideCreditLineChange: ({ changeId, approve }) => {
      const request = kept.requests.find(({ id }) => id === changeId);
      if (!request) return err({ code: 'not-found', status: 404, text: { 'zh-CN': '没有找到。', en: 'Not found.' } });
      const decided = { ...request, state: approve ? ('applied' as const) : ('refused' as const) };
      kept.requests = kept.requests.map((one) => (one.id === changeId ? decided : one));
      if (approve && 'limit' in request.change) kept.line = { ...kept.line, limit: request.change.limit };
      return ok({ request: decided, creditLine: kept.line });
    },
  };
}
