import type { DecisionStage, MyApplication } from '@lendline/applications/contract';
import { decline, menu } from '../data/offers.ts';
import { type Lender, move, type Temper } from './lender.ts';

/** Goes through the stages of a decision one by one, as a borrower who waits sees them. */
export function decideSlowly(lender: Lender): void {
  const stages: DecisionStage[] = ['identity', 'records', 'score', 'offer'];
  const next = (): void => {
    const { application, temper } = lender;
    if (application?.state !== 'deciding') return;
    const progress = stages.slice(0, application.progress.length + 1);
    if (progress.length < stages.length) {
      move(lender, { progress });
      setTimeout(next, temper.pace_ms);
      return;
    }
    move(lender, { progress, ...outcomeOf(temper) });
  };
  void lender.temper.until.then(() => setTimeout(next, lender.temper.pace_ms));
}

export function outcomeOf({ outcome }: Temper): Partial<MyApplication> {
  if (outcome === 'refer') return { state: 'in-review' };
  if (outcome === 'decline') return { state: 'declined', decision: decline() };
  const limit = menu.at(-1)!.amount;
  return {
    state: 'offered',
    decision: { id: 'decision_1', outcome, limit, menu, reasons: [], comeBackOn: null, simulated: true },
  };
}
