import { err, ok, type Problem, type Result } from '@lendline/kernel';
import type { StatementSummary, StatementView, SuspenseId, SuspenseItem } from '@lendline/payments/contract';
import { ago, madeUpId } from './ids.ts';

const day = 24 * 60;

/** Money that waits, which the handlers change. */
export interface Suspense {
  items: SuspenseItem[];
  /** Items whose text somebody looked at. */
  readonly looked: SuspenseId[];
  readonly statements: readonly StatementSummary[];
}

export function newSuspense(now: number): Suspense {
  return { items: itemsAt(now), looked: [], statements: [statementAt(now)] };
}

function itemsAt(now: number): SuspenseItem[] {
  const open = {
    rail: 'sandbox-bank',
    side: 'in',
    valueOn: ago(now, 2 * day).slice(0, 10),
    finding: 'missing-here',
    state: 'open',
    suggestions: [],
    assignee: null,
    loanId: null,
    paymentId: null,
    askedBy: null,
    decidedBy: null,
    createdAt: ago(now, day),
    endedAt: null,
  } as const;
  const loanId = madeUpId('loan', 16);
  const suggestion = { paymentId: madeUpId('payment', 7), loanId, score: 40, signals: ['amount', 'same-day'] } as const;
  return [
    { ...open, id: madeUpId('suspense', 1), amount: cny('52000'), suggestions: [suggestion] },
    { ...open, id: madeUpId('suspense', 2), amount: cny('8800'), state: 'return-asked', askedBy: madeUpId('staff', 3) },
    { ...open, id: madeUpId('suspense', 3), amount: cny('1500'), side: 'out', finding: 'amount-differs' },
    {
      ...open,
      id: madeUpId('suspense', 4),
      amount: cny('30000'),
      state: 'matched',
      loanId,
      decidedBy: madeUpId('staff', 1),
      endedAt: ago(now, 60),
    },
  ];
}

function statementAt(now: number): StatementSummary {
  const on = ago(now, 2 * day).slice(0, 10);
  return {
    id: madeUpId('statement', 1),
    rail: 'sandbox-bank',
    messageId: 'SIMBANK-DY-000001',
    from: on,
    to: on,
    receivedAt: ago(now, day),
    entries: 128,
    matched: 125,
    inSuspense: 3,
    waiting: 0,
    rejected: 0,
  };
}

function statementView(statement: StatementSummary): StatementView {
  const line = { side: 'in', valueOn: statement.from, score: 100, signals: ['our-id'], paymentId: null } as const;
  return {
    ...statement,
    lines: [
      {
        ...line,
        id: madeUpId('entry', 1),
        amount: cny('52930'),
        finding: 'matched',
        paymentId: madeUpId('payment', 101),
      },
      { ...line, id: madeUpId('entry', 2), amount: cny('52000'), finding: 'missing-here', signals: [], score: 0 },
      { ...line, id: madeUpId('entry', 3), amount: cny('1500'), side: 'out', finding: null, signals: [], score: 0 },
    ],
    missingThere: [
      {
        paymentId: madeUpId('payment', 103),
        direction: 'collection',
        loanId: madeUpId('loan', 16),
        amount: cny('52764'),
        settledAt: statement.receivedAt,
      },
    ],
  };
}

function cny(amount: string) {
  return { amount, currency: 'CNY' } as const;
}

const sameMember: Problem = {
  kind: 'problem',
  code: 'payments.other-decides',
  status: 409,
  text: {
    'zh-CN': '申请退回的人不能自己同意。请由另一位同事决定。',
    en: 'Whoever asked for a return does not agree to it. Another member of staff decides.',
  },
} as unknown as Problem;

/** What the payments operations answer to the queue. */
export function suspenseHandlersOf(suspense: Suspense, member: () => string) {
  const change = (
    suspenseId: SuspenseId,
    into: (item: SuspenseItem) => Partial<SuspenseItem> | null,
  ): Result<SuspenseItem, Problem> => {
    const found = suspense.items.find(({ id }) => id === suspenseId)!;
    const changes = into(found);
    if (!changes) return err(sameMember);
    const changed = { ...found, ...changes };
    suspense.items = suspense.items.map((item) => (item.id === suspenseId ? changed : item));
    return ok(changed);
  };
  const ended = () => ({ endedAt: new Date().toISOString(), decidedBy: member() });
  return {
    listSuspense: ({ state }: { state?: 'waiting' | 'ended' }) => {
      const items = suspense.items.filter(({ endedAt }) => (endedAt === null) === (state !== 'ended'));
      return ok({ items, waiting: [cny('60800')] });
    },
    listStatements: () => ok({ statements: suspense.statements }),
    getStatement: () => ok(statementView(suspense.statements[0]!)),
    getSuspense: ({ suspenseId }: { suspenseId: SuspenseId }) => {
      suspense.looked.push(suspenseId);
      const item = suspense.items.find(({ id }) => id === suspenseId)!;
      return ok({ ...item, text: '替弟弟还款', payer: { name: '示例付款人', account: 'SIM0000000042' }, note: null });
    },
    assignSuspense: ({ suspenseId, mine }: { suspenseId: SuspenseId; mine: boolean }) =>
      change(suspenseId, () => ({ assignee: mine ? member() : null })),
    matchSuspense: ({ suspenseId, loanId }: { suspenseId: SuspenseId; loanId: string }) =>
      change(suspenseId, () => ({ state: 'matched', loanId, ...ended() })),
    askReturn: ({ suspenseId }: { suspenseId: SuspenseId }) =>
      change(suspenseId, () => ({ state: 'return-asked', askedBy: member() })),
    decideReturn: ({ suspenseId, agree }: { suspenseId: SuspenseId; agree: boolean }) =>
      change(suspenseId, (item) => {
        if (agree && item.askedBy === member()) return null;
        return agree ? { state: 'returning', decidedBy: member() } : { state: 'open', askedBy: null };
      }),
    closeSuspense: ({ suspenseId }: { suspenseId: SuspenseId }) =>
      change(suspenseId, () => ({ state: 'closed', ...ended() })),
  };
}
