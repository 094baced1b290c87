import { forbiddenSignals } from '../../signals/signal-values.ts';
import { checkTypology } from '../check/check-typology.ts';
import { runExamples } from '../check/check-examples.ts';
import { mostOwnScore } from '../check/check-thresholds.ts';
import type { Typology } from '../typology.ts';
import { accountTakeover } from './account-takeover.ts';
import { applicationRing } from './application-ring.ts';
import { contactEvidence } from './contact-evidence.ts';
import { editedStatement } from './edited-statement.ts';
import { multiLendingBurst } from './multi-lending-burst.ts';
import { muleAccount } from './mule-account.ts';
import { recycledNumber } from './recycled-number.ts';
import { syntheticIdentity } from './synthetic-identity.ts';
import { velocityAttack } from './velocity-attack.ts';

/** What ships: open data to begin with, plain enough to be written as JSON and changed. */
export const shippedTypologies: readonly Typology[] = [
  syntheticIdentity,
  accountTakeover,
  recycledNumber,
  velocityAttack,
  muleAccount,
  editedStatement,
  multiLendingBurst,
  applicationRing,
  contactEvidence,
];

/**
 * Typologies for a pack that allows these sources: rules on signals that it forbids are taken out, with examples that only those made
 * hold, and a threshold to interdict that only those reached. A typology that needs a forbidden signal, or that is not
 * sound without what was taken out, is left out whole.
 */
export function typologiesWithin(
  typologies: readonly Typology[],
  allowedSources: readonly string[],
): readonly Typology[] {
  const forbidden = new Set<string>(forbiddenSignals(allowedSources));
  return typologies.flatMap((typology) => {
    if (typology.needs.some((signal) => forbidden.has(signal))) return [];
    const kept = withoutSignals(typology, forbidden);
    return checkTypology(kept, { allowedSources }).length === 0 ? [kept] : [];
  });
}

function withoutSignals(typology: Typology, forbidden: ReadonlySet<string>): Typology {
  const rules = typology.rules.filter(({ signal }) => !forbidden.has(signal));
  if (rules.length === typology.rules.length) return typology;
  const examples = typology.examples.map((example) => ({
    ...example,
    signals: Object.fromEntries(Object.entries(example.signals).filter(([signal]) => !forbidden.has(signal))),
  }));
  const { alert, interdict } = typology.thresholds;
  const reached = interdict !== null && mostOwnScore(rules) >= interdict;
  const kept = { ...typology, rules, examples, thresholds: { alert, interdict: reached ? interdict : null } };
  return { ...kept, examples: runExamples(kept).flatMap(({ holds, example }) => (holds ? [example] : [])) };
}
