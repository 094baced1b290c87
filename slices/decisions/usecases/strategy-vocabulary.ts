import { ok, type Problem, type Result } from '@lendline/kernel';
import { vocabularyOf } from '@lendline/strategy';
import type { StrategyVocabulary } from '../contract.ts';
import { valueDomain } from '../rules/value-domains.ts';
import type { DecisionsParts } from './parts.ts';

/** What a strategy under the pack of this house may name. */
export function strategyVocabulary({
  pack,
}: Pick<DecisionsParts, 'pack'>): Promise<Result<StrategyVocabulary, Problem>> {
  const { facts, ...rest } = vocabularyOf(pack);
  return Promise.resolve(ok({ ...rest, facts: facts.map((fact) => ({ ...fact, domain: valueDomain(fact.domain) })) }));
}
