import { type Clock, dayIn } from '@lendline/kernel';
import { type Log, newContext } from '@lendline/platform';
import type { Lender } from './lender.ts';

export interface ClosedDays {
  /** Closes what is to be closed now, and not at the next look: somebody moved the clock. */
  look(): Promise<void>;
  /** Looks no more. Resolves when a day that is being closed is closed: the database must stay open until then. */
  stop(): Promise<void>;
}

export interface ClosingDays {
  readonly lender: Pick<Lender, 'clients' | 'drainEvents' | 'clockMoved'>;
  readonly clock: Clock;
  /** The lender's zone: business days are its days. */
  readonly zone: string;
  readonly log: Log;
}

const lookEvery_ms = 30_000;

/**
 * Closes each business day as it passes. A day is closed once however many processes look; days that were missed are
 * caught up.
 */
export function closeDays({ lender, clock, zone, log }: ClosingDays): ClosedDays {
  let closed = '';
  let running: Promise<void> = Promise.resolve();
  const close = async (): Promise<void> => {
    const today = dayIn(zone, clock.now()).toString();
    if (today === closed) return;
    const context = newContext({ actor: { kind: 'service', name: 'server' }, clock });
    const ran = await lender.clients.loans.closeOfBusiness(context, {});
    if (!ran.ok)
      return log.error({ code: ran.error.code, day: today }, 'close of business did not run; it is tried again');
    await lender.drainEvents();
    closed = today;
  };
  const look = (): Promise<void> => {
    running = running.then(close).catch((error: unknown) => log.error({ err: error }, 'close of business broke'));
    return running;
  };
  const timer = setInterval(() => void look(), lookEvery_ms);
  void look();
  return {
    look: async () => {
      await look();
      await lender.clockMoved();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
