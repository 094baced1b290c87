import { describe, expect, it } from 'vitest';
import { cn } from '../packs/cn.ts';
import { chinese } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';
import { Replayer } from './replayer.ts';

describe('a replay of many applications', () => {
  const strategy = strategyOf(cn);
  const input = chinese();

  it('asks ZEN for the first twenty, for one of five hundred, and for what only ZEN can say', async () => {
    let [asked, walkable] = [0, true];
    const replayer = new Replayer({
      walk: (of) => (walkable ? strategy.walk(of) : undefined),
      decide: (of) => {
        asked += 1;
        return strategy.decide(of);
      },
    });
    for (let time = 0; time < 501; time += 1) await replayer.decide(input);
    expect(asked).toBe(21);
    walkable = false;
    expect(await replayer.decide(input)).toEqual(strategy.walk(input));
    expect(asked).toBe(22);
  });

  it('stops when the two decide otherwise', async () => {
    const child = chinese({ values: { age_years: 10 } });
    const replayer = new Replayer({ walk: () => strategy.walk(child), decide: (of) => strategy.decide(of) });
    await expect(replayer.decide(input)).rejects.toThrow(/decides what ZEN decides/);
  });
});
