import { type Clock, systemClock } from '@lendline/kernel';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../state/atomic-file.ts';

export interface ClockMove {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

export type MoveListener = (move: ClockMove) => void | Promise<void>;

/** Real time plus an offset that people and tests can change: time goes on by itself and can be moved to a due date. */
export interface MovableClock extends Clock {
  /**
   * Moves to an instant and waits for every listener in turn, so that whoever moved the clock finds the lender's day
   * closed. Moves queue up. Rejects with an AggregateError when listeners failed; the clock has moved all the same.
   */
  moveTo(to: Temporal.Instant): Promise<ClockMove>;
  /** The returned function stops telling. */
  onMove(listener: MoveListener): () => void;
}

const saved = z.object({ offset_ms: z.int() });

/**
 * @param options.path file that keeps the offset, so that a second start does not fall back to real time
 * @param options.base what moves on by itself; the system's clock unless a test gives its own
 */
export function createMovableClock({ path, base = systemClock }: { path?: string; base?: Clock } = {}): MovableClock {
  let offset_ms = path === undefined ? 0 : readOffset(path);
  const listeners = new Set<MoveListener>();
  let queue: Promise<unknown> = Promise.resolve();
  const now = (): Temporal.Instant => base.now().add({ milliseconds: offset_ms });

  async function move(to: Temporal.Instant): Promise<ClockMove> {
    const from = now();
    offset_ms += to.epochMilliseconds - from.epochMilliseconds;
    if (path !== undefined) writeFileAtomically(path, JSON.stringify({ offset_ms }));
    const failures: unknown[] = [];
    for (const listener of listeners) {
      try {
        // One after the other: a later listener may rely on what an earlier one has closed.
        await listener({ from, to });
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the clock has moved, and a listener failed');
    return { from, to };
  }

  return {
    now,
    moveTo: (to) => {
      const moved = queue.then(() => move(to));
      queue = moved.catch(() => undefined);
      return moved;
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readOffset(path: string): number {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const parsed = saved.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${path} is not a saved clock; delete it to start again from real time`);
  return parsed.data.offset_ms;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
