import { type Velocity, type VelocityDimension, velocities } from '@lendline/typology';

/** What borrowers try. Codes and wrong ones are counted by nobody yet. */
export type AttemptKind = 'code' | 'wrong-code' | 'application' | 'decline';

/** What is counted in one window: of one kind, by one dimension. */
export interface WindowMeasure {
  readonly name: string;
  readonly kind: AttemptKind;
  readonly by: VelocityDimension;
  readonly window_ms: number;
  readonly measure:
    | { readonly of: 'count' | 'sum' | 'shortest-gap' }
    | { readonly of: 'distinct'; readonly dimension: VelocityDimension };
}

const day_ms = 86_400_000;

/** What is kept of what `lines` does: no codes, so that signals of them stay unknown. */
const told: ReadonlySet<string> = new Set<AttemptKind>(['application']);

/** The windows that signals are read from, by the signal's name, as the engine counts them; and of applications that were declined. */
export const attemptMeasures: readonly WindowMeasure[] = [
  ...velocities.flatMap((velocity) => (told.has(velocity.events) ? [measureOf(velocity)] : [])),
  { name: 'declines_of_id_30d', kind: 'decline', by: 'id', window_ms: 30 * day_ms, measure: { of: 'count' } },
];

/** A ratio to what is asked for is made of the sum by whoever knows it. */
function measureOf({ signal, by, window_ms, figure }: Velocity): WindowMeasure {
  const of = { name: signal, kind: 'application', by, window_ms } as const;
  switch (figure.kind) {
    case 'count':
      return { ...of, measure: { of: 'count' } };
    case 'distinct':
      return { ...of, measure: { of: 'distinct', dimension: figure.of } };
    case 'shortest-gap-minutes':
      return { ...of, measure: { of: 'shortest-gap' } };
    case 'sum-ratio':
      return { ...of, measure: { of: 'sum' } };
  }
}
