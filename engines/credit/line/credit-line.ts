import { assert, type Currency, type RatePpm } from '@lendline/kernel';
import type { DayCount } from '../day-count.ts';
import type { Interval } from '../interval.ts';
import type { Method } from '../loan-terms.ts';
import type { LineEvent } from './line-event.ts';

/** What a line was agreed on. */
export interface CreditLine {
  readonly currency: Currency;
  readonly limit: bigint;
  readonly from: Temporal.PlainDate;
  /** The last day on which it can be drawn, until it is renewed. */
  readonly until: Temporal.PlainDate;
  readonly leastDrawdown: bigint;
  /** How each drawdown is repaid. */
  readonly method: Method;
  readonly every: Interval;
  readonly mostInstalments: number;
  readonly rate_ppm: RatePpm;
  readonly dayCount: DayCount;
  /** Whether a drawdown may fall due after the line's last day. */
  readonly mayOutlast: boolean;
  /** Days in a row, within a term, on which nothing is out, before the line can be renewed; 0: none. */
  readonly restBeforeRenewal_d: number;
}

/**
 * - `open`: can be drawn; - `frozen`: not until it is released, over its last day too; - `expired`: its last day is over,
 *   it can be renewed; - `closed`: for good.
 */
export const lineStatuses = ['open', 'frozen', 'expired', 'closed'] as const;

export type LineStatus = (typeof lineStatuses)[number];

/** What becomes of a line by what happens to it; what is not named changes nothing. */
export const lineTransitions: Readonly<
  Record<LineStatus, Partial<Record<LineEvent['kind'] | 'last_day_over', LineStatus>>>
> = {
  open: { freeze: 'frozen', close: 'closed', last_day_over: 'expired' },
  frozen: { release: 'open', close: 'closed' },
  expired: { renewal: 'open', close: 'closed' },
  closed: {},
};

/** How a line stands at the close of a day. Amounts in minor units. */
export interface LineStanding {
  readonly line: CreditLine;
  readonly on: Temporal.PlainDate;
  readonly status: LineStatus;
  readonly limit: bigint;
  /** Principal that is out. */
  readonly drawn: bigint;
  /** What may be drawn: nothing unless the line is open, never below zero. */
  readonly available: bigint;
  readonly until: Temporal.PlainDate;
  /** The longest run of days in the present term on which nothing was out. */
  readonly rested_d: number;
}

/** Reads a line's log to the close of a day; entries of later days are left out, those of one day are in the order given. */
export function lineOn(line: CreditLine, log: readonly LineEvent[], on: Temporal.PlainDate): LineStanding {
  const state = new LineState(line);
  const known = log.filter((event) => Temporal.PlainDate.compare(event.on, on) <= 0);
  for (const event of known.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))) state.take(event);
  return state.standingOn(on);
}

class LineState {
  readonly #line: CreditLine;
  #status: LineStatus = 'open';
  #limit: bigint;
  #drawn = 0n;
  #until: Temporal.PlainDate;
  /** Since when nothing has been out; null while something is. */
  #restingSince: Temporal.PlainDate | null;
  #rested_d = 0;

  constructor(line: CreditLine) {
    this.#line = line;
    this.#limit = line.limit;
    this.#until = line.until;
    this.#restingSince = line.from;
  }

  take(event: LineEvent): void {
    this.#comeTo(event.on);
    if (event.kind === 'drawdown' || event.kind === 'principal_owed_again') this.#draw(event.amount);
    if (event.kind === 'principal_repaid') this.#repay(event.amount, event.on);
    if (event.kind === 'limit') this.#limit = event.limit;
    if (event.kind === 'renewal') this.#renew(event);
    this.#status = lineTransitions[this.#status][event.kind] ?? this.#status;
  }

  standingOn(on: Temporal.PlainDate): LineStanding {
    this.#comeTo(on);
    const free = this.#limit - this.#drawn;
    return {
      line: this.#line,
      on,
      status: this.#status,
      limit: this.#limit,
      drawn: this.#drawn,
      available: this.#status === 'open' && free > 0n ? free : 0n,
      until: this.#until,
      rested_d: this.#rested_d,
    };
  }

  /** What the days up to one have brought by themselves. */
  #comeTo(day: Temporal.PlainDate): void {
    if (this.#restingSince !== null) {
      const { days } = this.#restingSince.until(day, { largestUnit: 'days' });
      this.#rested_d = Math.max(this.#rested_d, days);
    }
    const isOver = Temporal.PlainDate.compare(day, this.#until) > 0;
    if (isOver) this.#status = lineTransitions[this.#status].last_day_over ?? this.#status;
  }

  #draw(amount: bigint): void {
    this.#drawn += amount;
    this.#restingSince = null;
  }

  #repay(amount: bigint, on: Temporal.PlainDate): void {
    assert(amount <= this.#drawn, 'no more principal comes back than is out');
    this.#drawn -= amount;
    if (this.#drawn === 0n) this.#restingSince = on;
  }

  /** A line that is renewed before its last day goes on; the days of rest begin anew. */
  #renew({ on, until, limit }: Extract<LineEvent, { kind: 'renewal' }>): void {
    this.#until = until;
    this.#limit = limit;
    this.#rested_d = 0;
    this.#restingSince = this.#drawn === 0n ? on : null;
  }
}
