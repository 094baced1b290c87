/** The next moment at which what was gathered goes: every `every_s` seconds since 1970, so that all who wait name the same one. */
export function nextGathering(now: Temporal.Instant, every_s: number): Temporal.Instant {
  const every_ms = every_s * 1000;
  return Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / every_ms) + 1) * every_ms);
}
