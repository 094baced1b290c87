import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureColumn } from '../data/guard.ts';
import { applicants } from '../test/applicants.ts';
import { valueReader } from './binned-table.ts';
import { fitBoostedTrees } from './boost.ts';
import { logOddsOfRow, type Tree, type TreeEnsemble } from './tree.ts';
import { TreeExplainer } from './tree-shap.ts';

const names = ['income', 'job', 'late', 'noise'] as const;
const { table, records } = applicants(1500, 3);
const columns = names.map((name) => table.columns.get(name) as FeatureColumn);
const bad = Uint8Array.from(records, (record) => Number(record['bad']));

function grown(seed: number, trees: number): TreeEnsemble {
  const options = { random: seededRandom(seed), trees, learningRate: 0.3, minRows: 10, maxLeaves: 12 };
  return fitBoostedTrees({ columns, outcomes: { bad } }, options).ensemble;
}

function valuesOf(ensemble: TreeEnsemble, row: number): number[] {
  return ensemble.features.map((feature) => valueReader(feature)(records[row]![feature.name] ?? null));
}

/** What a tree says where only the features in `known` are known: unknown ones go both ways, by training rows. */
function valueKnowing(tree: Tree, values: readonly number[], known: number): number {
  const visit = (node: number): number => {
    const feature = tree.feature[node]!;
    if (feature < 0) return tree.value[node]!;
    const [left, right] = [tree.left[node]!, tree.right[node]!];
    if ((known >> feature) & 1) {
      const value = values[feature]!;
      const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= tree.threshold[node]!;
      return visit(goesLeft ? left : right);
    }
    return (tree.rows[left]! * visit(left) + tree.rows[right]! * visit(right)) / tree.rows[node]!;
  };
  return visit(0);
}

/** Shapley's formula over all subsets: slow and beyond doubt. */
function shapley(ensemble: TreeEnsemble, values: readonly number[]): number[] {
  const count = ensemble.features.length;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const worth = Array.from({ length: 1 << count }, (_, known) =>
    ensemble.trees.reduce((sum, tree) => sum + valueKnowing(tree, values, known), ensemble.intercept),
  );
  const size = (set: number): number => [...set.toString(2)].filter((bit) => bit === '1').length;
  return Array.from({ length: count }, (_, feature) =>
    worth.reduce((sum, value, known) => {
      if ((known >> feature) & 1) return sum;
      const weight = (factorial(size(known)) * factorial(count - size(known) - 1)) / factorial(count);
      return sum + weight * (worth[known | (1 << feature)]! - value);
    }, 0),
  );
}

describe('reasons of trees', () => {
  it('are the Shapley values by definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1499 }), (seed, row) => {
        const ensemble = grown(seed, 4);
        const values = valuesOf(ensemble, row);
        const { parts } = new TreeExplainer(ensemble).explain(values);
        for (const [feature, exact] of shapley(ensemble, values).entries()) {
          expect(parts[feature]).toBeCloseTo(exact, 9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('add up to the log-odds of every row', () => {
    const ensemble = grown(1, 60);
    const explainer = new TreeExplainer(ensemble);
    for (let row = 0; row < 300; row += 1) {
      const values = valuesOf(ensemble, row);
      const { expected, parts } = explainer.explain(values);
      const sum = parts.reduce((total, part) => total + part, expected);
      expect(sum).toBeCloseTo(logOddsOfRow(ensemble, values), 9);
    }
  });

  it('give nothing to a feature that no tree looks at', () => {
    const ensemble = grown(1, 20);
    const unused = { ...ensemble, features: [...ensemble.features, { ...ensemble.features[0]!, name: 'unused' }] };
    const { parts } = new TreeExplainer(unused).explain([...valuesOf(ensemble, 0), 1]);
    expect(parts.at(-1)).toBe(0);
  });
});
