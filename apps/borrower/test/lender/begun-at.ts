import { loanOf } from '../data/loan.ts';
import { notices } from '../data/notices.ts';
import { menu, offerOf } from '../data/offers.ts';
import { startApplication } from './applications.ts';
import { outcomeOf } from './deciding.ts';
import { handlersOf } from './handlers.ts';
import { type Lender, move, now } from './lender.ts';
import { payOutSlowly } from './payout.ts';

/** How far a borrower has come when a test begins. */
export type Beginning = 'permissions' | 'records' | 'offer' | 'payout' | 'loan';

/** Takes a new lender's borrower through the steps before the one that a test is about. */
export function begunAt(lender: Lender, beginning: Beginning): Lender {
  const { consents, lines } = handlersOf(lender);
  if (beginning === 'permissions') return lender;
  // Whom a person names is asked for where they name somebody.
  for (const { source, version, hash } of notices.filter((notice) => notice.source !== 'declared-ties'))
    consents.give?.({ source, noticeVersion: version, noticeHash: hash });
  lines.declareIdentity?.({ name: '林示例', idNumber: '110101199001011237' });
  if (beginning === 'records') return lender;
  startApplication(lender, { segment: 'person', requested: menu[3]!.amount });
  move(lender, {
    submittedAt: now(),
    progress: ['identity', 'records', 'score', 'offer'],
    ...outcomeOf(lender.temper),
  });
  if (beginning === 'offer') return lender;
  const { amount, instalments } = menu[3]!;
  move(lender, { state: 'signed', offer: offerOf(amount, instalments, 0) });
  if (beginning === 'payout') {
    payOutSlowly(lender);
    return lender;
  }
  lender.loan = loanOf(lender.application!.offer!, { lineId: lender.line.id, dpd: lender.temper.dpd });
  move(lender, { state: 'active', loanId: lender.loan.id });
  return lender;
}
