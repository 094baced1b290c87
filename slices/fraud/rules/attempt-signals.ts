import {
  type SignalValues,
  SlidingWindows,
  velocities,
  type VelocityDimension,
  velocityDimensions,
  velocitySignals,
  velocityWindows,
} from '@lendline/typology';

/** What borrowers try. Codes and wrong ones are counted by the line, in `code-signals.ts`; by device nobody tells of them. */
export type AttemptKind = 'code' | 'wrong-code' | 'application' | 'decline';

type Keys = { readonly [Dimension in VelocityDimension]?: string | null };

export interface CountedAttempt extends Keys {
  readonly kind: AttemptKind;
  readonly event: string;
  readonly at_ms: number;
  readonly arrived_ms: number;
  readonly amount: number | null;
}

export interface Counting {
  readonly attempts: readonly CountedAttempt[];
  readonly keys: Keys;
  readonly asOf: Temporal.Instant;
  /** Minor units; null where no amount was named. */
  readonly requested: bigint | null;
}

const told: ReadonlySet<string> = new Set<AttemptKind>(['application']);
const month_ms = 30 * 86_400_000;

/** How far back the windows of each dimension reach: of a network, behind which there may be thousands, a day. */
export function reach_ms(dimension: VelocityDimension): number {
  const own = velocities.flatMap(({ by, window_ms }) => (by === dimension ? [window_ms] : []));
  return Math.max(dimension === 'id' ? month_ms : 0, ...own);
}

/** Velocity in exact sliding windows, by the engine that says what is counted and how; and how often the id was declined. */
export function attemptSignals({ attempts, keys, asOf, requested }: Counting): SignalValues {
  const windows = new SlidingWindows(velocityWindows(0));
  for (const attempt of attempts) if (told.has(attempt.kind)) windows.add(toEvent(attempt));
  const known = Object.entries(keys).filter(([, key]) => typeof key === 'string');
  const as_of_ms = asOf.epochMilliseconds;
  const counted = velocitySignals(windows, { keys: Object.fromEntries(known), as_of_ms, requested });
  return { ...withoutUntold(counted), declines_of_id_30d: declinesOf(attempts, { id: keys.id ?? null, as_of_ms }) };
}

function toEvent({ kind, event, at_ms, arrived_ms, amount, ...keys }: CountedAttempt) {
  const known = velocityDimensions.flatMap((dimension) => {
    const key = keys[dimension] ?? null;
    return key === null ? [] : [[dimension, key] as const];
  });
  return { id: event, kind, at_ms, arrived_ms, keys: Object.fromEntries(known), amount: BigInt(amount ?? 0) };
}

/** A count of what nobody tells is no 0. */
function withoutUntold(counted: SignalValues): SignalValues {
  return Object.fromEntries(Object.entries(counted).filter(([signal]) => !untold.has(signal)));
}

const untold: ReadonlySet<string> = new Set(
  velocities.flatMap(({ signal, events }) => (told.has(events) ? [] : [signal])),
);

function declinesOf(
  attempts: readonly CountedAttempt[],
  { id, as_of_ms }: { readonly id: string | null; readonly as_of_ms: number },
): number | null {
  if (id === null) return null;
  const since_ms = as_of_ms - month_ms;
  return attempts.filter((one) => one.kind === 'decline' && one.id === id && one.at_ms >= since_ms).length;
}
