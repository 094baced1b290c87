import { err, ok, type RatePpm, type Result } from '@lendline/kernel';
import type { Cap, Licence, Pack } from './pack.ts';

export interface CapInForce {
  readonly cap: Cap;
  /** The largest all-in annual rate of a loan made on that day. */
  readonly annual_ppm: RatePpm;
  readonly setBy: 'law' | 'lender';
}

/**
 * The cap that binds a licence on a day: the latest entry from on or before it. An unknown licence gets the
 * strictest cap that any licence of the pack has that day, so that a missing record never buys a higher price.
 * Error `no-cap`: the pack has no entry for that licence and day, so nothing may be priced.
 */
export function capOn(pack: Pack, day: Temporal.PlainDate, licence: Licence | 'unknown'): Result<CapInForce, 'no-cap'> {
  const started = pack.caps.filter((cap) => Temporal.PlainDate.compare(cap.from, day) <= 0);
  const wanted = licence === 'unknown' ? new Set(started.map((cap) => cap.licence)) : new Set([licence]);
  const inForce = [...wanted].flatMap((name) => latest(started.filter((cap) => cap.licence === name)));
  const strictest = inForce.toSorted((a, b) => a.annual_ppm - b.annual_ppm)[0];
  return strictest ? ok(strictest) : err('no-cap');
}

/** What a cap entry allows in a year. */
export function annualCap(cap: Cap): RatePpm {
  return cap.limit.kind === 'reference-multiple'
    ? Math.floor(cap.limit.multiple * cap.limit.reference_ppm)
    : cap.limit.annual_ppm;
}

function latest(caps: readonly Cap[]): CapInForce[] {
  const cap = caps.toSorted((a, b) => Temporal.PlainDate.compare(b.from, a.from))[0];
  return cap ? [{ cap, annual_ppm: annualCap(cap), setBy: cap.limit.kind === 'lender' ? 'lender' : 'law' }] : [];
}
