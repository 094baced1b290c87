import type {
  DecisionsClient,
  Environment,
  ReleaseState,
  StrategyChange,
  StrategyDetail,
  StrategyState,
} from '@lendline/decisions/contract';
import { err, ok, type Problem, type Result } from '@lendline/kernel';

/** The versions of the made-up lender, newest first. */
export interface StrategyDesk {
  versions: StrategyDetail[];
}

type Asked<Name extends keyof DecisionsClient> = Parameters<DecisionsClient[Name]>[1];

export function found(desk: StrategyDesk, id: string): Result<StrategyDetail, Problem> {
  const one = desk.versions.find((version) => version.id === id);
  return one ? ok(one) : err(problem('not-there', 404, ['没有这个版本。', 'There is no such version.']));
}

/** Review, release and rollback, as far as a page can tell. What may follow what is the server's; here all that is asked is done. */
export function releaseHandlers(desk: StrategyDesk, memberId: () => string) {
  const moved = (id: string, change: Change): Result<StrategyDetail, Problem> => {
    const before = found(desk, id);
    if (!before.ok) return before;
    const after = {
      ...before.value,
      ...change.to,
      history: [historyOf(before.value, change), ...before.value.history],
    };
    desk.versions = desk.versions.map((version) => (version.id === id ? after : version));
    return ok(after);
  };
  const historyOf = ({ revision, state, releases }: StrategyDetail, change: Change): StrategyChange => ({
    environment: change.environment ?? null,
    from: change.environment
      ? (releases.find((one) => one.environment === change.environment)?.state ?? null)
      : (state as StrategyState),
    to: change.name,
    revision,
    isRollback: change.isRollback ?? false,
    share_ppm: change.share_ppm ?? null,
    by: `staff:${memberId()}`,
    at: new Date().toISOString(),
    note: change.note,
  });
  const step = (id: string, state: StrategyState, note: string) => moved(id, { name: state, note, to: { state } });
  const release = (
    id: string,
    given: Omit<Asked<'releaseStrategy'>, 'strategyId'> & { readonly isRollback?: boolean },
  ) => {
    const { environment, state, share_ppm = null, note, isRollback = false } = given;
    const others = found(desk, id);
    const kept = others.ok ? others.value.releases.filter((one) => one.environment !== environment) : [];
    const releases = [...kept, { environment, state, share_ppm, since: new Date().toISOString() }];
    return moved(id, { name: state, environment, share_ppm, note, isRollback, to: { releases } });
  };
  const standing = (environment: Environment, state: ReleaseState) =>
    desk.versions.find(({ releases }) =>
      releases.some((one) => one.environment === environment && one.state === state),
    );
  return {
    sendToReview: ({ strategyId, note }: Asked<'sendToReview'>) => step(strategyId, 'in-review', note),
    reviewStrategy: ({ strategyId, approve, note }: Asked<'reviewStrategy'>) =>
      step(strategyId, approve ? 'approved' : 'rejected', note),
    reopenStrategy: ({ strategyId, note }: Asked<'reopenStrategy'>) => step(strategyId, 'draft', note),
    releaseStrategy: ({ strategyId, ...given }: Asked<'releaseStrategy'>) => {
      const before = standing(given.environment, 'live');
      if (given.state === 'live' && before) release(before.id, { ...given, state: 'retired' });
      return release(strategyId, given);
    },
    rollBackStrategy: ({ environment, note }: Asked<'rollBackStrategy'>) => {
      const back = { environment, note, isRollback: true } as const;
      const canary = standing(environment, 'canary');
      if (canary) return release(canary.id, { ...back, state: 'retired' });
      const live = standing(environment, 'live');
      const before = standing(environment, 'retired');
      if (!live || !before) return err(nothingBefore);
      release(live.id, { ...back, state: 'retired' });
      return release(before.id, { ...back, state: 'live' });
    },
  };
}

interface Change {
  readonly name: StrategyState | ReleaseState;
  readonly environment?: Environment;
  readonly share_ppm?: number | null;
  readonly isRollback?: boolean;
  readonly note: string;
  readonly to: Partial<StrategyDetail>;
}

const nothingBefore = problem('decisions.nothing-to-roll-back', 409, [
  '没有可以恢复的版本。',
  'Nothing was live before.',
]);

function problem(code: string, status: number, [zh, en]: readonly [string, string]): Problem {
  return { code, status, text: { 'zh-CN': zh, en } };
}
