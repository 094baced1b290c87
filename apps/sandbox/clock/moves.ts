import { err, ok, type Result } from '@lendline/kernel';
import { z } from 'zod';

const moveRequest = z.union([
  z.strictObject({ days: z.int().min(1).max(3660) }),
  z.strictObject({
    /** An instant, or a day in the country's zone: then nine in the morning. */
    to: z.union([z.iso.datetime({ offset: true }), z.iso.date()]),
    /** Only for trying out old files: what has been entered keeps its later dates. */
    allowBack: z.boolean().default(false),
  }),
]);

export type MoveRefusal = 'unreadable' | 'back';

/** Where a request wants the clock: `{days}`, or `{to, allowBack?}`. */
export function readMove(
  body: unknown,
  { now, zone }: { now: Temporal.Instant; zone: string },
): Result<Temporal.Instant, MoveRefusal> {
  const parsed = moveRequest.safeParse(body);
  if (!parsed.success) return err('unreadable');
  const request = parsed.data;
  if ('days' in request) return ok(now.toZonedDateTimeISO(zone).add({ days: request.days }).toInstant());
  const to = request.to.length === 10 ? morningOf(request.to, zone) : Temporal.Instant.from(request.to);
  return Temporal.Instant.compare(to, now) < 0 && !request.allowBack ? err('back') : ok(to);
}

export function morningOf(day: string, zone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant();
}
