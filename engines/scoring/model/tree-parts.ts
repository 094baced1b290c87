import { cellOf, type Column, type Value } from '../data/table.ts';
import { valueReader } from '../trees/binned-table.ts';
import { TreeExplainer } from '../trees/tree-shap.ts';
import { jointPart } from './joint-part.ts';
import { calibrationLine, type Part, type PartsReader, type PartsSource } from './parts.ts';
import { loadTrees } from './stored-trees.ts';

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
      const type = ensemble.features[index]!.kind === 'number' ? 'numeric' : 'category';
      const isKnown = !Number.isNaN(values[index]!);
      return jointPart({ value, type, isKnown }, slope * parts[index]!, model.scaling);
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
