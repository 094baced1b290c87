import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { compareArms, type UnitOutcome } from './compare.ts';
import { neededPerArm } from './power.ts';

const asked = { champion: 'old', challengers: ['new'], confidence: 0.95, power: 0.8 } as const;

/** Units of an arm of which all are approved and have matured. */
function* matured(arm: string, units: number, rate: number): Generator<UnitOutcome> {
  const random = seededRandom(`${arm} ${rate}`);
  for (let unit = 0; unit < units; unit += 1) {
    const defaulted = random.next() < rate;
    yield { arm, approved: true, defaulted, result: defaulted ? -50_000n : 6_000n };
  }
}

describe('a comparison of arms', () => {
  it('shows a difference that is there, of defaults and of money', () => {
    const [comparison] = compareArms([...matured('old', 4_000, 0.08), ...matured('new', 4_000, 0.04)], asked);
    expect(comparison!.defaulted).toMatchObject({ champion: { of: 4_000 }, shows: 'lower' });
    expect(comparison!.result.shows).toBe('higher');
    const { low, high } = comparison!.defaulted.interval;
    expect(low).toBeLessThan(-0.04);
    expect(high).toBeGreaterThan(-0.04);
  });

  it('shows none between arms that are alike, in all but about one of twenty experiments', () => {
    let shown = 0;
    for (let round = 0; round < 200; round += 1) {
      const random = seededRandom(round);
      const units = Array.from(
        { length: 600 },
        (_, unit): UnitOutcome => ({
          arm: unit % 2 === 0 ? 'old' : 'new',
          approved: random.next() < 0.4,
        }),
      );
      const [{ approved }] = compareArms(units, asked) as [ReturnType<typeof compareArms>[number]];
      shown += Number(approved.shows !== 'no difference shown');
    }
    expect(shown).toBeLessThan(22);
    expect(shown).toBeGreaterThan(1);
  });

  it('says how much it could have shown, and what it takes to show what was seen', () => {
    const [{ power }] = compareArms([...matured('old', 300, 0.08), ...matured('new', 300, 0.07)], asked) as [
      ReturnType<typeof compareArms>[number],
    ];
    expect(power.showsFrom).toBeGreaterThan(0.04);
    expect(power.neededPerArm).toBeGreaterThan(300);
  });

  it('says nothing of defaults or money where no loan has matured, and leaves other arms out', () => {
    const units = ['old', 'new', 'another'].map((arm) => ({ arm, approved: true }));
    const [comparison] = compareArms(units, asked);
    expect(comparison).toMatchObject({
      approved: { champion: { of: 1, count: 1 }, challenger: { of: 1 }, shows: 'no difference shown' },
      defaulted: { difference: null, interval: { low: -1, high: 1 } },
      result: { champion: null, interval: null },
      power: { showsFrom: null, neededPerArm: null },
    });
  });
});

describe('the size of an experiment', () => {
  it('is that of Fleiss for rates of .6 and .7', () => {
    expect(neededPerArm(0.6, 0.7, { confidence: 0.95, power: 0.8 })).toBe(356);
    expect(neededPerArm(0.1, 0.1, { confidence: 0.95, power: 0.8 })).toBe(Infinity);
  });

  it('shows the difference as often as it says', () => {
    const each = neededPerArm(0.1, 0.2, { confidence: 0.95, power: 0.8 });
    let shown = 0;
    for (let round = 0; round < 400; round += 1) {
      const random = seededRandom(`power ${round}`);
      const units = Array.from({ length: each * 2 }, (_, unit): UnitOutcome => {
        const arm = unit % 2 === 0 ? 'old' : 'new';
        return { arm, approved: true, defaulted: random.next() < (arm === 'old' ? 0.1 : 0.2) };
      });
      const [{ defaulted }] = compareArms(units, asked) as [ReturnType<typeof compareArms>[number]];
      shown += Number(defaulted.shows === 'higher');
    }
    // Five standard deviations of the share are .1.
    expect(Math.abs(shown / 400 - 0.8)).toBeLessThan(0.1);
  });
});
