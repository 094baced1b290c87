import { newId } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { liveChanges } from './live-changes.ts';

const id = () => newId('application', Temporal.Instant.from('2026-11-23T00:00:00Z'));
const never = new AbortController().signal;

describe('a wait for a change', () => {
  it('ends when that application changes, and not when another does', async () => {
    const live = liveChanges();
    const [mine, other] = [id(), id()];
    let woken = false;
    const waiting = live.wait(mine, 60_000, never).then(() => (woken = true));
    live.changed(other);
    await new Promise(setImmediate);
    expect(woken).toBe(false);
    live.changed(mine);
    expect(await waiting).toBe(true);
  });

  it('ends when its time is over, for what changed elsewhere or a moment before', async () => {
    const live = liveChanges();
    const mine = id();
    live.changed(mine);
    await expect(live.wait(mine, 1, never)).resolves.toBeUndefined();
  });

  it('ends when nobody listens any more, at once if that was so before', async () => {
    const live = liveChanges();
    const closed = new AbortController();
    const waiting = live.wait(id(), 60_000, closed.signal);
    closed.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(live.wait(id(), 60_000, closed.signal)).resolves.toBeUndefined();
  });
});
