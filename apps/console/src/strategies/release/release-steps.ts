import type { Environment, StrategyDetail, StrategyRelease, StrategySummary } from '@lendline/decisions/contract';

/** Environments in the order in which a version reaches them. */
export const environments = ['test', 'live'] as const satisfies readonly Environment[];

/** The environment in which a version must have been live before. */
const after: Readonly<Record<Environment, Environment | null>> = { test: null, live: 'test' };

export type ReleaseAct = 'canary' | 'share' | 'live' | 'end-canary';

/** Why nothing can be released: said on the page before anybody tries. */
export type Blocked = 'not-approved' | 'not-promoted' | 'canary-standing';

/** What decides in one environment. */
export interface Standing {
  readonly live: StrategySummary | null;
  readonly canary: StrategySummary | null;
}

export function standingIn(environment: Environment, strategies: readonly StrategySummary[]): Standing {
  const inState = (state: StrategyRelease['state']) =>
    strategies.find((one) => releaseIn(environment, one)?.state === state) ?? null;
  return { live: inState('live'), canary: inState('canary') };
}

export function releaseIn(environment: Environment, { releases }: StrategySummary): StrategyRelease | null {
  return releases.find((one) => one.environment === environment) ?? null;
}

/** What can be done with a version in one environment, and why not more. The server has the last word. */
export function stepsIn(
  environment: Environment,
  version: StrategyDetail,
  strategies: readonly StrategySummary[],
): { readonly acts: readonly ReleaseAct[]; readonly blocked: Blocked | null } {
  if (version.state !== 'approved') return { acts: [], blocked: 'not-approved' };
  const here = releaseIn(environment, version)?.state ?? null;
  if (here === 'live') return { acts: [], blocked: null };
  if (here === 'canary') return { acts: ['live', 'share', 'end-canary'], blocked: null };
  const before = after[environment];
  const isPromoted = before === null || version.history.some((one) => one.environment === before && one.to === 'live');
  if (!isPromoted) return { acts: [], blocked: 'not-promoted' };
  const { canary } = standingIn(environment, strategies);
  return canary ? { acts: ['live'], blocked: 'canary-standing' } : { acts: ['canary', 'live'], blocked: null };
}

/** Whose work a version is, as actors: whoever saved any of it, and whoever sent it to review. They cannot approve it. */
export function workOf({ savedBy, revisions, history }: StrategyDetail): readonly string[] {
  const sent = history.find(({ to }) => to === 'in-review');
  return [...new Set([savedBy, ...revisions.map((one) => one.savedBy), ...(sent ? [sent.by] : [])])];
}

/** `12.5` percent -> 125,000 ppm; null of what is no share of the lines: nothing, everybody, or finer than a millionth. */
export function shareOf(percent: string): number | null {
  const text = percent.trim();
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(text)) return null;
  const ppm = Math.round(Number(text) * 10_000);
  return ppm > 0 ? ppm : null;
}

/** What a rollback would take back: the canary where there is one, else the live version. */
export function takenBack({ canary, live }: Standing): StrategySummary | null {
  return canary ?? live;
}
