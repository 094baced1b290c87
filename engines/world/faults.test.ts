import { describe, expect, it } from 'vitest';
import { faultLevels, faultsOf } from './faults.ts';

const calls = Array.from({ length: 4000 }, (_, call) => call);
const share = (hits: number): number => hits / calls.length;

describe('faults of the outside world', () => {
  it('answer the same for the same seed, channel and call, whatever was asked in between', () => {
    const once = faultsOf('a', 'rough');
    const again = faultsOf('a', 'rough');
    again.otp(3);
    again.carrier('kyc-match', 9);
    for (const call of calls.slice(0, 200)) {
      expect(again.carrier('sim-swap', call)).toEqual(once.carrier('sim-swap', call));
      expect(again.walletCallback(call)).toEqual(once.walletCallback(call));
    }
    const other = faultsOf('b', 'rough');
    expect(calls.some((call) => other.carrier('sim-swap', call).kind !== once.carrier('sim-swap', call).kind)).toBe(
      true,
    );
  });

  it('are absent at level none: every answer, callback and code comes, once and at once', () => {
    const faults = faultsOf('a', 'none');
    for (const call of calls.slice(0, 500)) {
      expect(faults.carrier('sim-swap', call)).toEqual({ kind: 'answers', delay_ms: 0 });
      expect(faults.walletCallback(call)).toEqual({ delays_ms: [0], acceptanceLost: false });
      expect(faults.otp(call)).toEqual({ delivered: true, delay_ms: 0 });
    }
  });

  it('grow with the level', () => {
    const silent = faultLevels.map((level) => {
      const faults = faultsOf('a', level);
      return share(calls.filter((call) => faults.carrier('kyc-match', call).kind === 'silent').length);
    });
    expect(silent).toEqual(silent.toSorted((a, b) => a - b));
    expect(silent[3]).toBeGreaterThan(0.12);
    expect(silent[3]).toBeLessThan(0.18);
  });

  it('double and lose callbacks at a rough wallet, and the second copy comes after the first', () => {
    const faults = faultsOf('a', 'rough');
    const callbacks = calls.map((call) => faults.walletCallback(call).delays_ms);
    expect(share(callbacks.filter((delays) => delays.length === 2).length)).toBeCloseTo(0.098, 1);
    expect(callbacks.some((delays) => delays.length === 0)).toBe(true);
    const outOfOrder = callbacks.filter(([first, second]) => second !== undefined && second <= first!);
    expect(outOfOrder).toEqual([]);
  });
});
