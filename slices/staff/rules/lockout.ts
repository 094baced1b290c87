/** After this many wrong passwords in a row an account rests, so that guessing is slow and a typist is not shut out for long. */
export const lockout = { after: 5, for_minutes: 10 } as const;

export const shortestPassword = 12;

export interface Lockable {
  readonly failures: number;
  readonly locked_until: Temporal.Instant | null;
}

/** Minutes until the account may be tried again; zero when it may. */
export function minutesLocked({ locked_until }: Lockable, now: Temporal.Instant): number {
  if (!locked_until || Temporal.Instant.compare(now, locked_until) >= 0) return 0;
  return Math.ceil(locked_until.since(now).total('minutes'));
}

/** The account after one more wrong password. */
export function afterFailure({ failures }: Lockable, now: Temporal.Instant): Lockable {
  const count = failures + 1;
  if (count < lockout.after) return { failures: count, locked_until: null };
  return { failures: 0, locked_until: now.add({ minutes: lockout.for_minutes }) };
}
