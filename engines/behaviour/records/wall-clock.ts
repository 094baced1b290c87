/**
 * The wall clock of one zone. Wall times are kept as the milliseconds since 1970-01-01T00:00 of that wall, so that
 * the hour, the day and the weekday of a record are integer divisions.
 */
export interface WallClock {
  readonly zone: string;
  /** What the wall shows at an instant. */
  toWall(epoch_ms: number): number;
  /**
   * The instant at which the wall shows a time. As Temporal's `compatible`: the earlier of two when the clock is set
   * back, the time moved forward by the gap when it is set ahead.
   */
  toEpoch(wall_ms: number): number;
}

interface OffsetSpan {
  readonly from: number;
  readonly until: number;
  readonly offset_ms: number;
}

const msPerDay = 86_400_000;

/** Error: throws a RangeError on a zone that is not in the IANA database; `isZone` asks first. */
export function wallClock(zone: string): WallClock {
  const offsetAt = offsets(zone);
  return {
    zone,
    toWall: (epoch_ms) => epoch_ms + offsetAt(epoch_ms),
    toEpoch: (wall_ms) => {
      const before = offsetAt(wall_ms - msPerDay);
      const after = offsetAt(wall_ms + msPerDay);
      if (before === after || offsetAt(wall_ms - before) === before) return wall_ms - before;
      return offsetAt(wall_ms - after) === after ? wall_ms - after : wall_ms - before;
    },
  };
}

/** Whether a text names a zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

// One Temporal look-up per span between two changes of the clock, not one per record.
function offsets(zone: string): (epoch_ms: number) => number {
  const spans: OffsetSpan[] = [];
  let last = spanAt(zone, 0);
  spans.push(last);
  return (epoch_ms) => {
    if (epoch_ms >= last.from && epoch_ms < last.until) return last.offset_ms;
    const known = spans.find((span) => epoch_ms >= span.from && epoch_ms < span.until);
    last = known ?? spanAt(zone, epoch_ms);
    if (!known) spans.push(last);
    return last.offset_ms;
  };
}

function spanAt(zone: string, epoch_ms: number): OffsetSpan {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(epoch_ms)).toZonedDateTimeISO(zone);
  const next = here.getTimeZoneTransition('next');
  // One millisecond on, because 'previous' of a transition's own instant is the one before it.
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    offset_ms: here.offsetNanoseconds / 1_000_000,
  };
}
