import type { DocumentCheck, StrategyVocabulary, ValueDomain, VocabularyFact } from '@lendline/decisions/contract';
import type { FeatureDefinition } from '@lendline/features/contract';
import type { LocalText } from '@lendline/kernel';
import type { NodePlace } from './document.ts';

/** A name that a node may use, with what is known of it. */
export interface KnownName {
  readonly name: string;
  readonly from: 'fact' | 'feature' | 'worked-out';
  /** Null of what a node has worked out: its name is all that there is. */
  readonly text: LocalText | null;
  readonly unit: VocabularyFact['unit'];
  readonly domain: ValueDomain;
  readonly isAllowed: boolean;
}

export interface Known {
  readonly vocabulary: StrategyVocabulary;
  readonly workedOut: DocumentCheck['workedOut'];
  /** Empty for those who may not read the catalogue of features. */
  readonly features: readonly FeatureDefinition[];
}

const featureDomain: ValueDomain = {
  words: ['unknown'],
  truth: false,
  numbers: { whole: false, least: null },
  isList: false,
};

/** Every name that a node may use: what nodes before it have worked out first, for they are fewest. */
export function namesAt({ vocabulary, workedOut, features }: Known, { graph, node }: NodePlace): readonly KnownName[] {
  const here = workedOut.find((one) => (one.graph ?? '') === graph && one.node === node);
  return [
    ...(here?.values ?? []).map(({ name, domain }) => ({
      name,
      from: 'worked-out' as const,
      text: null,
      unit: null,
      domain,
      isAllowed: true,
    })),
    ...vocabulary.facts.map((fact) => ({ ...fact, from: 'fact' as const })),
    ...features.map(({ name, label }) => ({
      name: `features.${name}`,
      from: 'feature' as const,
      text: label,
      unit: null,
      domain: featureDomain,
      isAllowed: true,
    })),
  ];
}
