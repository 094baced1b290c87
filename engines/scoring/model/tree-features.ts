import type { FeatureColumn } from '../data/guard.ts';
import { cellOf } from '../data/table.ts';
import { valueReader } from '../trees/binned-table.ts';
import { TreeExplainer } from '../trees/tree-shap.ts';
import type { TreeModelFeature } from './document.ts';
import type { TreesFit } from './fit-trees.ts';
import type { Sample } from './sample.ts';

/** Rows on which the reasons of trees are weighed: enough for a share, few enough to wait for. */
const explainedRows = 2000;

/** The features of trees with what they usually add, on evenly chosen rows of the sample. */
export function describeTrees(
  { ensemble }: TreesFit,
  { sample, slope }: { readonly sample: Sample; readonly slope: number },
): (TreeModelFeature & { spread: number })[] {
  const parts = explainRows(ensemble, sample);
  return ensemble.features.map(({ name, kind, levels }, feature) => {
    const own = parts.map((row) => slope * row[feature]!);
    const averageLogOdds = own.reduce((sum, part) => sum + part, 0) / own.length;
    return {
      kind: 'tree',
      name,
      type: kind === 'number' ? 'numeric' : 'category',
      levels,
      averageLogOdds,
      bestLogOdds: own.reduce((best, part) => Math.min(best, part), 0),
      importance: 0,
      spread: own.reduce((sum, part) => sum + Math.abs(part - averageLogOdds), 0) / own.length,
    };
  });
}

function explainRows(ensemble: TreesFit['ensemble'], { features, outcomes }: Sample): Float64Array[] {
  const rows = outcomes.bad.length;
  const step = Math.max(1, Math.floor(rows / explainedRows));
  const explainer = new TreeExplainer(ensemble);
  const columns = new Map<string, FeatureColumn>(features.map((column) => [column.name, column]));
  const readers = ensemble.features.map((feature) => {
    const read = valueReader(feature);
    const column = columns.get(feature.name)!;
    return (row: number) => read(cellOf(column, row));
  });
  return Array.from({ length: Math.ceil(rows / step) }, (_, index) => {
    const values = readers.map((read) => read(index * step));
    return explainer.explain(values).parts;
  });
}
