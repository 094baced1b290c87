import { type Licence, type Pack, payoutRefusals } from '@lendline/strategy';

export interface PayoutQuestion {
  readonly simulatedRail: boolean;
  readonly simulatedModel: boolean;
  readonly licence: Licence | 'unknown';
}

/** Why no money may leave, as the pack has it; `null` when it may. Play money needs no licence. */
export function refusePayout(question: PayoutQuestion, pack: Pack): 'no-licence-record' | 'simulated-model' | null {
  if (question.simulatedRail) return null;
  const model_origin = question.simulatedModel ? 'simulated' : 'real';
  return payoutRefusals({ licence: question.licence, model_origin }, pack)[0] ?? null;
}
