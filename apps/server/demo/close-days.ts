import { dayIn } from '@lendline/kernel';
import { newContext } from '@lendline/platform';
import type { MovableClock } from '@lendline/sandbox';
import type { Lender } from '../lender.ts';
import { must } from '../seed/walk.ts';

export interface ClosedDays {
  stop(): void;
}

const lookEvery_ms = 30_000;

/** Closes each business day as it passes, by itself or because somebody moved the clock. */
export function closeDays(parts: { lender: Lender; clock: MovableClock; zone: string }): ClosedDays {
  const { lender, clock, zone } = parts;
  let closed = '';
  let running: Promise<void> = Promise.resolve();
  const close = async (): Promise<void> => {
    const today = dayIn(zone, clock.now()).toString();
    if (today === closed) return;
    const context = newContext({ actor: { kind: 'service', name: 'server' }, clock });
    must(await lender.clients.loans.closeOfBusiness(context, {}));
    await lender.drainEvents();
    closed = today;
  };
  const queued = (): Promise<void> => {
    running = running.catch(() => undefined).then(close);
    return running;
  };
  const forgetMoves = clock.onMove(async () => {
    await queued();
    await lender.clockMoved();
  });
  const timer = setInterval(() => void queued().catch(() => undefined), lookEvery_ms);
  void queued().catch(() => undefined);
  return {
    stop: () => {
      forgetMoves();
      clearInterval(timer);
    },
  };
}
