import { cellOf, type Table } from '../data/table.ts';
import { valueReader } from '../trees/binned-table.ts';
import { logOddsOfRow } from '../trees/tree.ts';
import { expectedLogOdds } from '../trees/tree-shap.ts';
import { calibrationLine, type PartsReader, type PartsSource } from './parts.ts';
import { loadTrees } from './stored-trees.ts';

/**
 * What the features of each row add in all, of a model without nets. Trees are walked through instead of being taken
 * apart by feature, which is far cheaper and the same sum.
 */
export function partSums(model: PartsSource, table: Table, reader: PartsReader): Float64Array {
  if (model.kind === 'trees') return treeSums(model, table);
  const partsAt = reader.ofTable(table);
  return Float64Array.from({ length: table.rows }, (_, row) =>
    partsAt(row).reduce((sum, { logOdds }) => sum + logOdds, 0),
  );
}

function treeSums(model: PartsSource, table: Table): Float64Array {
  const ensemble = loadTrees(model);
  const { slope } = calibrationLine(model.calibration);
  const expected = expectedLogOdds(ensemble);
  const readers = ensemble.features.map((feature) => {
    const [read, column] = [valueReader(feature), table.columns.get(feature.name)];
    return (row: number) => read(column ? cellOf(column, row) : null);
  });
  return Float64Array.from({ length: table.rows }, (_, row) => {
    const values = readers.map((read) => read(row));
    return slope * (logOddsOfRow(ensemble, values) - expected);
  });
}
