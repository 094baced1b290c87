import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { fitLogistic, sigmoid } from '../logistic/logistic.ts';
import { fuzzyAugmentation, parcelling, reweighting } from './reject-inference.ts';

/** Applicants of whom the better half was accepted; what came of the others is known here and to nobody else. */
function applicants(rows: number) {
  const random = seededRandom('rejects');
  const people = Array.from({ length: rows }, () => {
    const [x, z] = [random.normal(), random.normal()];
    return { x, z, bad: random.next() < sigmoid(-1 + x + 0.5 * z) ? 1 : 0 };
  });
  const accepted = people.filter(({ x }) => x + random.normal() < 0.3);
  return { accepted, rejected: people.filter((one) => !accepted.includes(one)) };
}

type People = ReturnType<typeof applicants>['accepted'];

function fit(people: People, bad: ArrayLike<number>, weights?: Float64Array) {
  const columns = [Float64Array.from(people, ({ x }) => x), Float64Array.from(people, ({ z }) => z)];
  const fitted = fitLogistic({ columns, bad, weights });
  if (!fitted.ok) throw new Error(fitted.error);
  const { intercept, coefficients } = fitted.value;
  const pdOf = ({ x, z }: People[number]): number => sigmoid(intercept + coefficients[0]! * x + coefficients[1]! * z);
  return { values: [intercept, ...coefficients], pdOf };
}

const { accepted, rejected } = applicants(3000);
const bad = accepted.map((one) => one.bad);
const known = fit(accepted, bad);
const given = { bad, pd: accepted.map(known.pdOf) };
const rejectedPd = rejected.map(known.pdOf);

describe('what can be said about rejected people', () => {
  it('fuzzy augmentation changes no coefficient: the model learns nothing from what it said itself', () => {
    const { rows, bad: outcome, weights } = fuzzyAugmentation(given, rejectedPd);
    const all = [...accepted, ...rejected];
    const again = fit(
      Array.from(rows, (row) => all[row]!),
      outcome,
      weights,
    );
    for (const [index, value] of again.values.entries()) {
      expect(Math.abs(value - known.values[index]!)).toBeLessThan(1e-9);
    }
  });

  it('re-weighting makes the accepted stand for all who applied', () => {
    const { weights, rows } = reweighting(given, rejectedPd);
    expect(rows).toHaveLength(accepted.length);
    expect(weights.every((weight) => weight >= 1)).toBe(true);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect(total).toBeCloseTo(accepted.length + rejected.length, 6);
    // Refusals went by what the model sees, so the re-weighted bad rate comes near that of everybody.
    const rate = bad.reduce((sum: number, value, row) => sum + value * weights[row]!, 0) / total;
    const truth = [...accepted, ...rejected].filter((one) => one.bad === 1).length / 3000;
    const ofAccepted = bad.filter((value) => value === 1).length / bad.length;
    expect(Math.abs(rate - truth)).toBeLessThan(Math.abs(ofAccepted - truth) / 2);
  });

  it('parcelling gives the rejected of a band the bad rate of the accepted times the factor, and says so', () => {
    const parcelled = parcelling(given, rejectedPd, { prudence: 2, random: seededRandom(1), bands: 1 });
    const drawn = Array.from(parcelled.bad.slice(accepted.length));
    const rate = bad.filter((value) => value === 1).length / bad.length;
    expect(drawn.filter((value) => value === 1).length / drawn.length).toBeCloseTo(Math.min(1, 2 * rate), 1);
    expect(parcelled.assumption.en).toContain('2 times');
    expect(parcelled.assumption['zh-CN']).toContain('2 倍');
  });
});
