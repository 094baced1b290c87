import { type Actor, assert, type Clock, type Context, type Locale } from '@lendline/kernel';

/** What a job carries besides its payload: whose data, on whose behalf, for which request. */
export interface JobEnvelope {
  readonly v: 1;
  readonly tenant: string;
  readonly actor: Actor;
  readonly correlation: string;
  readonly locale: Locale;
  /** When it was meant to run, by the clock of the lender. */
  readonly runAt?: string;
  readonly payload: unknown;
}

/** Reads what `enqueue` wrote. An envelope of another form was written by a newer Lendline: the job waits for it. */
export function readJobEnvelope(value: unknown): JobEnvelope {
  const known = typeof value === 'object' && value !== null && 'v' in value && value.v === 1;
  assert(known, 'this job was written by another version of Lendline; it is tried again later');
  return value as JobEnvelope;
}

export function contextOf({ tenant, actor, correlation, locale }: JobEnvelope, clock: Clock): Context {
  return { tenant, actor, correlation, locale, now: () => clock.now() };
}
