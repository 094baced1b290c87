import { isBlank, isBlankAmongNumbers } from '../data/read-value.ts';
import { cellOf, type Column, type Value } from '../data/table.ts';
import { pointsOf } from '../scorecard/points.ts';
import { type BinnedFeature, valueReader } from '../trees/binned-table.ts';
import { TreeExplainer } from '../trees/tree-shap.ts';
import { calibrationLine, type Part, type PartsReader, type PartsSource } from './parts.ts';
import { loadTrees } from './stored-trees.ts';

function isBlankIn({ kind }: BinnedFeature, text: string): boolean {
  return kind === 'number' ? isBlankAmongNumbers(text) : isBlank(text);
}

/** Parts of a model of trees: what each feature adds depends on the others, so a row is read whole. */
export function treeParts(model: PartsSource): PartsReader {
  const ensemble = loadTrees(model);
  const explainer = new TreeExplainer(ensemble);
  const readers = ensemble.features.map(valueReader);
  const { slope } = calibrationLine(model.calibration);
  const ofValues = (given: readonly Value[]): Part[] => {
    const values = given.map((value, index) => readers[index]!(value));
    const { parts } = explainer.explain(values);
    return given.map((value, index) => {
      const logOdds = slope * parts[index]!;
      const isAbsent = value === null || isBlankIn(ensemble.features[index]!, String(value));
      const isRead = !Number.isNaN(values[index]!);
      const bin = isAbsent ? 'missing' : isRead ? String(value).trim() : 'other';
      const unread = !isAbsent && !isRead && ensemble.features[index]!.kind === 'number';
      return { logOdds, points: Math.round(pointsOf(logOdds, model.scaling)) + 0, bin, unread };
    });
  };
  const names = model.features.map(({ name }) => name);
  return {
    ofRow: (row) => ofValues(names.map((name) => row[name] ?? null)),
    ofTable: (table) => {
      const columns: (Column | undefined)[] = names.map((name) => table.columns.get(name));
      return (row) => ofValues(columns.map((column) => (column ? cellOf(column, row) : null)));
    },
  };
}
