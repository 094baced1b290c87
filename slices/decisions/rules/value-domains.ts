import type { Domain, WorkedOut } from '@lendline/strategy';
import type { ValueDomain, WorkedOutValues } from '../contract.ts';

/** What a value may be, as it is told: numbers from anywhere have no least one, which JSON could not hold as infinite. */
export function valueDomain({ words, truth, numbers, isList }: Domain): ValueDomain {
  const least = numbers && Number.isFinite(numbers.least) ? numbers.least : null;
  return { words, truth, numbers: numbers ? { whole: numbers.whole, least } : null, isList };
}

export function workedOutValues(nodes: readonly WorkedOut[]): readonly WorkedOutValues[] {
  return nodes.map(({ graph, node, values }) => ({
    graph: graph ?? null,
    node,
    values: values.map(({ name, domain }) => ({ name, domain: valueDomain(domain) })),
  }));
}
