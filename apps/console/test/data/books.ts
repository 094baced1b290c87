import { err, ok, type Problem } from '@lendline/kernel';
import type { ClosingStep, KeptJournalCheck } from '@lendline/loans/contract';
import type { Handlers } from '../lender.ts';
import { cny } from './ids.ts';

/** How the made-up lender ends its days. */
export interface Books {
  steps: readonly ClosingStep[];
  lastClosed: string;
  /** The seal that does not fit, once somebody has changed what is booked. */
  brokenSeal: number | null;
  lastCheck: KeptJournalCheck | null;
  /** Spans of which the ledger was taken along. */
  readonly exported: string[];
}

export function newBooks(): Books {
  return {
    steps: ['accrue', 'charge', 'age', 'bucket', 'post', 'events'],
    lastClosed: '2026-11-20',
    brokenSeal: null,
    lastCheck: null,
    exported: [],
  };
}

const notPossible: Problem = {
  code: 'loans.closing-plan-not-possible',
  status: 422,
  text: { 'zh-CN': '日终步骤 age 缺失。', en: 'The step age of this close of business is missing.' },
};

const file = `booked_on,account,kind,currency,debit,credit
2026-11-01,interest_income,income,CNY,0.00,2.95
2026-11-01,interest_receivable,asset,CNY,2.95,0.00
2026-11-02,interest_income,income,CNY,0.00,2.93
2026-11-02,interest_receivable,asset,CNY,2.93,30.18
2026-11-02,loan_principal,asset,CNY,0.00,491.03
2026-11-02,settlement,asset,CNY,521.21,0.00
`;

export function bookHandlers(books: Books): Handlers['loans'] {
  const plan = () => ok({ steps: books.steps, lastClosed: books.lastClosed });
  return {
    closingPlan: plan,
    setClosingPlan: ({ steps }) => {
      if (!steps.includes('age')) return err(notPossible);
      books.steps = steps;
      return plan();
    },
    closeOfBusiness: () => {
      const ran = books.lastClosed === '2026-11-21' ? [] : ['2026-11-21'];
      books.lastClosed = '2026-11-21';
      return ok({ ran, accrued: cny(ran.length * 802.28), aged: ran.length * 114 });
    },
    verifyLedger: () => {
      const check = {
        entries: 18_204,
        seals: 365,
        head: '61941d5584a8e758e56f10995c6d0a34efbc78b49a4ae5ccb9489066b07de818',
        intact: books.brokenSeal === null,
        broken: books.brokenSeal === null ? null : { seal: books.brokenSeal, from: '17411', through: '17466' },
        balanced: true,
      };
      books.lastCheck = { ...check, checkedAt: '2026-11-22T09:10:00Z', checkedBy: 'staff:staff_1' };
      return ok(check);
    },
    lastLedgerCheck: () => ok({ check: books.lastCheck }),
    exportLedger: ({ from, through }) => {
      books.exported.push(`${from} ${through}`);
      return ok({
        fileName: `ledger-${from}-${through}.csv`,
        mediaType: 'text/csv',
        bytes: new TextEncoder().encode(file),
      });
    },
  };
}
