import type { Environment } from '../contract.ts';

/**
 * Where versions decide, in the order in which they are promoted. `after` names the environment in which a version must have
 * been live before. A process is told its own by configuration.
 */
export const environments: Readonly<Record<Environment, { readonly after: Environment | null }>> = {
  test: { after: null },
  live: { after: 'test' },
};

export const environmentNames = ['test', 'live'] as const satisfies readonly Environment[];
