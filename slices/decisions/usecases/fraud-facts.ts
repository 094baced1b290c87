import type { Context, WireMoney } from '@lendline/kernel';
import type { FraudAssessment } from '@lendline/fraud/contract';
import type { LineId } from '@lendline/lines/contract';
import type { Facts } from '@lendline/strategy';
import { ask } from './ask.ts';
import type { DecisionsParts } from './parts.ts';

/** Which attempt fraud is looked for in, and when: once at application, and again at each drawdown. */
export interface FraudAttempt {
  readonly applicationId: string;
  readonly attempt: number;
  readonly stage: FraudAssessment['stage'];
  readonly requested: WireMoney | null;
}

/**
 * Lists, velocity, rings and typologies: what the fraud slice says of the attempt, and how many other lenders have an open loan by a
 * register that it asked. Silence is unknown, and never clear; a register that nobody asked has not run.
 */
export async function fraudFacts(
  parts: DecisionsParts,
  context: Context,
  of: { readonly lineId: LineId; readonly asOf: Temporal.Instant; readonly fraud: FraudAttempt },
): Promise<Partial<Facts>> {
  const { requested, ...attempt } = of.fraud;
  const input = { ...attempt, lineId: of.lineId, asOf: of.asOf.toString(), ...(requested && { requested }) };
  const said = await ask(parts, context, { of: 'fraud.assess', operation: parts.fraud.assess, input });
  return {
    lists: said?.lists ?? 'unknown',
    velocity: said?.velocity ?? 'unknown',
    ring: said?.ring ?? 'unknown',
    typologies: said?.typologies ?? 'unknown',
    ...(said && { other_lenders_open: otherLenders(said) }),
  };
}

/** A register of applications alone tells of no loans: that this was not looked at is something else than silence. */
function otherLenders({ register, signals }: FraudAssessment): Facts['other_lenders_open'] {
  if (register === 'silent') return 'unknown';
  const open = signals['other_lenders_open'];
  return typeof open === 'number' ? open : 'not-run';
}
